import type { VroomJob, VroomProblem, VroomSolution, VroomVehicle } from '../../server/vroom/index.ts'

type Route = VroomSolution['routes'][number]
type Step = Route['steps'][number]
type Expect = (what: string, found: unknown, wanted?: unknown) => void

/**
 * Reads a VROOM problem and a solution again from their JSON alone, with nothing of the solver's or the reader's, and says
 * everything that does not hold: each rule of VROOM's API, each arrival, each sum. Places are indices into matrices.
 */
export function judge(problemText: string, solutionText: string): string[] {
  const problem: VroomProblem = JSON.parse(problemText)
  const solution: VroomSolution = JSON.parse(solutionText)
  const faults: string[] = []
  const expect: Expect = (what, found, wanted = true) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      faults.push(`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
  }
  const jobs = new Map(problem.jobs.map((job) => [job.id, job]))
  for (const route of solution.routes) {
    const vehicle = problem.vehicles.find(({ id }) => id === route.vehicle)!
    judgeTimes(problem, jobs, vehicle, route, expect)
    judgeLoads(jobs, vehicle, route, expect)
    judgeLimits(jobs, vehicle, route, expect)
  }
  judgeJobs(problem, jobs, solution, expect)
  judgeSums(solution, expect)
  return faults
}

const taskIds = ({ steps }: Route): number[] => steps.flatMap(({ type, id }) => (type === 'job' ? [id!] : []))

const leaves = (step: Step): number => step.arrival + step.waiting_time + step.setup + step.service

/** Who drives where and when; a break interrupts a drive, and nobody waits before the drive is done. */
function judgeTimes(
  { matrices }: VroomProblem,
  jobs: ReadonlyMap<number, VroomJob>,
  vehicle: VroomVehicle,
  { steps }: Route,
  expect: Expect,
): void {
  const { durations, distances } = matrices![vehicle.profile ?? 'car']!
  const stops = steps.filter(({ type }) => type !== 'break')
  const start = steps[0]!
  const end = steps.at(-1)!
  const at = (what: string): string => `vehicle ${vehicle.id}: ${what}`
  expect(at('ends'), [start.type, end.type], ['start', 'end'])
  expect(at('start'), start.location_index, vehicle.start_index ?? stops[1]!.location_index)
  expect(at('end'), end.location_index, vehicle.end_index ?? stops.at(-2)!.location_index)
  let duration = 0
  let distance = 0
  let before = start
  stops.slice(1).forEach((stop, i) => {
    const [from, to] = [stops[i]!.location_index!, stop.location_index!]
    const isOpen = (i === 0 && vehicle.start_index === undefined) || (stop === end && vehicle.end_index === undefined)
    const leg = isOpen ? 0 : durations[from]![to]!
    let driven = 0
    for (const step of steps.slice(steps.indexOf(before) + 1, steps.indexOf(stop) + 1)) {
      const name = at(`${step.type} ${step.id ?? ''}`)
      const drive = step.arrival - leaves(before)
      driven += drive
      expect(`${name} comes after what is before it`, drive >= 0 && driven <= leg)
      expect(`${name} waits no sooner than it must`, step.waiting_time === 0 || driven === leg)
      expect(`${name}: duration`, step.duration, duration + driven)
      before = step
    }
    expect(at(`drive to ${stop.type} ${stop.id ?? ''}`), driven, leg)
    duration += leg
    distance += isOpen ? 0 : (distances?.[from]?.[to] ?? 0)
    if (distances) expect(at(`distance to ${stop.type} ${stop.id ?? ''}`), stop.distance, distance)
    if (stop.type !== 'job') return
    const job = jobs.get(stop.id!)!
    const saved = from === to && !(i === 0 && vehicle.start_index === undefined)
    expect(at(`job ${stop.id}`), [stop.setup, stop.service], [saved ? 0 : (job.setup ?? 0), job.service ?? 0])
  })
}

function judgeLoads(jobs: ReadonlyMap<number, VroomJob>, { id, capacity }: VroomVehicle, route: Route, expect: Expect) {
  capacity?.forEach((most, q) => {
    const amount = (job: number, key: 'delivery' | 'pickup') => jobs.get(job)?.[key]?.[q] ?? 0
    let load = taskIds(route).reduce((sum, job) => sum + amount(job, 'delivery'), 0)
    for (const step of route.steps) {
      if (step.type === 'job') load += amount(step.id!, 'pickup') - amount(step.id!, 'delivery')
      expect(`vehicle ${id}: load after ${step.type} ${step.id ?? ''}`, step.load?.[q], load)
      expect(`vehicle ${id}: load ${load} of ${most}`, load <= most)
    }
  })
}

function judgeLimits(jobs: ReadonlyMap<number, VroomJob>, vehicle: VroomVehicle, route: Route, expect: Expect): void {
  const { time_window, breaks = [], skills = [], steps = [], costs } = vehicle
  const at = (what: string): string => `vehicle ${vehicle.id}: ${what}`
  const isIn = (windows: VroomJob['time_windows'], { arrival, waiting_time }: Step): boolean =>
    !windows || windows.some(([from, to]) => from <= arrival + waiting_time && arrival + waiting_time <= to)
  const most = (limit: number | undefined, value: number): boolean => limit === undefined || value <= limit
  const start = route.steps[0]!
  const end = route.steps.at(-1)!
  const ids = taskIds(route)
  expect(at('hours'), !time_window || (time_window[0] <= start.arrival && end.arrival <= time_window[1]))
  expect(at('max_tasks'), most(vehicle.max_tasks, ids.length))
  expect(at('max_travel_time'), most(vehicle.max_travel_time, end.duration))
  expect(at('max_distance'), most(vehicle.max_distance, end.distance ?? 0))
  expect(at('some job'), ids.length > 0)
  for (const step of route.steps) {
    if (step.type === 'break') {
      const rest = breaks.find(({ id }) => id === step.id)
      expect(at(`break ${step.id}`), [isIn(rest?.time_windows, step), step.service], [true, rest?.service ?? 0])
    }
    if (step.type !== 'job') continue
    const job = jobs.get(step.id!)!
    expect(at(`windows of job ${job.id}`), isIn(job.time_windows, step))
    expect(at(`skills of job ${job.id}`), job.skills?.every((skill) => skills.includes(skill)) ?? true)
  }
  const taken = route.steps.flatMap(({ type, id }) => (type === 'break' ? [id!] : []))
  expect(at('breaks'), taken.toSorted(), breaks.map(({ id }) => id).toSorted())
  const pinned = steps.flatMap((step) => (step.type === 'job' ? [step.id] : []))
  expect(
    at('steps'),
    ids.filter((id) => pinned.includes(id)),
    pinned,
  )
  const priority = ids.reduce((sum, id) => sum + (jobs.get(id)?.priority ?? 0), 0)
  const cost = Math.round((end.duration * (costs?.per_hour ?? 3600)) / 3600)
  expect(at('totals'), [route.priority, route.duration, route.cost], [priority, end.duration, cost])
  for (const key of ['setup', 'service', 'waiting_time'] as const)
    expect(
      at(key),
      route[key],
      route.steps.reduce((sum, step) => sum + step[key], 0),
    )
}

/** Every job is served once or left out with a reason; what the steps hold is served. */
function judgeJobs(
  problem: VroomProblem,
  jobs: ReadonlyMap<number, VroomJob>,
  solution: VroomSolution,
  expect: Expect,
) {
  const served = solution.routes.flatMap(taskIds)
  const left = solution.unassigned.map(({ id }) => id)
  expect('jobs', [...served, ...left].toSorted(), [...jobs.keys()].toSorted())
  for (const { id, reason } of solution.unassigned)
    expect(`reason of job ${id}`, reason === undefined || (reason.zh.length > 5 && reason.en.length > 5))
  for (const step of problem.vehicles.flatMap(({ steps = [] }) => steps))
    if (step.type === 'job') expect(`job ${step.id} of the steps`, served.includes(step.id))
}

function judgeSums({ summary, routes, unassigned }: VroomSolution, expect: Expect): void {
  expect('counts', [summary.routes, summary.unassigned], [routes.length, unassigned.length])
  for (const key of ['cost', 'setup', 'service', 'duration', 'waiting_time', 'priority'] as const)
    expect(
      `summary.${key}`,
      summary[key],
      routes.reduce((sum, route) => sum + route[key], 0),
    )
}
