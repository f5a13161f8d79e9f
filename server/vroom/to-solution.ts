import type { Reason, Routes } from '../solver/index.ts'
import { DEFAULT_PER_HOUR } from './check-problem.ts'
import { GREAT_CIRCLE_KM_PER_HOUR } from './great-circle.ts'
import { type ProvenPrizes, toLimit } from './limit.ts'
import { toReason, UNEXAMINED } from './reasons.ts'
import type { VroomProblem } from './schema.ts'
import type { UnassignedReason, VroomRoute, VroomSolution, VroomStep, VroomUnassigned } from './solution.ts'
import { timeSteps } from './time-steps.ts'
import type { Translation } from './to-problem.ts'

/** What the caller knows of the search; times in milliseconds. */
export type Extras = {
  readonly seed: number
  readonly iterations: number
  readonly threads: number
  readonly loading: number
  readonly solving: number
  /** When it was asked for. */
  readonly proven?: ProvenPrizes
}

/** Routes of the solver as VROOM's solution, with a reason for every job left out; those that `explain` has none for say so. */
export function toSolution(
  translation: Translation,
  routes: Routes,
  explain: (visit: number) => Reason | undefined,
  extras: Extras,
): VroomSolution {
  const { vroom, travel } = translation
  const written = routes.flatMap((route, shift) => (route.length > 0 ? [toRoute(translation, shift, route)] : []))
  const unassigned = findUnassigned(translation, routes, explain)
  const none = (vroom.vehicles[0]!.capacity ?? []).map(() => 0)
  const sum = (key: 'cost' | 'setup' | 'service' | 'duration' | 'waiting_time' | 'priority' | 'distance'): number =>
    written.reduce((total, route) => total + (route[key] ?? 0), 0)
  const delivery = addUp(
    none,
    written.map((route) => route.delivery ?? none),
  )
  return {
    code: 0,
    summary: {
      cost: sum('cost'),
      routes: written.length,
      unassigned: unassigned.length,
      ...(none.length > 0 && {
        delivery,
        amount: delivery,
        pickup: addUp(
          none,
          written.map((route) => route.pickup ?? none),
        ),
      }),
      setup: sum('setup'),
      service: sum('service'),
      duration: sum('duration'),
      waiting_time: sum('waiting_time'),
      priority: sum('priority'),
      ...(travel.hasDistances && { distance: sum('distance') }),
      violations: [],
      computing_times: { loading: Math.round(extras.loading), solving: Math.round(extras.solving), routing: 0 },
    },
    unassigned,
    routes: written,
    jingwei: {
      seed: extras.seed,
      iterations: extras.iterations,
      threads: extras.threads,
      elapsedSeconds: Math.round(extras.loading + extras.solving) / 1000,
      travel: vroom.matrices
        ? 'as given in matrices'
        : `great-circle distances at ${GREAT_CIRCLE_KM_PER_HOUR} km/h: the file has no matrices`,
      ...(extras.proven && {
        bound: toLimit(translation, extras.proven, { priority: sum('priority'), jobs: routes.flat().length }),
      }),
    },
  }
}

