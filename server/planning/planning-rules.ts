import type { Db } from '../db/connect.ts'

/** The numbers that the week's plan stands on, of one rule version. */
export type PlanningRules = {
  readonly version: string
  readonly prizePerPriority: number
  readonly priorityCap: number
  readonly weights: {
    readonly unservedRequired: number
    readonly prize: number
    readonly travelSecond: number
    readonly unfairSecond: number
  }
  /** What moving a visit to another team or day costs when a plan is made again, in prize points. */
  readonly changePoints: number
  readonly outsideMinutes: number
  readonly gapDays: number
  readonly officers: number
  readonly railNeedsRail: boolean
  /** Minutes on site by `kind.worksType`. */
  readonly serviceMinutes: Readonly<Record<string, number>>
}

/** The planning numbers of a version; throws when one is missing, naming it. */
export async function readPlanningRules(db: Db, version: string): Promise<PlanningRules> {
  const rows = await db.selectFrom('rule_number').select(['key', 'value']).where('version', '=', version).execute()
  const numbers = new Map(rows.map((row) => [row.key, row.value]))
  const number = (key: string): number => {
    const value = numbers.get(key)
    if (value === undefined) throw new Error(`Rule version ${version} has no number ${key}.`)
    return value
  }
  const service = [...numbers].filter(([key]) => key.startsWith('service.'))
  return {
    version,
    prizePerPriority: number('plan.prize_per_priority'),
    priorityCap: number('due.priority_cap'),
    weights: {
      unservedRequired: number('plan.weight.unserved_required'),
      prize: number('plan.weight.prize'),
      travelSecond: number('plan.weight.travel_second'),
      unfairSecond: number('plan.weight.unfair_second'),
    },
    changePoints: number('plan.change_points'),
    outsideMinutes: number('plan.outside_minutes'),
    gapDays: number('plan.gap_days'),
    officers: number('plan.two_officers'),
    railNeedsRail: number('plan.rail_needs_rail') > 0,
    serviceMinutes: Object.fromEntries(service.map(([key, value]) => [key.slice('service.'.length), value])),
  }
}
