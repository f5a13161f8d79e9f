import { Problem } from './problem.ts'
import { timeRoute } from './time-route.ts'
import type { Routes, TimedRoute } from './types.ts'

/**
 * The problem with its windows, hours and limits as wide as these routes need: what they break on their own – pins, mostly, which
 * are the user's word – may be broken as much and no more, and whatever makes nothing worse is allowed beside it. The same
 * problem where they keep all of these. What skills, gaps and other visits forbid stays forbidden.
 */
export function tolerate(problem: Problem, routes: Routes): Problem {
  const broken = routes
    .map((route, s) => timeRoute(problem, s, route))
    .filter(({ violations }) => violations.length > 0)
  if (broken.length === 0) return problem
  const lenient = Problem.from(problem.buffer.slice(0))
  for (const route of broken) makeRoomFor(route, lenient)
  return lenient
}

function makeRoomFor(route: TimedRoute, lenient: Problem): void {
  const { shift: s, stops, breaks, violations } = route
  const { breakFrom, breakOffset, breakTo, breakWindowOffset, windowFrom, windowOffset, windowTo } = lenient
  const { dimensions, shiftCapacity, shiftDistance, shiftDriving, shiftStops, shiftTo, shiftWork } = lenient
  for (const { visit, startSeconds } of stops)
    stretch(windowFrom, windowTo, windowOffset[visit], windowOffset[visit + 1], startSeconds)
  breaks.forEach(({ startSeconds }, b) => {
    const k = breakOffset[s] + b
    stretch(breakFrom, breakTo, breakWindowOffset[k], breakWindowOffset[k + 1], startSeconds)
  })
  shiftTo[s] = Math.max(shiftTo[s], route.returnSeconds)
  shiftDriving[s] = Math.max(shiftDriving[s], route.drivingSeconds)
  shiftWork[s] = Math.max(shiftWork[s], route.workSeconds)
  shiftDistance[s] = Math.max(shiftDistance[s], route.distanceMetres)
  shiftStops[s] = Math.max(shiftStops[s], stops.length)
  const heavy = violations.find(({ rule }) => rule === 'capacity')
  for (let q = 0; heavy && q < dimensions; q++) shiftCapacity[s * dimensions + q] += heavy.amount
}

/** Lets the last window that has begun by then last until then. */
function stretch(from: Int32Array, to: Int32Array, first: number, end: number, time: number): void {
  for (let w = end - 1; w >= first; w--) {
    if (from[w] > time) continue
    to[w] = Math.max(to[w], time)
    return
  }
}
