import type { PlanChoices, Unplanned } from '../server/contract/index.ts'
import { buildProblem, maxRuntime, type Routes, type Score, solve } from '../server/solver/index.ts'
import {
  type BaseProblem,
  type DayProblem,
  explainUnplanned,
  orderDay,
  type WeekFacts,
  withChoices,
} from '../server/weekplan/index.ts'

/** What the page asks of the worker. The week is sent once; the rest refers to it, except a day, which is sent whole. */
export type SolverRequest =
  | { readonly kind: 'order'; readonly ticket: number; readonly day: DayProblem }
  | { readonly kind: 'load'; readonly wire: BaseProblem; readonly facts: WeekFacts }
  | { readonly kind: 'explain'; readonly choices: PlanChoices }
  | {
      readonly kind: 'replan'
      readonly choices: PlanChoices
      readonly milliseconds: number
      readonly seed: number
    }

/** What the worker answers; a re-plan answers many times, the last one with `isDone`. */
export type SolverAnswer =
  | { readonly kind: 'ordered'; readonly ticket: number; readonly order: readonly number[] }
  | { readonly kind: 'explained'; readonly unplanned: Unplanned[] }
  | { readonly kind: 'improved'; readonly routes: Routes; readonly score: Score; readonly isDone: boolean }
  | { readonly kind: 'failed'; readonly message: string }

let week: { wire: BaseProblem; facts: WeekFacts } | undefined

self.onmessage = ({ data }: MessageEvent<SolverRequest>) => {
  try {
    handle(data)
  } catch (error) {
    answer({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

function handle(request: SolverRequest): void {
  if (request.kind === 'load') {
    week = request
    return
  }
  if (request.kind === 'order') {
    answer({ kind: 'ordered', ticket: request.ticket, order: orderDay(request.day) })
    return
  }
  if (!week) throw new Error('No week was loaded.')
  const { wire, facts } = week
  const { choices } = request
  if (request.kind === 'explain') {
    const problem = buildProblem(withChoices(wire, choices))
    answer({ kind: 'explained', unplanned: explainUnplanned(problem, facts, choices) })
    return
  }
  const { milliseconds, seed } = request
  const problem = buildProblem(withChoices(wire, choices, { routes: choices.routes }))
  const solution = solve(problem, {
    seed,
    initial: choices.routes,
    stop: maxRuntime(milliseconds, () => performance.now()),
    onBest: ({ routes, score }) => answer({ kind: 'improved', routes, score, isDone: false }),
  })
  answer({ kind: 'improved', routes: solution.routes, score: solution.score, isDone: true })
}

function answer(message: SolverAnswer): void {
  self.postMessage(message)
}
