import { check, explainer, type Problem, type Routes, type Solution } from './solver/index.ts'
import { type Extras, type Translation, toSolution, type VroomSolution } from './vroom/index.ts'

/** A job that is left out is explained by so many places for it, those with the shortest detours. */
const PLACES = 10

/** So many explanations tell how long all take, or as many as so much time allows. */
const SAMPLE = 24
const SAMPLE_MS = 15

/** To make the text of a solution, and to hand it on, takes about so many times as long as to make it. */
const WRITING = 2

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
 * Ends with the plan that the file has, which nobody reads: code that has been used once is quicker when it counts. Returns how
 * many milliseconds it takes to write an ending.
 */
export function rehearse(translation: Translation): number {
  const ending = endWith(translation, translation.initial, NO_EXTRAS, 0)
  const begun = performance.now()
  JSON.stringify(ending)
  return WRITING * (performance.now() - begun)
}

/** How long `endWith` would take for this plan: all but the explanations is tried, and some of these. */
export function endingMs(translation: Translation, { routes }: Solution): number {
  const { problem } = translation
  const begun = performance.now()
  requireFeasible(problem, routes)
  const left: number[] = []
  const unexplained = (visit: number) => {
    left.push(visit)
    return undefined
  }
  toSolution(translation, routes, unexplained, NO_EXTRAS)
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
