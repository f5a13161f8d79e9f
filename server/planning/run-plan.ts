import type { Plan, PlanChoices, PlanSummary, Words } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { isOutdated } from '../risk/outdated.ts'
import { scoreSites } from '../risk/score-sites.ts'
import { openTravel, type TravelSettings } from '../roads/open-travel.ts'
import type { TravelSource } from '../roads/provider.ts'
import { buildProblem } from '../solver/index.ts'
import { carryChoices, noChoices, scorePlan, timeRoutes, withChoices } from '../weekplan/index.ts'
import type { PlanRequest } from './accept-plan.ts'
import type { JobControl } from './plan-jobs.ts'
import { readSummary, setPlanState } from './plan-rows.ts'
import { readPlanningRules } from './planning-rules.ts'
import { buildWeekProblem, placesOf, type WeekProblem } from './problem.ts'
import { readPlanningFacts } from './read-facts.ts'
import { requireFeasible } from './require-feasible.ts'
import { requirePossible } from './require-possible.ts'
import { openSolver, type SolveJob } from './solver-threads.ts'
import { findStoredProblem, storePlan } from './store-plan.ts'

/** A plan to plan again, and the choices that hold in the new one; on the facts it was made from, or on today's. */
export type PlanStart = {
  readonly plan: Plan
  readonly choices: PlanChoices
  readonly facts: 'stored' | 'today'
}

type Task = {
  readonly request: PlanRequest
  readonly start: PlanStart | null
  readonly control: JobControl
  readonly travel: TravelSettings
  readonly now: Date
}

/** Reads, solves, checks, stores. Never throws: what goes wrong is the plan's state, `failed`, with a message. */
export async function runPlan(db: Db, plan: PlanSummary, task: Task): Promise<PlanSummary> {
  try {
    if (task.control.isStopped()) await setPlanState(db, plan.id, 'dismissed')
    else await solvePlan(db, plan, task)
  } catch (error) {
    await setPlanState(db, plan.id, 'failed', messageOf(error))
  }
  return readSummary(db, plan.id)
}

/** What a plan that failed says for itself. */
export function messageOf(error: unknown): string {
  if (error instanceof AppError) return `${error.words.zh} / ${error.words.en}`
  return error instanceof Error ? error.message : String(error)
}

async function solvePlan(db: Db, plan: PlanSummary, task: Task): Promise<void> {
  const solver = openSolver(task.control.tell)
  try {
    await setPlanState(db, plan.id, 'running')
    await solveWith(solver, db, plan, task)
  } finally {
    solver.close()
  }
}

async function solveWith(
  solver: SolveJob,
  db: Db,
  plan: PlanSummary,
  { request, start, control, travel, now }: Task,
): Promise<void> {
  const week =
    start?.facts === 'stored' ? await readStartProblem(db, start) : await readWeekProblem(db, plan, travel, now)
  const { facts, unavailable, conflicts } = week
  const choices = start ? carryChoices(start.plan.content!, start.choices, facts) : noChoices(facts.shifts)
  const problem = buildProblem(withChoices(week.problem, choices, start ? { routes: choices.routes } : undefined))
  if (request.strict) requirePossible(problem, facts.visits, choices)
  control.onContent(week.problem, (routes) => {
    const shown = { ...choices, routes }
    const timed = timeRoutes(problem, facts, shown)
    const score = scorePlan(problem, timed, shown)
    return { ...facts, unavailable, conflicts, choices: shown, routes: timed, unplanned: [], score }
  })
  control.onStop(solver.stop)
  const end = await solver.run({
    buffer: problem.buffer.slice(0) as ArrayBuffer,
    facts,
    choices,
    seed: request.seed,
    seconds: request.seconds,
    iterations: request.iterations ?? null,
  })
  requireFeasible(problem, end.solution.routes, choices)
  await storePlan(db, plan.id, {
    content: { ...facts, unavailable, conflicts, choices: end.choices, ...end.timed },
    problem: { problem: week.problem, start: start && choices },
    iterations: end.solution.iterations,
    travelSource: week.travelSource,
    travelNote: week.travelNote,
  })
}

/** Which week is planned, on what day's facts, by which rules. */
export type WeekKey = Pick<PlanSummary, 'agencyCode' | 'week' | 'asOf' | 'ruleVersion'>

/** A week's problem, ready to be solved, and where its travel times come from. */
export type ReadyWeek = WeekProblem & { readonly travelSource: TravelSource; readonly travelNote: Words | null }

/** Reads the week from the records of today; sites that nobody scored yet are scored first. */
export async function readWeekProblem(db: Db, key: WeekKey, settings: TravelSettings, now: Date): Promise<ReadyWeek> {
  await ensureAgencyScored(db, key)
  const { agencyCode, week, asOf, ruleVersion: version } = key
  const [rules, facts, travel] = await Promise.all([
    readPlanningRules(db, version),
    readPlanningFacts(db, { agencyCode, week, asOf, version }),
    openTravel(db, settings, { agencyCode, version, now }),
  ])
  const matrix = await travel.matrix(placesOf(facts))
  return { ...buildWeekProblem(facts, rules, matrix), travelSource: matrix.source, travelNote: matrix.note }
}

/** Nobody plans on yesterday's risk, nor on sites imported or ranks published since the last scoring. */
async function ensureAgencyScored(db: Db, { agencyCode, asOf, ruleVersion }: WeekKey): Promise<void> {
  const unscored = await db
    .selectFrom('site')
    .select('id')
    .where('agency_code', '=', agencyCode)
    .where('status', '=', 'active')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('risk_score')
            .select('risk_score.id')
            .whereRef('risk_score.site_id', '=', 'site.id')
            .where('as_of', '=', asOf)
            .where('version', '=', ruleVersion),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  if (await isOutdated(db)) await scoreSites(db, { asOf })
  else if (unscored) await scoreSites(db, { asOf, agencyCode })
}

/** Planning again stands on the very same facts: only what people chose is new. */
async function readStartProblem(db: Db, { plan }: PlanStart): Promise<ReadyWeek> {
  const { problem } = await findStoredProblem(db, plan.id)
  const { days, teams, shifts, visits, unavailable, conflicts } = plan.content!
  return {
    facts: { days, teams, shifts, visits },
    unavailable,
    conflicts,
    problem,
    travelSource: plan.travelSource,
    travelNote: plan.travelNote,
  }
}
