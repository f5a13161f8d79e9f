import {
  approvePlan as approvePlanEndpoint,
  comparePlans as comparePlansEndpoint,
  createPlan,
  followPlan as followPlanEndpoint,
  listPlans,
  readBound,
  readPlan as readPlanEndpoint,
  readPlanLines as readPlanLinesEndpoint,
  readPlanProblem,
  revisePlan as revisePlanEndpoint,
  startBound,
  stopBound,
  stopPlan as stopPlanEndpoint,
} from '../contract/index.ts'
import { answered, type Bound, bind, requireAgency } from '../http/bind.ts'
import { toWire } from '../weekplan/index.ts'
import { approvePlan } from './approve-plan.ts'
import { comparePlans } from './compare-plans.ts'
import { followPlan } from './follow-plan.ts'
import { findJob } from './plan-jobs.ts'
import { findPlans, readSummary } from './plan-rows.ts'
import { planWeek } from './plan-week.ts'
import { provePlanBound, readPlanBound, stopPlanBound } from './prove-plan-bound.ts'
import { readPlan, stopPlan } from './read-plan.ts'
import { readPlanLines } from './read-plan-lines.ts'
import { revisePlan } from './revise-plan.ts'
import { findStoredProblem } from './store-plan.ts'

/** The week: plan, follow, read, stop, revise, approve, compare, prove. */
export const planningRoutes: readonly Bound[] = [
  bind(createPlan, async ({ db, body, account, now, config }) => {
    requireAgency(account, body.agencyCode)
    return (await planWeek(db, body, { actor: account, now: now(), travel: config.travel })).summary
  }),
  bind(listPlans, ({ db, query }) => findPlans(db, { agencyCode: query.agency, week: query.week, limit: query.limit })),
  bind(readPlanEndpoint, ({ db, params }) => readPlan(db, params.id)),
  bind(stopPlanEndpoint, async ({ db, params, account }) => {
    requireAgency(account, (await readSummary(db, params.id)).agencyCode)
    return stopPlan(db, params.id)
  }),
  bind(readPlanProblem, async ({ db, params }) => {
    await readSummary(db, params.id)
    return toWire(findJob(db, params.id)?.problem() ?? (await findStoredProblem(db, params.id)).problem)
  }),
  bind(readPlanLinesEndpoint, ({ db, params, config, now }) =>
    readPlanLines(db, params.id, { travel: config.travel, now: now() }),
  ),
  bind(followPlanEndpoint, async ({ db, params, response }) => {
    await followPlan(db, params.id, response)
    return answered
  }),
  bind(revisePlanEndpoint, async ({ db, params, body, account }) => {
    requireAgency(account, (await readSummary(db, params.id)).agencyCode)
    return revisePlan(db, params.id, { ...body, actor: account })
  }),
  bind(approvePlanEndpoint, async ({ db, params, body, account, now }) => {
    requireAgency(account, (await readSummary(db, params.id)).agencyCode)
    return approvePlan(db, params.id, { ...body, actor: account, now: now() })
  }),
  bind(comparePlansEndpoint, ({ db, params, query }) => comparePlans(db, params.id, query.against)),
  bind(startBound, async ({ db, params, body, account }) => {
    requireAgency(account, (await readSummary(db, params.id)).agencyCode)
    return (await provePlanBound(db, params.id, { ...body, actor: account })).state
  }),
  bind(readBound, ({ db, params }) => readPlanBound(db, params.id)),
  bind(stopBound, async ({ db, params, account }) => {
    requireAgency(account, (await readSummary(db, params.id)).agencyCode)
    return stopPlanBound(db, params.id)
  }),
]
