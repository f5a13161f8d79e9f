import type { Account, PlanSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { TravelSettings } from '../roads/open-travel.ts'
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
  { travel, ...by }: { actor: Actor; now: Date; travel: TravelSettings },
): Promise<{ summary: PlanSummary; finished: Promise<PlanSummary> }> {
  const { summary, start } = await acceptPlan(db, request, by)
  const job = startJob(db, summary.id, (control) =>
    runPlan(db, summary, { request, start, control, travel, now: by.now }),
  )
  return { summary, finished: job.finished }
}
