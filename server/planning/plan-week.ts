import type { Account, PlanSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { acceptPlan, type PlanRequest } from './accept-plan.ts'
import { startJob } from './plan-jobs.ts'
import { runPlan } from './run-plan.ts'

/** Whoever asks: an account, or the command line. */
export type Actor = Pick<Account, 'id' | 'name'>

/**
 * Takes on the planning of a week: the plan exists from now on as `accepted` and is the job. `finished` resolves with its
 * last state, whatever that is.
 */
export async function planWeek(
  db: Db,
  request: PlanRequest,
  by: { actor: Actor; now: Date },
): Promise<{ summary: PlanSummary; finished: Promise<PlanSummary> }> {
  const { summary, start } = await acceptPlan(db, request, by)
  const job = startJob(db, summary.id, (control) => runPlan(db, summary, { request, start, control }))
  return { summary, finished: job.finished }
}
