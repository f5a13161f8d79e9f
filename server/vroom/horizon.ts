import { LATEST, type Window } from '../solver/index.ts'
import type { VroomProblem } from './schema.ts'
import { longestLeg, type Travel } from './travel.ts'
import { refuse } from './vroom-error.ts'

/** The file's times that the solver's clock covers; it counts from `from`. */
export type Horizon = Window

/**
 * VROOM's times may be timestamps, and hours may be open; the solver counts from nought and wants an end. Beyond the last
 * start of any window nobody waits, so everything is over when all jobs are done one after the other from then on; and
 * what has no window may as well be done just as long before the first.
 */
export function findHorizon({ vehicles, jobs }: VroomProblem, travel: Travel): Horizon {
  const starts = [
    ...vehicles.flatMap(({ time_window, breaks = [] }) => [
      ...(time_window ? [time_window] : []),
      ...breaks.flatMap(({ time_windows = [] }) => time_windows),
    ]),
    ...jobs.flatMap(({ time_windows = [] }) => time_windows),
  ].map(([start]) => start)
  const first = starts.reduce((least, start) => Math.min(least, start), starts[0] ?? 0)
  const last = starts.reduce((most, start) => Math.max(most, start), 0)
  const longest = everything({ vehicles, jobs }, travel)
  let from = Number.POSITIVE_INFINITY
  let to = 0
  for (const { time_window } of vehicles) {
    from = Math.min(from, time_window?.[0] ?? Math.max(0, first - longest))
    to = Math.max(to, Math.min(time_window?.[1] ?? Number.POSITIVE_INFINITY, last + longest))
  }
  to = Math.max(from, to)
  if (to - from > LATEST) {
    const open = vehicles.findIndex(({ time_window }) => !time_window)
    const cure = open < 0 ? '' : `; give vehicles[${open}] a time_window`
    refuse('vehicles', `may be on their way from ${from} to ${to}: ${to - from} s, more than ${LATEST}${cure}`)
  }
  return { from, to }
}

/** The time in the solver's clock. */
export function clip([start, end]: readonly [number, number], horizon: Horizon, hours: Window): Window | undefined {
  const from = Math.max(start - horizon.from, hours.from)
  const to = Math.min(end - horizon.from, hours.to)
  return from <= to ? { from, to } : undefined
}

/** Seconds in which one vehicle could do all jobs, however it drives. */
function everything({ vehicles, jobs }: Pick<VroomProblem, 'vehicles' | 'jobs'>, { durationSeconds }: Travel) {
  const drive = longestLeg(durationSeconds)
  let work = drive
  for (const { setup = 0, service = 0 } of jobs) work += setup + service + drive
  let rests = 0
  for (const { breaks = [] } of vehicles)
    rests = Math.max(
      rests,
      breaks.reduce((sum, { service = 0 }) => sum + service, 0),
    )
  return work + rests
}
