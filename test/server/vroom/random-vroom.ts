import type { VroomProblem } from '../../../server/vroom/index.ts'
import { dice } from '../solver/random-problem.ts'

/** What of VROOM's words a made-up problem uses. */
export type Shape = {
  jobs: number
  vehicles: number
  profiles?: number
  /** Loads in so many dimensions. */
  dimensions?: number
  windows?: boolean
  breaks?: boolean
  skills?: boolean
  limits?: boolean
  openEnds?: boolean
  steps?: boolean
  priorities?: boolean
  /** Added to all times, for timestamps. */
  origin?: number
  hours?: number
}

/** A round of deliveries in a town 20 km across, as a VROOM file would have it; the same seed gives the same file. */
export function randomVroom(seed: number, shape: Shape): VroomProblem {
  const roll = dice(seed)
  const { jobs, vehicles, profiles = 1, dimensions = 0, origin = 0, hours = 8 } = shape
  const chance = (isWanted: boolean | undefined, one: number) => isWanted === true && roll(one) === 0
  const depots = Math.max(1, Math.ceil(vehicles / 4))
  const places = depots + jobs
  const x = Array.from({ length: places }, () => roll(20_000))
  const y = Array.from({ length: places }, () => roll(20_000))
  const square = (cell: (a: number, b: number) => number) =>
    Array.from({ length: places }, (_, a) => Array.from({ length: places }, (_, b) => cell(a, b)))
  const metres = (a: number, b: number) => Math.ceil(Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!) * 1.3)
  const names = ['car', 'bike', 'foot'].slice(0, profiles)
  const day = hours * 3600
  const amounts = (most: number) => Array.from({ length: dimensions }, () => roll(most + 1))

  const problem: VroomProblem = {
    vehicles: Array.from({ length: vehicles }, (_, v) => {
      const depot = roll(depots)
      const open = shape.openEnds ? roll(3) : 0
      return {
        id: 100 + v,
        ...(profiles > 1 && { profile: names[v % profiles]! }),
        description: `vehicle ${v}`,
        ...(open !== 1 && { start_index: depot }),
        ...(open !== 2 && { end_index: roll(3) === 0 ? roll(depots) : depot }),
        ...(dimensions > 0 && { capacity: Array.from({ length: dimensions }, () => 20 + roll(20)) }),
        ...(shape.skills && { skills: [1, 2, 40].filter(() => roll(2) === 0) }),
        ...((shape.windows || shape.breaks) && {
          time_window: [origin + roll(3600), origin + day - roll(3600)] as [number, number],
        }),
        ...(shape.breaks && {
          breaks: Array.from({ length: roll(3) }, (_, b) => ({
            id: b + 1,
            service: 900 + 900 * roll(3),
            time_windows: [
              [origin + (3 + b) * 3600, origin + (4 + b) * 3600] as [number, number],
              ...(roll(2) === 0 ? [[origin + (4 + b) * 3600 + 1800, origin + (5 + b) * 3600] as [number, number]] : []),
            ],
          })),
        }),
        ...(chance(shape.limits, 2) && { max_tasks: 2 + roll(6) }),
        ...(chance(shape.limits, 2) && { max_travel_time: 3600 + roll(3 * 3600) }),
        ...(chance(shape.limits, 2) && { max_distance: 20_000 + roll(60_000) }),
      }
    }),
    jobs: Array.from({ length: jobs }, (_, j) => ({
      id: 1000 + j,
      ...(roll(3) === 0 && { description: `job ${j}` }),
      location_index: j > 0 && roll(8) === 0 ? depots + j - 1 : depots + j,
      setup: 120 * roll(4),
      service: 300 + 60 * roll(20),
      ...(dimensions > 0 && { delivery: amounts(8), pickup: amounts(4) }),
      ...(chance(shape.skills, 3) && { skills: [[1], [2], [40], [1, 40]][roll(4)]! }),
      ...(shape.priorities && { priority: roll(101) }),
      ...(chance(shape.windows, 2) && {
        time_windows: Array.from({ length: 1 + roll(2) }, (_, w) => {
          const from = origin + w * (day / 2) + roll(day / 4)
          return [from, from + 1800 + roll(day / 4 - 1800)] as [number, number]
        }),
      }),
    })),
    matrices: Object.fromEntries(
      names.map((name, p) => [
        name,
        {
          durations: square((a, b) => Math.ceil(metres(a, b) / (10 - 3 * p)) + (a === b ? 0 : 1)),
          distances: square(metres),
        },
      ]),
    ),
  }
  if (shape.steps) {
    const free = problem.jobs.filter((job) => !job.skills && !job.time_windows).map((job) => job.id)
    problem.vehicles.slice(0, 3).forEach((vehicle, v) => {
      const ids = free.slice(v * 2, v * 2 + 2)
      vehicle.steps = [{ type: 'start' }, ...ids.map((id) => ({ type: 'job' as const, id })), { type: 'end' }]
    })
  }
  return problem
}
