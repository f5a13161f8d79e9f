import type { BoundState, PlanBound } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { buildProblem } from '../solver/index.ts'
import { withChoices } from '../weekplan/index.ts'
import { boundJobState, runningBounds, startBoundJob, stopBoundJob } from './bound-jobs.ts'
import { joinBounds } from './join-bounds.ts'
import { requireContent } from './plan-content.ts'
import { readPlanRow, readSummary } from './plan-rows.ts'
import type { Actor } from './plan-week.ts'
import { findStoredProblem } from './store-plan.ts'

/** Each takes a core for as long as it lasts. */
const MOST_AT_ONCE = 2

/**
 * Starts to prove how much any plan of the same week could be worth. The result stays with the plan; `finished` resolves
 * when it is stored.
 */
export async function provePlanBound(
  db: Db,
  planId: number,
  { seconds, actor }: { seconds: number; actor: Actor },
): Promise<{ state: BoundState; finished: Promise<void> }> {
  const content = requireContent(await readPlanRow(db, planId))
  if (content.score.violations > 0)
    throw new AppError('conflict', {
      zh: `计划 ${planId} 有 ${content.score.violations} 处不合规则；上界只谈合规的计划，请先改正`,
      en: `Plan ${planId} breaks ${content.score.violations} rules; a bound speaks of plans that keep them: mend it first`,
    })
  const { problem } = await findStoredProblem(db, planId)
  if (boundJobState(db, planId)?.isRunning)
    throw new AppError('conflict', { zh: '正在证明，请稍候', en: 'The proof is under way already' })
  if (runningBounds(db) >= MOST_AT_ONCE)
    throw new AppError('conflict', {
      zh: `已有 ${MOST_AT_ONCE} 个证明在进行，请稍后再试`,
      en: `${MOST_AT_ONCE} proofs are under way; try again when one is done`,
    })
  const { buffer } = buildProblem(withChoices(problem, content.choices))
  const task = {
    buffer: buffer as ArrayBuffer,
    routes: content.choices.routes,
    requiredServed: content.score.requiredServed,
    seconds,
  }
  const finished = startBoundJob(db, planId, task, (bound) => storeBound(db, planId, bound, actor))
  return { state: await readPlanBound(db, planId), finished }
}

/** What is proven of a plan, and whether more is under way. */
export async function readPlanBound(db: Db, planId: number): Promise<BoundState> {
  await readSummary(db, planId)
  const job = boundJobState(db, planId) ?? { isRunning: false, soFar: null, cameToNothing: false, error: null }
  return { ...job, result: (await findBound(db, planId)) ?? null }
}

async function findBound(db: Db, planId: number): Promise<PlanBound | undefined> {
  const row = await db.selectFrom('plan_bound').select('content').where('plan_id', '=', planId).executeTakeFirst()
  return row?.content as PlanBound | undefined
}

/** Stops the proof of a plan; what is proven by then is kept. */
export async function stopPlanBound(db: Db, planId: number): Promise<BoundState> {
  await readSummary(db, planId)
  await stopBoundJob(db, planId)
  return readPlanBound(db, planId)
}

/** Joined with what is proven of the plan already; a proof that has come to nothing takes nothing away. */
async function storeBound(db: Db, planId: number, proven: PlanBound, actor: Actor): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // one at a time: another process may be proving the same plan
    await trx.selectFrom('plan').select('id').where('id', '=', planId).forUpdate().execute()
    const bound = joinBounds(await findBound(trx, planId), proven)
    if (!bound.net && !bound.prize) return
    const content = JSON.stringify(bound)
    await trx
      .insertInto('plan_bound')
      .values({ plan_id: planId, content, proven_by: actor.name })
      .onConflict((conflict) =>
        conflict.column('plan_id').doUpdateSet({ content, proven_by: actor.name, proven_at: new Date() }),
      )
      .execute()
    await recordAudit(trx, actor, 'plan.bound', `plan:${planId}`, {
      net: bound.net?.bound ?? null,
      prize: bound.prize?.bound ?? null,
    })
  })
}
