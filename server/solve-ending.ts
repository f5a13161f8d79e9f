import { setTimeout as delay, setImmediate } from 'node:timers/promises'
import type { SearchFileThreads } from './search-file-threads.ts'
import { check, explainer, nowhere, type Problem, type Reason, type Solution } from './solver/index.ts'
import { type Extras, type Translation, toSolution, type VroomSolution } from './vroom/index.ts'

/** A job that is left out is explained by so many places for it, those with the shortest detours. */
const PLACES = 10

/** The length of an ending that need not be known better before it is near. */
const ACCURATE_MS = 20

/** So many explanations tell how long all take. */
const SAMPLE = 24

/** A checked plan in VROOM's words, with a reason for each job left out. */
export function endWith(translation: Translation, { routes }: Solution, extras: Extras): VroomSolution {
  const { problem } = translation
  requireFeasible(problem, routes)
  return toSolution(translation, routes, explainer(problem, routes, PLACES), extras)
}

/**
 * Ends with the best plan at `endMs` of this process's clock, as nearly as can be. How long ending takes is measured on the
 * plan itself, and ever again: code gets faster as it is used. An ending that took far less than was thought is done over
 * with what the search has found since.
 */
export async function endAt(
  endMs: number,
  threads: SearchFileThreads,
  end: (best: Solution) => VroomSolution,
  measure: (best: Solution) => number,
): Promise<VroomSolution> {
  while (performance.now() < endMs) {
    const begun = performance.now()
    const needed = measure(threads.best()!)
    const now = performance.now()
    const measuring = now - begun
    const spare = endMs - needed - now
    if (spare <= 2 * measuring) {
      await rest(spare)
      break
    }
    // a long ending is not yet known well
    await rest(needed > ACCURATE_MS ? spare / 2 : spare - measuring)
  }
  for (;;) {
    threads.hold()
    await rest(0)
    const begun = performance.now()
    const solution = end(threads.best()!)
    const took = performance.now() - begun
    const spare = endMs - took - performance.now()
    if (spare < 0) return solution
    threads.goOn()
    await rest(spare)
  }
}

/** Waits, and hears what the threads have sent meanwhile. */
async function rest(ms: number): Promise<void> {
  if (ms > 0) await delay(ms)
  await setImmediate()
}

/** How long `endWith` and writing would take for this plan: all but the explanations is tried, and some of these. */
export function endingMs(translation: Translation, { routes }: Solution): number {
  const { problem } = translation
  const begun = performance.now()
  requireFeasible(problem, routes)
  const left: number[] = []
  const unexplained = (visit: number): Reason => {
    left.push(visit)
    return nowhere(visit)
  }
  JSON.stringify(
    toSolution(translation, routes, unexplained, { seed: 0, iterations: 0, threads: 0, loading: 0, solving: 0 }),
  )
  const reasonOf = explainer(problem, routes, PLACES)
  const explaining = performance.now()
  const step = Math.max(1, left.length / SAMPLE)
  let count = 0
  for (let i = 0; i < left.length; i += step, count++) reasonOf(left[Math.floor(i)]!)
  const ended = performance.now()
  return ended - begun + (count > 0 ? ((ended - explaining) * (left.length - count)) / count : 0)
}

/** `check` shares nothing with the search: what it finds is a fault of ours, and no solution. */
function requireFeasible(problem: Problem, routes: Solution['routes']): void {
  const [violation] = check(problem, routes)
  if (violation) throw new Error(`The search broke a rule: ${JSON.stringify(violation)}`)
}
