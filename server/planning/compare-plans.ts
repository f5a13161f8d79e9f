import type { comparePlans as endpoint, PlanContent, ResponseOf } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { compareRoutes } from '../weekplan/index.ts'
import { requireContent } from './plan-content.ts'
import { readPlanRow } from './plan-rows.ts'

type Comparison = ResponseOf<typeof endpoint>

/** What changed from the plan `against` to this one, stop by stop. */
export async function comparePlans(db: Db, planId: number, against: number): Promise<Comparison> {
  const [plan, other] = [await readPlanRow(db, planId), await readPlanRow(db, against)]
  if (plan.agencyCode !== other.agencyCode || plan.week !== other.week)
    throw new AppError('conflict', {
      zh: `计划 ${planId} 与 ${against} 不是同一机构同一周的`,
      en: `Plans ${planId} and ${against} are not for the same agency and week`,
    })
  return compareContents(requireContent(plan), requireContent(other))
}

/**
 * The two need not share their indices (planned on different days they hold other visits), so the older routes are first
 * written in the newer one's: by site and, when a site has two visits, by kind; by team and day.
 */
export function compareContents(plan: PlanContent, against: PlanContent): Comparison {
  const visitAt = new Map(plan.visits.map((visit, v) => [`${visit.siteId}/${visit.kind}`, v]))
  const anyVisitAt = new Map(plan.visits.map((visit, v) => [visit.siteId, v]))
  const shiftAt = new Map(plan.shifts.map((shift, s) => [`${plan.teams[shift.team]!.id}/${shift.day}`, s]))
  const before = plan.shifts.map((): number[] => [])
  const gone: Comparison['items'] = []
  against.choices.routes.forEach((route, s) => {
    const shift = against.shifts[s]!
    const target = shiftAt.get(`${against.teams[shift.team]!.id}/${shift.day}`)
    for (const v of route) {
      const { siteId, kind, name } = against.visits[v]!
      const visit = visitAt.get(`${siteId}/${kind}`) ?? anyVisitAt.get(siteId)
      if (visit !== undefined && target !== undefined) before[target]!.push(visit)
      else if (visit === undefined || !plan.choices.routes.some((other) => other.includes(visit)))
        gone.push({ siteId, name, change: 'dropped', text: { zh: '不再安排', en: 'no longer planned' } })
    }
  })
  const { same, items } = compareRoutes(plan, before, plan.choices.routes)
  return {
    same,
    items: [
      ...items.map(({ visit, change, text }) => {
        const { siteId, name } = plan.visits[visit]!
        return { siteId, name, change, text }
      }),
      ...gone,
    ],
  }
}
