import { parentPort, workerData } from 'node:worker_threads'
import type { PlanChoices } from '../contract/index.ts'
import { type OpenSearch, openSearch, Problem, type Solution } from '../solver/index.ts'
import { type TimedPlan, timePlan, type WeekFacts } from '../weekplan/index.ts'
import { nextShare, type Share } from './share-time.ts'

export type WeekTask = {
  /** What the caller knows it by. */
  readonly index: number
  readonly buffer: ArrayBuffer
  readonly facts: WeekFacts
  readonly choices: PlanChoices
  readonly seed: number
}

export type WeeksTask = {
  readonly weeks: readonly WeekTask[]
  readonly seconds: number
  /** `processor`: seconds of this thread's processor time, for benches on a busy machine. */
  readonly clock: 'wall' | 'processor'
}

/** One week solved; sent for each when the time is up. */
export type WeekEnd = {
  readonly index: number
  readonly solution: Solution
  readonly timed: TimedPlan
  readonly choices: PlanChoices
}

/** Short beside the time that anyone waits, long beside what changing from one search to another costs. */
const SLICE_MS = 50

type Turn = Share & { readonly search: OpenSearch }

const port = parentPort!
// not zero means: stop and keep the best
const flag = new Int32Array(workerData as SharedArrayBuffer)
port.once('message', (task: WeeksTask) => {
  run(task)
  port.close()
})

/** Every week gets its first plan; then they take turns until the time is up. */
function run({ weeks, seconds, clock }: WeeksTask): void {
  const now = clock === 'wall' ? () => performance.now() : processorTime
  const end = now() + 1000 * seconds
  const turns = weeks.map(({ buffer, seed }): Turn => {
    const started = now()
    const problem = Problem.from(buffer)
    const search = openSearch(problem, { seed })
    // nothing can be found where there is nothing to place, or nowhere to place it
    const weight = problem.shifts === 0 ? 0 : problem.visits
    return { search, weight, spentMs: now() - started, improvedAtMs: 0 }
  })
  const open = turns.filter(({ weight }) => weight > 0)
  while (open.length > 0 && now() < end && Atomics.load(flag, 0) === 0)
    runSlice(open[nextShare(open)]!, Math.min(SLICE_MS, end - now()), now)
  weeks.forEach(({ index, buffer, facts, choices: given }, i) => {
    const solution = turns[i]!.search.solution()
    const choices = { ...given, routes: solution.routes.map((route) => [...route]) }
    const message: WeekEnd = { index, solution, choices, timed: timePlan(Problem.from(buffer), facts, choices) }
    port.postMessage(message)
  })
}

function runSlice(turn: Turn, milliseconds: number, now: () => number): void {
  const { search } = turn
  const started = now()
  const until = started + milliseconds
  let improved = false
  do improved = search.step() || improved
  while (now() < until)
  turn.spentMs += now() - started
  if (improved) turn.improvedAtMs = turn.spentMs
}

function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
