import type { Problem } from '../solver/index.ts'
import type { ShiftClass } from './shift-class.ts'

/**
 * The shortest ways between the places of each class, by way of any other visits that it may serve. Where the given durations are
 * no metric a detour may be quicker than the direct way; with these, leaving a stop out never makes a route later. They are never
 * longer, so whatever was feasible still is. Nobody drives by way of a shift's ends, nor of visits that only others may serve: an
 * end that is nowhere, no way from anywhere, would make all ways nothing.
 */
export function shortestWays(problem: Problem, classes: readonly ShiftClass[]): Int32Array {
  const { places } = problem
  const ways = problem.duration.slice()
  for (const region of regions(problem, classes)) {
    const all = Int32Array.from(region.all)
    for (const via of region.stops)
      for (const a of all) {
        const into = ways[a * places + via]
        for (let k = 0; k < all.length; k++) {
          const b = all[k]
          const way = into + ways[via * places + b]
          if (way < ways[a * places + b]) ways[a * places + b] = way
        }
      }
  }
  return ways
}

type Region = { readonly stops: Set<number>; readonly all: Set<number> }

/** The places of visits that some class may serve together, and with them the ends of these classes. */
function regions({ visitPlace }: Problem, classes: readonly ShiftClass[]): Region[] {
  const found: Region[] = []
  for (const { places, visits } of classes) {
    const region: Region = { stops: new Set(Array.from(visits, (v) => visitPlace[v])), all: new Set(places) }
    for (let k = found.length - 1; k >= 0; k--) {
      const stops = [...found[k].stops]
      if (!stops.some((place) => region.stops.has(place))) continue
      for (const place of stops) region.stops.add(place)
      for (const place of found[k].all) region.all.add(place)
      found.splice(k, 1)
    }
    found.push(region)
  }
  return found
}
