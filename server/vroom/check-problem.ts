import { LATEST } from '../solver/index.ts'
import { inOrder } from './break-order.ts'
import { listed } from './listed.ts'
import type { VroomBreak, VroomJob, VroomProblem, VroomVehicle } from './schema.ts'
import { type Issue, VroomError } from './vroom-error.ts'

/** VROOM's profile for vehicles that name none. */
export const DEFAULT_PROFILE = 'car'
/** VROOM's cost of an hour of travel: a second costs 1. */
export const DEFAULT_PER_HOUR = 3600

/** What no schema of a single field can see: ids, places, loads and steps that must fit together. Throws `VroomError`. */
export function checkProblem(problem: VroomProblem): void {
  const issues: Issue[] = []
  const report = (path: string, message: string): void => void issues.push({ path, message })
  duplicates('vehicles', problem.vehicles, report)
  duplicates('jobs', problem.jobs, report)
  problem.vehicles.forEach((vehicle, v) => {
    duplicates(`vehicles[${v}].breaks`, vehicle.breaks ?? [], report)
  })
  checkMatrices(problem, report)
  checkPlaces(problem, report)
  checkAmounts(problem, report)
  checkCosts(problem, report)
  problem.vehicles.forEach((vehicle, v) => {
    checkBreaks(vehicle, `vehicles[${v}]`, report)
    checkBreakOrder(vehicle, `vehicles[${v}]`, report)
  })
  checkSteps(problem, report)
  if (issues.length > 0) throw new VroomError(issues)
}

type Report = (path: string, message: string) => void

function duplicates(path: string, list: readonly { id: number }[], report: Report): void {
  const first = new Map<number, number>()
  list.forEach(({ id }, i) => {
    const other = first.get(id)
    if (other === undefined) first.set(id, i)
    else report(`${path}[${i}].id`, `is ${id}, which is the id of ${path}[${other}] already`)
  })
}

function checkMatrices({ matrices, vehicles }: VroomProblem, report: Report): void {
  if (!matrices) return
  for (const [profile, { durations, distances }] of Object.entries(matrices))
    if (distances && distances.length !== durations.length)
      report(
        `matrices.${profile}.distances`,
        `has ${distances.length} rows, but matrices.${profile}.durations has ${durations.length}`,
      )
  vehicles.forEach(({ profile = DEFAULT_PROFILE }, v) => {
    if (!Object.hasOwn(matrices, profile))
      report(
        `vehicles[${v}].profile`,
        `is "${profile}", but matrices has only ${Object.keys(matrices).join(', ') || 'none'}`,
      )
  })
}

function checkPlaces({ matrices, vehicles, jobs }: VroomProblem, report: Report): void {
  const used = new Set(vehicles.map(({ profile = DEFAULT_PROFILE }) => profile))
  const check = (path: string, key: string, index: number | undefined, place: unknown, isNeeded: boolean): void => {
    const indexKey = `${key}_index`
    if (!matrices) {
      if (index !== undefined) report(`${path}.${indexKey}`, `is ${index}, but the file has no matrices`)
      if (isNeeded && place === undefined)
        report(`${path}.${key}`, 'is missing; without matrices every place needs coordinates')
      return
    }
    if (index === undefined) {
      if (isNeeded || place !== undefined)
        report(`${path}.${indexKey}`, 'is missing; with matrices every place needs its index')
      return
    }
    for (const profile of used) {
      const rows = Object.hasOwn(matrices, profile) ? matrices[profile]!.durations.length : Number.POSITIVE_INFINITY
      if (index >= rows)
        report(`${path}.${indexKey}`, `is ${index}, but matrices.${profile}.durations has ${rows} rows, from 0 on`)
    }
  }
  vehicles.forEach((vehicle, v) => {
    const path = `vehicles[${v}]`
    const { start, start_index, end, end_index } = vehicle
    if (start === undefined && start_index === undefined && end === undefined && end_index === undefined)
      report(path, 'has neither start nor end; VROOM asks for one of them')
    check(path, 'start', start_index, start, false)
    check(path, 'end', end_index, end, false)
  })
  jobs.forEach((job, j) => {
    check(`jobs[${j}]`, 'location', job.location_index, job.location, true)
  })
}

