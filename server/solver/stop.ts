import type { Stop } from './types.ts'

/** Stops after n iterations: the way to replay a plan. */
export function maxIterations(n: number): Stop {
  return (iteration) => iteration >= n
}

/** Stops `milliseconds` after it was made, by the clock that the caller hands in. */
export function maxRuntime(milliseconds: number, now: () => number): Stop {
  const end = now() + milliseconds
  return () => now() >= end
}

/** Stops as soon as one of the criteria does. */
export function anyOf(...stops: readonly Stop[]): Stop {
  return (iteration, bestCost) => stops.some((stop) => stop(iteration, bestCost))
}
