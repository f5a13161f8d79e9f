import type { comparePlans as endpoint, PlanContent, ResponseOf } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { compareRoutes, translateWeek } from '../weekplan/index.ts'
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
  const translate = translateWeek(against, plan)
  const before = plan.shifts.map((): number[] => [])
  const gone: Comparison['items'] = []
  against.choices.routes.forEach((route, s) => {
    const target = translate.shift(s)
    for (const v of route) {
      const { siteId, name } = against.visits[v]!
      const visit = translate.visit(v)
      if (visit >= 0 && target >= 0) before[target]!.push(visit)
      else if (visit < 0 || !plan.choices.routes.some((other) => other.includes(visit)))
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
