import { check, type Pin, type Problem, type Routes, type Violation } from '../solver/index.ts'
import { listed } from './listed.ts'
import type { VroomJob, VroomProblem, VroomVehicle } from './schema.ts'
import type { Travel } from './travel.ts'
import type { Variant } from './variants.ts'
import { type Issue, VroomError } from './vroom-error.ts'

/**
 * The jobs in a vehicle's `steps`, as pins: they stay with the vehicle and in that order, and everything else goes before,
 * between and after them as it fits. (VROOM starts its search from these routes, and may leave them.)
 */
export function readSteps(
  { vehicles, jobs }: VroomProblem,
  variants: readonly Variant[],
  travel: Travel,
): { pins: Pin[]; precedences: [number, number][]; initial: Routes } {
  const jobOfId = new Map(jobs.map(({ id }, job) => [id, job]))
  const visitOf = new Map(variants.map(({ job, profile }, visit) => [`${job}/${profile}`, visit]))
  const initial = vehicles.map(({ steps = [] }, v) =>
    steps.flatMap((step) =>
      step.type === 'job' ? [visitOf.get(`${jobOfId.get(step.id)}/${travel.profileOfVehicle(v)}`)!] : [],
    ),
  )
  return {
    pins: initial.flatMap((route, shift) => route.map((visit) => ({ visit, shift, day: -1, position: -1 }))),
    precedences: initial.flatMap((route) => route.slice(1).map((after, i): [number, number] => [route[i]!, after])),
    initial,
  }
}

/** Throws `VroomError` when the steps alone already break a rule, as VROOM does. */
export function requireFollowable({ jobs, vehicles }: VroomProblem, problem: Problem, initial: Routes): void {
  if (initial.every((route) => route.length === 0)) return
  const stepOf = new Map<number, { id: number; index: number }>()
  initial.forEach((route, v) => {
    const ids = (vehicles[v]!.steps ?? []).flatMap((step, index) =>
      step.type === 'job' ? [{ id: step.id, index }] : [],
    )
    route.forEach((visit, i) => {
      stepOf.set(visit, ids[i]!)
    })
  })
  const issues = check(problem, initial)
    .filter(({ rule }) => rule !== 'required')
    .map(({ rule, shift, visit, amount }): Issue => {
      const step = stepOf.get(visit)
      if (!step)
        return { path: `vehicles[${shift}].steps`, message: `cannot be followed: the route ${BROKEN[rule](amount)}` }
      const j = jobs.findIndex(({ id }) => id === step.id)
      const why = (rule === 'forbidden' && outOfHours(jobs[j]!, vehicles[shift]!, j, shift)) || BROKEN[rule](amount)
      return {
        path: `vehicles[${shift}].steps[${step.index}]`,
        message: `cannot be followed: job ${step.id} ${why}`,
      }
    })
  if (issues.length > 0) throw new VroomError(issues)
}

/** That no window of the job lies in the time of the vehicle, when that is so. */
function outOfHours(
  { time_windows }: VroomJob,
  { time_window }: VroomVehicle,
  job: number,
  vehicle: number,
): string | undefined {
  if (!time_windows || !time_window) return undefined
  const [from, to] = time_window
  if (time_windows.some(([start, end]) => end >= from && start <= to)) return undefined
  return `is never open then: jobs[${job}].time_windows (${listed(time_windows)}) lie outside of vehicles[${vehicle}].time_window (${from} to ${to})`
}

const BROKEN: Record<Violation['rule'], (amount: number) => string> = {
  window: (seconds) => `would start ${seconds} s after its time_windows`,
  hours: (seconds) => `would end ${seconds} s after the time_window`,
  break: (seconds) => `would put off a break by ${seconds} s`,
  driving: (seconds) => `would exceed max_travel_time by ${seconds} s`,
  work: (seconds) => `would exceed the working time by ${seconds} s`,
  distance: (metres) => `would exceed max_distance by ${metres} m`,
  stops: (tasks) => `would exceed max_tasks by ${tasks}`,
  capacity: (amount) => `would exceed the capacity by ${amount}`,
  skills: () => 'asks for skills that the vehicle has not',
  forbidden: () => 'asks for skills that the vehicle has not, or is never open',
  gap: (days) => `comes ${days} days too early`,
  'max-gap': (days) => `comes ${days} days too late`,
  exclusion: () => 'is there already',
  precedence: (seconds) => `would start ${seconds} s before the step in front of it ends`,
  pin: () => 'is not in its place',
  duplicate: () => 'is there twice',
  required: () => 'is missing',
}
