import type { Plan, PlanSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findJob } from './plan-jobs.ts'
import { readPlanRow, readSummary } from './plan-rows.ts'

/** A plan; while it is being solved, with the best routes so far (reasons for what is left out come at the end). */
export async function readPlan(db: Db, planId: number): Promise<Plan> {
  const plan = await readPlanRow(db, planId)
  if (plan.content) return plan
  return { ...plan, content: findJob(db, planId)?.content() ?? null }
}

/** Asks the search to stop, and answers once the best so far is stored; a plan that is not running stays as it is. */
export async function stopPlan(db: Db, planId: number): Promise<PlanSummary> {
  await readSummary(db, planId)
  const job = findJob(db, planId)
  if (!job) return readSummary(db, planId)
  job.stop()
  return job.finished
}
