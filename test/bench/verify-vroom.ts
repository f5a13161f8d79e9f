import type { WeekFile } from '../../server/planning/vroom.ts'

type Vehicle = WeekFile['vehicles'][number]

/**
 * Reads routes against the exported file alone and throws at the first that is not allowed: visited twice, a skill that
 * the vehicle lacks, outside a window or the shift, without its break, too long at the wheel, too many stops. Shares no
 * code with the solver or its check.
 */
export function verifyVroom(problem: WeekFile, routes: readonly (readonly number[])[]): void {
  const seen = new Set<number>()
  problem.vehicles.forEach((vehicle, s) => {
    const route = routes[s] ?? []
    const fail = (what: string): never => {
      throw new Error(`${vehicle.description}: ${what} (route ${route.map((v) => v + 1).join(', ')})`)
    }
    for (const visit of route) {
      const job = problem.jobs[visit] ?? fail(`there is no job ${visit + 1}`)
      if (seen.has(visit)) fail(`job ${visit + 1} is done twice`)
      seen.add(visit)
      const missing = job.skills.filter((skill) => !vehicle.skills.includes(skill))
      if (missing.length > 0) fail(`job ${visit + 1} asks for the skills ${missing}`)
    }
    if (route.length > vehicle.max_tasks) fail(`${route.length} stops when ${vehicle.max_tasks} are allowed`)
    const driving = legs(problem, vehicle, route).reduce((sum, seconds) => sum + seconds, 0)
    if (driving > vehicle.max_travel_time) fail(`${driving} s of driving when ${vehicle.max_travel_time} are allowed`)
    // one break at most, as our weeks have it: before the first leg, or during any other
    const places = vehicle.breaks.length === 0 ? [-1] : route.map((_, i) => i).concat(route.length)
    if (vehicle.breaks.length > 1) fail('more than one break')
    if (route.length > 0 && !places.some((place) => isOnTime(problem, vehicle, route, place)))
      fail('no time for the break and every window')
  })
}

/** Whether everything is on time with the break taken on the way to the stop at `breakAt` (the last: on the way back). */
function isOnTime(problem: WeekFile, vehicle: Vehicle, route: readonly number[], breakAt: number): boolean {
  const [from, until] = vehicle.time_window
  let time = from
  for (const [i, seconds] of legs(problem, vehicle, route).entries()) {
    if (i === breakAt) {
      const [pause] = vehicle.breaks
      const [opens, closes] = pause!.time_windows[0]!
      if (Math.max(time, opens) > closes) return false
      // it interrupts the drive, or waits for its window at the other end
      time = Math.max(time + seconds, opens) + pause!.service
    } else time += seconds
    const job = problem.jobs[route[i] ?? -1]
    if (!job) break
    const arrival = time
    const window = job.time_windows ? job.time_windows.find(([, closes]) => closes >= arrival) : ([0, arrival] as const)
    if (!window) return false
    const before = i === 0 ? vehicle.start_index : problem.jobs[route[i - 1]!]!.location_index
    time = Math.max(arrival, window[0]) + (before === job.location_index ? 0 : job.setup) + job.service
  }
  return time <= until
}

function legs({ jobs, matrices }: WeekFile, vehicle: Vehicle, route: readonly number[]): number[] {
  const stops = [vehicle.start_index, ...route.map((v) => jobs[v]!.location_index), vehicle.end_index]
  return stops.slice(1).map((to, i) => matrices.car.durations[stops[i]!]![to]!)
}
