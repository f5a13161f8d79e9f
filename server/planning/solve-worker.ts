import { parentPort, workerData } from 'node:worker_threads'
import type { PlanChoices } from '../contract/index.ts'
import { anyOf, maxIterations, maxRuntime, Problem, type Solution, type Stop, solve } from '../solver/index.ts'
import { type TimedPlan, timePlan, type WeekFacts } from '../weekplan/index.ts'
import { warmUp } from './warm-up.ts'

export type SolveTask = {
  readonly buffer: ArrayBuffer
  readonly facts: WeekFacts
  readonly choices: PlanChoices
  readonly seed: number
  readonly seconds: number
  /** Set to replay: then `seconds` does not count. */
  readonly iterations: number | null
}

export type SolveMessage =
  | { readonly type: 'improvement'; readonly solution: Solution; readonly elapsedMs: number }
  | { readonly type: 'done'; readonly solution: Solution; readonly timed: TimedPlan; readonly choices: PlanChoices }

/** Improvements closer together than this are told as one; nobody sees more than ten a second. */
const TELL_MS = 100

/** No replay lasts longer than a search may (600 s, twice that on a slower machine): a wrong number must not block the queue. */
const REPLAY_MS = 1_200_000

const port = parentPort!
// not zero means: stop and keep the best
const flag = new Int32Array(workerData as SharedArrayBuffer)
port.on('message', run)
// a task that comes meanwhile waits; reading its week takes longer
warmUp()

function run(task: SolveTask): void {
  const started = performance.now()
  const problem = Problem.from(task.buffer)
  let told = Number.NEGATIVE_INFINITY
  let untold: Solution | undefined
  const tell = (now: number): void => {
    if (!untold || now - told < TELL_MS) return
    const message: SolveMessage = { type: 'improvement', solution: untold, elapsedMs: now - started }
    port.postMessage(message)
    told = now
    untold = undefined
  }
  const stopped: Stop = () => {
    tell(performance.now())
    return Atomics.load(flag, 0) !== 0
  }
  const now = () => performance.now()
  const limit =
    task.iterations === null
      ? maxRuntime(task.seconds * 1000, now)
      : anyOf(maxIterations(task.iterations), maxRuntime(REPLAY_MS, now))
  const solution = solve(problem, {
    seed: task.seed,
    stop: anyOf(stopped, limit),
    onBest: (best) => {
      untold = best
      tell(performance.now())
    },
    initial: task.choices.routes,
  })
  const choices = { ...task.choices, routes: solution.routes.map((route) => [...route]) }
  const done: SolveMessage = { type: 'done', solution, timed: timePlan(problem, task.facts, choices), choices }
  port.postMessage(done)
}
