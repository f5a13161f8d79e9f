import { type Problem, timeRoute } from '../solver/index.ts'

/** A stop or a break of a route, in the solver's seconds. */
export type TimedStep = {
  /** −1 for a break. */
  readonly visit: number
  /** −1 for a visit, else the position in the vehicle's order of breaks. */
  readonly rest: number
  readonly arrival: number
  readonly wait: number
  readonly setup: number
  readonly service: number
  /** Seconds and metres travelled since the start. */
  readonly duration: number
  readonly distance: number
}

export type TimedSteps = {
  readonly departure: number
  readonly steps: readonly TimedStep[]
  readonly end: { readonly arrival: number; readonly duration: number; readonly distance: number }
}

/**
 * Times a route as VROOM does: back as early as the rules let it, away as late as that allows, and in between everything
 * as soon as possible. Which drive a break interrupts is taken from the solver's own timing.
 */
export function timeSteps(problem: Problem, shift: number, route: readonly number[]): TimedSteps {
  const breaksBefore = new Array<number>(route.length + 1).fill(0)
  for (const { afterStop } of timeRoute(problem, shift, route).breaks) breaksBefore[afterStop + 1]!++
  const from = problem.shiftFrom[shift]!
  let best = walk(problem, shift, route, breaksBefore, from)
  if (!best) throw new Error(`Vehicle ${shift} cannot follow its route`)
  // who leaves later is never back earlier, so halving finds the latest departure
  const home = best.end.arrival
  let late = home + 1
  let early = from
  while (late - early > 1) {
    const departure = Math.floor((early + late) / 2)
    const timed = walk(problem, shift, route, breaksBefore, departure)
    if (timed && timed.end.arrival <= home) {
      early = departure
      best = timed
    } else late = departure
  }
  return best
}

/** The route from this departure on, all as soon as possible; undefined when a window is missed. */
function walk(
  problem: Problem,
  shift: number,
  route: readonly number[],
  breaksBefore: readonly number[],
  departure: number,
): TimedSteps | undefined {
  const { places, visitPlace } = problem
  const steps: TimedStep[] = []
  let time = departure
  let place = problem.shiftStart[shift]!
  let rest = 0
  let duration = 0
  let distance = 0
  for (let i = 0; i <= route.length; i++) {
    const visit = route[i] ?? -1
    const target = visit < 0 ? problem.shiftEnd[shift]! : visitPlace[visit]!
    const leg = problem.duration[place * places + target]!
    const metres = problem.distance[place * places + target]!
    let drive = leg
    for (let b = 0; b < breaksBefore[i]!; b++, rest++) {
      const k = problem.breakOffset[shift]! + rest
      const start = startIn(problem.breakFrom, problem.breakTo, problem.breakWindowOffset, k, time)
      if (start < 0) return undefined
      const driven = Math.min(drive, start - time)
      drive -= driven
      const service = problem.breakDuration[k]!
      const done = distance + (leg === 0 ? 0 : Math.round(((leg - drive) * metres) / leg))
      duration += driven
      steps.push({
        visit: -1,
        rest,
        arrival: time + driven,
        wait: start - time - driven,
        setup: 0,
        service,
        duration,
        distance: done,
      })
      time = start + service
    }
    time += drive
    duration += drive
    distance += metres
    if (visit < 0) break
    const start = startIn(problem.windowFrom, problem.windowTo, problem.windowOffset, visit, time)
    if (start < 0) return undefined
    const setup = place === target ? 0 : problem.visitSetup[visit]!
    const service = problem.visitService[visit]!
    steps.push({ visit, rest: -1, arrival: time, wait: start - time, setup, service, duration, distance })
    time = start + setup + service
    place = target
  }
  if (time > problem.shiftTo[shift]!) return undefined
  return { departure, steps, end: { arrival: time, duration, distance } }
}

/** When something with these windows can start, coming at `time`; −1 when all are over. No windows: at once. */
function startIn(from: Int32Array, to: Int32Array, offset: Int32Array, item: number, time: number): number {
  if (offset[item] === offset[item + 1]) return time
  for (let w = offset[item]!; w < offset[item + 1]!; w++) if (time <= to[w]!) return Math.max(time, from[w]!)
  return -1
}
