import { Problem } from './problem.ts'

const quickest = new WeakMap<Problem, Problem>()

/**
 * The problem with the best that other stops could do for a visit that is alone with a shift: the ways from the shift's start
 * and to its end are the least by way of any visits, where the direct one is longer, and no set-up is paid where another
 * visit at the place may have paid it. Whatever fits among other stops fits alone in this.
 */
export function withQuickestWays(problem: Problem): Problem {
  let quick = quickest.get(problem)
  if (!quick) {
    quick = Problem.from(problem.buffer.slice(0))
    quick.duration.set(quickestWays(problem, problem.duration))
    quick.distance.set(quickestWays(problem, problem.distance))
    quick.visitSetup.set(problem.visitSetup.map((setup, v) => (isAmongOthers(problem, v) ? 0 : setup)))
    quickest.set(problem, quick)
  }
  return quick
}

function isAmongOthers({ visitPlace }: Problem, v: number): boolean {
  return visitPlace.some((place, other) => other !== v && place === visitPlace[v])
}

function quickestWays({ places, shiftStart, shiftEnd, visitPlace }: Problem, ways: Int32Array): Int32Array {
  const stops = Int32Array.from(new Set(visitPlace))
  const quick = ways.slice()
  for (const start of new Set(shiftStart)) {
    const from = leastFrom(start, stops, places, (a, b) => ways[a * places + b])
    for (const stop of stops) quick[start * places + stop] = from[stop]
  }
  for (const end of new Set(shiftEnd)) {
    const to = leastFrom(end, stops, places, (a, b) => ways[b * places + a])
    for (const stop of stops) quick[stop * places + end] = to[stop]
  }
  return quick
}

/** Dijkstra's algorithm from one place to all stops by way of stops, each a neighbour of all others. */
function leastFrom(
  origin: number,
  stops: Int32Array,
  places: number,
  way: (from: number, to: number) => number,
): Float64Array {
  const least = new Float64Array(places).fill(Number.POSITIVE_INFINITY)
  for (const stop of stops) least[stop] = way(origin, stop)
  const left = Array.from(stops)
  while (left.length > 0) {
    let nearest = 0
    for (let i = 1; i < left.length; i++) if (least[left[i]] < least[left[nearest]]) nearest = i
    const via = left[nearest]
    left[nearest] = left[left.length - 1]
    left.pop()
    for (const stop of left) least[stop] = Math.min(least[stop], least[via] + way(via, stop))
  }
  return least
}
