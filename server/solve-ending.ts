import { setTimeout as delay, setImmediate } from 'node:timers/promises'
import type { SearchFileThreads } from './search-file-threads.ts'
import { check, explainer, type Problem, type Routes, type Solution } from './solver/index.ts'
import { type Extras, type Translation, toSolution, type VroomSolution } from './vroom/index.ts'

/** A job that is left out is explained by so many places for it, those with the shortest detours. */
const PLACES = 10

/** The length of an ending that need not be known better before it is near. */
const ACCURATE_MS = 20

/** An ending is about so much quicker than the first. */
const QUICKER = 0.6

/** Who is not more than this part of the time early need not end once more. */
const EARLY = 0.02

/** So many explanations tell how long all take, or as many as so much time allows. */
const SAMPLE = 24
const SAMPLE_MS = 15

/** Of a plan that nobody reads. */
const NO_EXTRAS: Extras = { seed: 0, iterations: 0, threads: 0, loading: 0, solving: 0 }

/** A checked plan in VROOM's words, with a reason for each job left out that can be looked at before `endMs`. */
export function endWith(
  translation: Translation,
  routes: Routes,
  extras: Extras,
  endMs = Number.POSITIVE_INFINITY,
): VroomSolution {
  const { problem } = translation
  requireFeasible(problem, routes)
  const reasonOf = explainer(problem, routes, PLACES)
  const inTime = (visit: number) => (performance.now() < endMs ? reasonOf(visit) : undefined)
  return toSolution(translation, routes, inTime, extras)
}

/**
 * Ends with the plan that the file has, which nobody reads: code that has been used once is quicker when it counts. Returns
 * the milliseconds that it took.
 */
export function rehearse(translation: Translation): number {
  const begun = performance.now()
  endWith(translation, translation.initial, NO_EXTRAS, 0)
  return performance.now() - begun
}

/**
 * Ends with the best plan at `endMs` of this process's clock, as nearly as can be. How long ending takes is measured on the
 * plan itself, and ever again: code gets faster as it is used. An ending that took far less than was thought is done over
 * with what the search has found since. Nothing is measured when hardly more time is left than a rehearsal took.
 */
export async function endAt(
  endMs: number,
  threads: SearchFileThreads,
  end: (best: Solution, endMs: number) => VroomSolution,
  measure: (best: Solution) => number,
  rehearsalMs: number,
): Promise<VroomSolution> {
  while (endMs - performance.now() > 2 * rehearsalMs) {
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
  for (let quicker = QUICKER; ; quicker = 1) {
    threads.hold()
    await rest(0)
    const best = threads.best()!
    const begun = performance.now()
    const solution = end(best, endMs)
    const took = performance.now() - begun
    // no two endings take the same
    const needed = quicker * took + Math.min(took / 2, ACCURATE_MS)
    const left = endMs - performance.now()
    if (left < needed && left < EARLY * endMs) return solution
    threads.goOn()
    await rest(left - needed)
    if (threads.best() !== best) continue
    await rest(endMs - performance.now())
    return solution
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
  const unexplained = (visit: number) => {
    left.push(visit)
    return undefined
  }
  JSON.stringify(toSolution(translation, routes, unexplained, NO_EXTRAS))
  const reasonOf = explainer(problem, routes, PLACES)
  const explaining = performance.now()
  const step = Math.max(1, left.length / SAMPLE)
  let count = 0
  for (let i = 0; i < left.length && performance.now() < explaining + SAMPLE_MS; i += step, count++)
    reasonOf(left[Math.floor(i)]!)
  const ended = performance.now()
  return ended - begun + (count > 0 ? ((ended - explaining) * (left.length - count)) / count : 0)
}

/** `check` shares nothing with the search: what it finds is a fault of ours, and no solution. */
function requireFeasible(problem: Problem, routes: Solution['routes']): void {
  const [violation] = check(problem, routes)
  if (violation) throw new Error(`The search broke a rule: ${JSON.stringify(violation)}`)
}
