import type { PlanSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import type { TravelSettings } from '../roads/open-travel.ts'
import { buildProblem, type Problem } from '../solver/index.ts'
import { noChoices, withChoices } from '../weekplan/index.ts'
import { acceptPlan } from './accept-plan.ts'
import { readSummary, setPlanState } from './plan-rows.ts'
import type { Actor } from './plan-week.ts'
import { requireFeasible } from './require-feasible.ts'
import { messageOf, type ReadyWeek, readWeekProblem } from './run-plan.ts'
import { solveWeeks } from './solve-weeks.ts'
import type { WeekEnd } from './solve-weeks-worker.ts'
import { storePlan } from './store-plan.ts'

export type CityRequest = {
  readonly week: string
  /** For all agencies together. */
  readonly seconds: number
  readonly seed: number
  readonly threads: number
}

type By = { readonly actor: Actor; readonly now: Date; readonly travel: TravelSettings; readonly signal?: AbortSignal }

type Draft = { readonly summary: PlanSummary; readonly week: ReadyWeek; readonly problem: Problem }

/**
 * Plans a week for every agency that has sites: one draft each, solved side by side in the time given. An agency whose
 * plan fails keeps its reason and does not hold up the others. Answers with the last state of each plan, by agency.
 */
export async function planCity(
  db: Db,
  request: CityRequest,
  { actor, now, travel, signal }: By,
): Promise<PlanSummary[]> {
  const { week, seconds, seed, threads } = request
  const plans: number[] = []
  const drafts: Draft[] = []
  for (const agencyCode of await findAgencies(db)) {
    const { summary } = await acceptPlan(db, { agencyCode, week, seconds, seed }, { actor, now })
    plans.push(summary.id)
    await orFail(db, summary, async () => void drafts.push(await prepare(db, summary, { travel, now })))
  }
  // storing one plan must not keep the next thread's answers waiting, and every one is stored before we answer
  const stored: Promise<void>[] = []
  const waiting = new Set(drafts)
  await solveWeeks({
    weeks: drafts.map(({ summary, week: { facts }, problem }, index) => ({
      index,
      buffer: problem.buffer.slice(0) as ArrayBuffer,
      facts,
      choices: noChoices(facts.shifts),
      seed: summary.seed,
    })),
    seconds,
    threads,
    ...(signal && { signal }),
    onWeek: (end) => {
      const draft = drafts[end.index]!
      waiting.delete(draft)
      stored.push(orFail(db, draft.summary, () => store(db, draft, end)))
    },
  }).catch((error: unknown) => {
    for (const { summary } of waiting) stored.push(setPlanState(db, summary.id, 'failed', messageOf(error)))
  })
  await Promise.all(stored)
  return Promise.all(plans.map((id) => readSummary(db, id)))
}

async function findAgencies(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('site')
    .select('agency_code')
    .distinct()
    .where('status', 'in', ['active', 'suspended', 'precompletion'])
    .orderBy('agency_code')
    .execute()
  if (rows.length > 0) return rows.map((row) => row.agency_code)
  throw new AppError('not-possible', {
    zh: '没有任何机构有在施工程，请先导入',
    en: 'No agency has a site under construction: import them first',
  })
}

async function prepare(db: Db, summary: PlanSummary, { travel, now }: Pick<By, 'travel' | 'now'>): Promise<Draft> {
  await setPlanState(db, summary.id, 'running')
  const week = await readWeekProblem(db, summary, travel, now)
  return { summary, week, problem: buildProblem(withChoices(week.problem, noChoices(week.facts.shifts))) }
}

async function store(db: Db, { summary, week, problem }: Draft, end: WeekEnd): Promise<void> {
  requireFeasible(problem, end.solution.routes, end.choices)
  const { facts, unavailable, conflicts } = week
  await storePlan(db, summary.id, {
    content: { ...facts, unavailable, conflicts, choices: end.choices, ...end.timed },
    problem: { problem: week.problem, start: null },
    iterations: end.solution.iterations,
    travelSource: week.travelSource,
    travelNote: week.travelNote,
  })
}

async function orFail(db: Db, { id }: PlanSummary, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    await setPlanState(db, id, 'failed', messageOf(error))
  }
}
