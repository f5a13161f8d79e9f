import { NO_LIMIT } from './limits.ts'
import { breakFrom, breakLate, serviceFrom } from './openings.ts'
import { placeBreaks } from './place-breaks.ts'
import type { Problem } from './problem.ts'
import type { TimedRoute, TimedStop, Violation } from './types.ts'

/**
 * Times one route from the rules alone, with no help from the search, its breaks where they are best. Infeasible routes are
 * timed too: late is late, and said so.
 */
export function timeRoute(problem: Problem, shift: number, visits: readonly number[]): TimedRoute {
  return timeWith(problem, shift, visits, visits.length === 0 ? [] : placeBreaks(problem, shift, visits))
}

/** The route with break k taken in leg `legs[k]` (leg i leads to stop i, the last one to the shift's end). */
export function timeWith(
  problem: Problem,
  shift: number,
  visits: readonly number[],
  legs: readonly number[],
): TimedRoute {
  const { places, duration, distance, visitPlace } = problem
  const violations: Violation[] = []
  const stops: TimedStop[] = []
  const breaks: { startSeconds: number; endSeconds: number; afterStop: number }[] = []
  let time = problem.shiftFrom[shift]
  let place = problem.shiftStart[shift]
  let departure = time
  let drivingSeconds = 0
  let distanceMetres = 0
  let work = 0
  let rests = 0
  const report = (rule: Violation['rule'], visit: number, amount: number) =>
    violations.push({ rule, shift, visit, amount })

  for (let i = 0; i <= visits.length; i++) {
    const visit = visits[i] ?? -1
    const target = visit >= 0 ? visitPlace[visit] : problem.shiftEnd[shift]
    const travelSeconds = duration[place * places + target]
    const travelMetres = distance[place * places + target]
    const free = time
    let ready = time + travelSeconds
    // a break interrupts the drive or the wait: it may start as soon as the stop before it is done
    for (; legs[rests] === i; rests++) {
      const k = problem.breakOffset[shift] + rests
      const from = breakFrom(problem, k, time)
      const start = Math.max(time, from)
      const late = breakLate(problem, k, start)
      if (late > 0) report('break', visits[i - 1] ?? -1, late)
      ready = Math.max(ready, from) + problem.breakDuration[k]
      time = start + problem.breakDuration[k]
      breaks.push({ startSeconds: start, endSeconds: time, afterStop: i - 1 })
    }
    drivingSeconds += travelSeconds
    distanceMetres += travelMetres
    time = ready
    if (visit < 0) {
      const over = time - problem.shiftTo[shift]
      if (over > 0) report('hours', -1, over)
      const driving = drivingSeconds - problem.shiftDriving[shift]
      if (driving > 0 && visits.length > 0) report('driving', -1, driving)
      const working = work + drivingSeconds - problem.shiftWork[shift]
      if (working > 0 && visits.length > 0) report('work', -1, working)
      const far = distanceMetres - problem.shiftDistance[shift]
      if (far > 0 && problem.shiftDistance[shift] < NO_LIMIT && visits.length > 0) report('distance', -1, far)
      const many = visits.length - problem.shiftStops[shift]
      if (many > 0) report('stops', -1, many)
      const heavy = overload(problem, shift, visits)
      if (heavy > 0) report('capacity', -1, heavy)
      const idle = visits.length === 0
      return {
        shift,
        departureSeconds: departure,
        stops,
        breaks,
        returnTravelSeconds: idle ? 0 : travelSeconds,
        returnTravelMetres: idle ? 0 : travelMetres,
        returnSeconds: idle ? departure : time,
        drivingSeconds: idle ? 0 : drivingSeconds,
        distanceMetres: idle ? 0 : distanceMetres,
        workSeconds: idle ? 0 : work + drivingSeconds,
        violations: idle ? [] : violations,
      }
    }
    const start = serviceFrom(problem, visit, time)
    if (start < time) report('window', visit, time - start)
    const begun = Math.max(start, time)
    // nobody waits at the first site for it to open: the team leaves later instead, unless a break lies in between
    const shorter = i === 0 && breaks.length === 0 ? begun - time : 0
    departure += shorter
    const service = problem.visitService[visit] + (place === target ? 0 : problem.visitSetup[visit])
    const onBreak = breaks.reduce(
      (sum, rest) => sum + (rest.afterStop === i - 1 ? rest.endSeconds - rest.startSeconds : 0),
      0,
    )
    stops.push({
      visit,
      travelSeconds,
      travelMetres,
      arrivalSeconds: time + shorter,
      waitSeconds: Math.max(0, begun - free - travelSeconds - onBreak - shorter),
      startSeconds: begun,
      endSeconds: begun + service,
    })
    work += service
    time = begun + service
    place = target
  }
  throw new Error('unreachable: the last leg returns')
}

/** By how much the vehicle is too full at its fullest: deliveries are on board from the start, pickups until the end. */
function overload(problem: Problem, shift: number, visits: readonly number[]): number {
  const { dimensions, shiftCapacity, visitDelivery, visitPickup } = problem
  let worst = 0
  for (let q = 0; q < dimensions; q++) {
    let load = visits.reduce((sum, v) => sum + visitDelivery[v * dimensions + q], 0)
    let most = load
    for (const v of visits) {
      load += visitPickup[v * dimensions + q] - visitDelivery[v * dimensions + q]
      most = Math.max(most, load)
    }
    worst = Math.max(worst, most - shiftCapacity[shift * dimensions + q])
  }
  return worst
}