function checkAmounts({ vehicles, jobs }: VroomProblem, report: Report): void {
  const dimensions = vehicles[0]!.capacity?.length ?? 0
  const check = (path: string, list: readonly number[] | undefined): void => {
    if (list && list.length !== dimensions)
      report(path, `has ${list.length} numbers, but vehicles[0].capacity has ${dimensions}`)
  }
  vehicles.forEach(({ capacity = [] }, v) => {
    check(`vehicles[${v}].capacity`, capacity)
  })
  jobs.forEach(({ delivery, pickup }, j) => {
    check(`jobs[${j}].delivery`, delivery)
    check(`jobs[${j}].pickup`, pickup)
  })
}

/** Travel time is the only cost that the solver knows, so all that an hour costs must cost the same everywhere. */
function checkCosts({ vehicles, matrices }: VroomProblem, report: Report): void {
  const perHour = vehicles[0]!.costs?.per_hour ?? DEFAULT_PER_HOUR
  vehicles.forEach(({ costs, max_distance, profile = DEFAULT_PROFILE }, v) => {
    const path = `vehicles[${v}].costs`
    for (const key of ['fixed', 'per_task_hour', 'per_km'] as const)
      if (costs?.[key]) report(`${path}.${key}`, `is ${costs[key]}; only 0 is supported`)
    const own = costs?.per_hour ?? DEFAULT_PER_HOUR
    if (own === 0) report(`${path}.per_hour`, 'is 0; travel that costs nothing is not supported')
    if (own !== perHour)
      report(`${path}.per_hour`, `is ${own}, but ${perHour} for vehicles[0]; only one price for all is supported`)
    const given = matrices?.[profile]
    if (max_distance !== undefined && given && !given.distances)
      report(`vehicles[${v}].max_distance`, `is ${max_distance}, but matrices.${profile}.distances is missing`)
  })
}

function checkBreaks({ breaks = [], time_window }: VroomVehicle, path: string, report: Report): void {
  const together = breaks.reduce((sum, { service = 0 }) => sum + service, 0)
  if (together > LATEST) report(`${path}.breaks`, `want service to add up to ${together} s, more than ${LATEST}`)
  if (!time_window) return
  const [from, to] = time_window
  breaks.forEach(({ time_windows, service = 0 }, b) => {
    if (!time_windows) {
      if (service > to - from)
        report(
          `${path}.breaks[${b}].service`,
          `is ${service}, longer than the vehicle's time_window (${from} to ${to}): it could never be used`,
        )
      return
    }
    if (time_windows.some(([start, end]) => end >= from && start + service <= to)) return
    report(
      `${path}.breaks[${b}].time_windows`,
      `(${listed(time_windows)}, for ${service} s) lie outside of the vehicle's time_window (${from} to ${to}): it could never be used`,
    )
  })
}

/** Breaks are taken in their order: one that is over before those in front of it may start could never be used. */
function checkBreakOrder({ breaks = [], time_window }: VroomVehicle, path: string, report: Report): void {
  let [from, to] = time_window ?? [0, Number.POSITIVE_INFINITY]
  let before: VroomBreak | undefined
  for (const rest of inOrder(breaks)) {
    const { time_windows = [[from, to]] } = rest
    const open = time_windows.filter(([start, end]) => end >= from && start <= to)
    if (open.length > 0) from = Math.max(from, Math.min(...open.map(([start]) => start)))
    // outside of the vehicle's hours altogether it has been reported
    else if (before && time_windows.some(([start, end]) => end >= (time_window?.[0] ?? 0) && start <= to))
      report(
        `${path}.breaks[${breaks.indexOf(rest)}].time_windows`,
        `(${listed(time_windows)}) are over before ${from}, when break ${before.id}, which comes first, may start`,
      )
    before = rest
  }
}

function checkSteps({ vehicles, jobs }: VroomProblem, report: Report): void {
  const known = new Set(jobs.map((job: VroomJob) => job.id))
  const taken = new Map<number, string>()
  vehicles.forEach(({ steps = [] }, v) => {
    steps.forEach((step, i) => {
      const path = `vehicles[${v}].steps[${i}]`
      if (step.type === 'start' && i > 0) report(path, 'is a start, which can only come first')
      if (step.type === 'end' && i < steps.length - 1) report(path, 'is an end, which can only come last')
      if (step.type !== 'job') return
      if (!known.has(step.id)) report(`${path}.id`, `is ${step.id}, but there is no such job`)
      const other = taken.get(step.id)
      if (other) report(`${path}.id`, `is ${step.id}, which ${other} has already`)
      else taken.set(step.id, path)
    })
  })
}
