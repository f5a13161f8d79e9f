import type { Plan, PlanSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findJob } from './plan-jobs.ts'
import { readPlanRow, readSummary, setPlanState } from './plan-rows.ts'

/** A plan; while it is being solved, with the best routes so far (reasons for what is left out come at the end). */
export async function readPlan(db: Db, planId: number): Promise<Plan> {
  const plan = await readPlanRow(db, planId)
  if (plan.content) return plan
  return { ...plan, content: findJob(db, planId)?.content() ?? null }
}

/** Stops the search and answers once the best so far is stored; a plan still waiting is dismissed, one that is done stays. */
export async function stopPlan(db: Db, planId: number): Promise<PlanSummary> {
  await readSummary(db, planId)
  const job = findJob(db, planId)
  if (!job) return readSummary(db, planId)
  job.stop()
  if (job.hasBegun()) return job.finished
  // it may wait long for its turn, and will only find that nobody wants it any more
  await setPlanState(db, planId, 'dismissed')
  return readSummary(db, planId)
}
