import { NEVER } from './limits.ts'
import type { Problem } from './problem.ts'

/** The least time that serving each visit can take: service, and the shortest ways in and out; `durationTo` is the matrix by column. */
export function leastTimes(problem: Problem, durationTo: Int32Array): Float64Array {
  const { visits, places, visitPlace, duration } = problem
  const users = new Int32Array(places)
  for (const place of visitPlace) users[place]++
  // a depot counts twice, so that it is never mistaken for a visit's own place
  for (const place of [...problem.shiftStart, ...problem.shiftEnd]) users[place] += 2
  return Float64Array.from({ length: visits }, (_, v) => {
    const at = visitPlace[v]
    let into = users[at] > 1 ? 0 : NEVER
    let out = into
    for (let place = 0; place < places; place++) {
      if (place === at || users[place] === 0) continue
      into = Math.min(into, durationTo[at * places + place])
      out = Math.min(out, duration[at * places + place])
    }
    return problem.visitService[v] + (into === NEVER ? 0 : into + out)
  })
}

/** So many neighbours of a visit are kept: a ruin finds its strings among the first of them, and more take memory and sorting. */
export const MOST_NEAR = 400

/** The `count` visits nearest to each, itself first: by the shorter of the two ways between them, ties by index, so that every machine agrees. */
export function nearest(problem: Problem, count: number): Int32Array {
  const { visits, places, visitPlace, duration } = problem
  const near = new Int32Array(visits * count)
  // sorting numbers natively is many times faster than sorting indices with a comparison
  const keys = new Float64Array(visits)
  for (let v = 0; v < visits; v++) {
    const a = visitPlace[v]
    for (let u = 0; u < visits; u++) {
      const b = visitPlace[u]
      const way = Math.min(duration[a * places + b], duration[b * places + a])
      keys[u] = u === v ? 0 : (way + 1) * visits + u
    }
    keys.sort()
    near[v * count] = v
    for (let i = 1; i < count; i++) near[v * count + i] = keys[i] % visits
  }
  return near
}