function toRoute(
  { vroom, problem, travel, origin, jobOfVisit, breaks }: Translation,
  shift: number,
  route: readonly number[],
): VroomRoute {
  const vehicle = vroom.vehicles[shift]!
  const { departure, steps, end } = timeSteps(problem, shift, route)
  const jobs = route.map((visit) => vroom.jobs[jobOfVisit[visit]!]!)
  const none = (vehicle.capacity ?? []).map(() => 0)
  const loads = none.length > 0
  const delivery = addUp(
    none,
    jobs.map((job) => job.delivery ?? none),
  )
  const pickup = addUp(
    none,
    jobs.map((job) => job.pickup ?? none),
  )
  let load = delivery
  const step = (
    fields: Pick<VroomStep, 'type'> & Partial<VroomStep>,
    time: { arrival: number; duration: number; distance: number },
  ): VroomStep => ({
    ...fields,
    setup: fields.setup ?? 0,
    service: fields.service ?? 0,
    waiting_time: fields.waiting_time ?? 0,
    ...(loads && { load }),
    arrival: time.arrival + origin,
    duration: time.duration,
    violations: [],
    ...(travel.hasDistances && { distance: time.distance }),
  })
  const place = (location: readonly [number, number] | undefined, index: number | undefined) => ({
    ...(location && { location: [location[0], location[1]] as [number, number] }),
    ...(index !== undefined && { location_index: index }),
  })
  const atJob = (job: (typeof jobs)[number]) => place(job.location, job.location_index)
  const hasStart = vehicle.start !== undefined || vehicle.start_index !== undefined
  const hasEnd = vehicle.end !== undefined || vehicle.end_index !== undefined

  const written: VroomStep[] = [
    step(
      { type: 'start', ...(hasStart ? place(vehicle.start, vehicle.start_index) : atJob(jobs[0]!)) },
      { arrival: departure, duration: 0, distance: 0 },
    ),
  ]
  for (const timed of steps) {
    const fields = { setup: timed.setup, service: timed.service, waiting_time: timed.wait }
    if (timed.visit < 0) {
      const { id, description } = breaks[shift]![timed.rest]!
      written.push(step({ type: 'break', ...described(description), id, ...fields }, timed))
      continue
    }
    const job = vroom.jobs[jobOfVisit[timed.visit]!]!
    load = load.map((amount, q) => amount - (job.delivery?.[q] ?? 0) + (job.pickup?.[q] ?? 0))
    written.push(
      step({ type: 'job', ...described(job.description), ...atJob(job), id: job.id, ...fields, job: job.id }, timed),
    )
  }
  written.push(step({ type: 'end', ...(hasEnd ? place(vehicle.end, vehicle.end_index) : atJob(jobs.at(-1)!)) }, end))
  const sum = (key: 'setup' | 'service' | 'waiting_time'): number => written.reduce((total, one) => total + one[key], 0)
  return {
    vehicle: vehicle.id,
    cost: Math.round((end.duration * (vehicle.costs?.per_hour ?? DEFAULT_PER_HOUR)) / 3600),
    ...described(vehicle.description),
    ...(loads && { delivery, amount: delivery, pickup }),
    setup: sum('setup'),
    service: sum('service'),
    duration: end.duration,
    waiting_time: sum('waiting_time'),
    priority: jobs.reduce((total, { priority = 0 }) => total + priority, 0),
    ...(travel.hasDistances && { distance: end.distance }),
    steps: written,
    violations: [],
  }
}

const described = (description: string | undefined) => (description ? { description } : {})

function addUp(none: readonly number[], lists: readonly (readonly number[])[]): number[] {
  return none.map((_, q) => lists.reduce((sum, list) => sum + list[q]!, 0))
}

function findUnassigned(
  { vroom, jobOfVisit }: Translation,
  routes: Routes,
  explain: (visit: number) => Reason | undefined,
): VroomUnassigned[] {
  const served = new Set(routes.flat().map((visit) => jobOfVisit[visit]!))
  const visitsOf = new Map<number, number[]>()
  jobOfVisit.forEach((job, visit) => {
    if (!served.has(job)) visitsOf.set(job, [...(visitsOf.get(job) ?? []), visit])
  })
  return [...visitsOf].map(([j, visits]) => {
    const job = vroom.jobs[j]!
    const reasons = visits.map(explain)
    const reason = reasons.every((one) => one !== undefined) ? reasons.reduce(nearer) : undefined
    return {
      id: job.id,
      ...(job.location && { location: job.location }),
      ...(job.location_index !== undefined && { location_index: job.location_index }),
      type: 'job' as const,
      ...described(job.description),
      reason: reason ? inWords(vroom, reason) : UNEXAMINED,
    }
  })
}

function inWords({ vehicles }: VroomProblem, reason: Reason): UnassignedReason {
  const hasVehicle = reason.shift >= 0 && reason.blockedBy !== 'forbidden'
  return toReason(reason, hasVehicle ? vehicles[reason.shift]!.id : undefined)
}

/** Of two profiles' reasons the one that is nearer to a place. */
function nearer(a: Reason, b: Reason): Reason {
  const rank = ({ position, shortBy }: Reason): number => (position < 0 ? Number.POSITIVE_INFINITY : shortBy)
  return rank(b) < rank(a) ? b : a
}
