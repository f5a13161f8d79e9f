import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solveFile } from '../../../server/solve-file.ts'
import type { VroomProblem } from '../../../server/vroom/index.ts'
import { judge } from '../../support/vroom-referee.ts'
import { randomVroom, type Shape } from './random-vroom.ts'

const solve = (problem: VroomProblem, { iterations = 300, threads = 1, seed = 1 } = {}) =>
  solveFile(JSON.stringify(problem), { seconds: 60, threads, seed, iterations })

const HOUR = 3600

/** Places on a line, 100 s and 1,000 m apart. */
const line = (count: number) => {
  const rows = (unit: number) =>
    Array.from({ length: count }, (_, a) => Array.from({ length: count }, (_, b) => unit * Math.abs(a - b)))
  return { car: { durations: rows(100), distances: rows(1000) } }
}

describe('a VROOM problem', () => {
  test('the example of the documentation gives its solution', async () => {
    const solution = await solve({
      vehicles: [{ id: 0, start_index: 0, end_index: 3 }],
      jobs: [
        { id: 1414, location_index: 1 },
        { id: 1515, location_index: 2 },
      ],
      matrices: {
        car: {
          durations: [
            [0, 2104, 197, 1299],
            [2103, 0, 2255, 3152],
            [197, 2256, 0, 1102],
            [1299, 3153, 1102, 0],
          ],
        },
      },
    })
    expect(solution.summary).toMatchObject({ cost: 5461, routes: 1, unassigned: 0, duration: 5461, priority: 0 })
    const none = { setup: 0, service: 0, waiting_time: 0, violations: [] }
    expect(solution.routes[0]).toEqual({
      vehicle: 0,
      cost: 5461,
      duration: 5461,
      priority: 0,
      ...none,
      steps: [
        { type: 'start', location_index: 0, arrival: 0, duration: 0, ...none },
        { type: 'job', id: 1414, job: 1414, location_index: 1, arrival: 2104, duration: 2104, ...none },
        { type: 'job', id: 1515, job: 1515, location_index: 2, arrival: 4359, duration: 4359, ...none },
        { type: 'end', location_index: 3, arrival: 5461, duration: 5461, ...none },
      ],
    })
  })

  test('a way from a place to itself takes what the file says', async () => {
    const { summary } = await solve({
      vehicles: [{ id: 1, start_index: 0, end_index: 0 }],
      jobs: [{ id: 0, location_index: 0, priority: 33 }],
      matrices: { car: { durations: [[7]] } },
    })
    expect(summary).toMatchObject({ cost: 14, unassigned: 0, priority: 33 })
  })

  test('waiting is worth while when it saves travel', async () => {
    const { routes, summary } = await solve(
      {
        vehicles: [{ id: 1, start_index: 0, end_index: 2, time_window: [27, 261] }],
        jobs: [
          { id: 0, location_index: 0, time_windows: [[97, 132]] },
          {
            id: 3,
            location_index: 2,
            service: 22,
            time_windows: [
              [115, 150],
              [30, 61],
            ],
          },
        ],
        matrices: {
          car: {
            durations: [
              [0, 24, 7],
              [20, 0, 27],
              [0, 17, 0],
            ],
          },
        },
      },
      // into the fourth cooling
      { iterations: 60_000 },
    )
    // 3 first, without a wait, would take 7 there, 0 back and 7 again
    expect(routes[0]!.steps.flatMap(({ job }) => job ?? [])).toEqual([0, 3])
    expect(summary.cost).toBe(7)
  })

  test('priority counts before the number of jobs, and that before travel', async () => {
    // 500 s of work: either job 3 (priority 5), or jobs 1 and 2 (2 + 2), or the four of priority 1
    const vehicle = { id: 1, start_index: 0, end_index: 0, time_window: [0, 500] as [number, number] }
    const job = (id: number, priority: number, service: number) => ({ id, location_index: 0, priority, service })
    const jobs = [job(1, 2, 250), job(2, 2, 250), job(3, 5, 500)]
    const served = async (list: VroomProblem['jobs']) =>
      (await solve({ vehicles: [vehicle], jobs: list, matrices: line(4) })).routes[0]!.steps.flatMap(
        ({ id }) => id ?? [],
      )
    expect(await served(jobs)).toEqual([3])
    expect((await served([...jobs, job(4, 1, 250)])).sort()).toEqual([3])
    expect((await served(jobs.map((one) => ({ ...one, priority: 0 })))).sort()).toEqual([1, 2])
    // equal in both: the nearer one
    const far = { id: 5, location_index: 2, service: 100 }
    expect(
      await served([far, { id: 6, location_index: 1, service: 300 }].map((one) => ({ ...one, priority: 7 }))),
    ).toEqual([6])
  })

  test('leaves as late as it can, and a break interrupts the drive', async () => {
    // opens at 1,000; 200 s away; 50 s of break somewhere from 850 to 900 on the way, 150 s before the place
    const solution = await solve({
      vehicles: [
        {
          id: 7,
          start_index: 0,
          breaks: [{ id: 9, service: 50, time_windows: [[850, 900]] }],
          capacity: [5],
        },
      ],
      jobs: [
        { id: 3, location_index: 2, setup: 5, service: 60, time_windows: [[1000, 1100]], delivery: [2], pickup: [1] },
      ],
      matrices: line(3),
    })
    expect(solution.routes[0]!.steps).toMatchObject([
      // 750 + 200 + 50 = 1,000
      { type: 'start', arrival: 750, load: [2] },
      { type: 'break', id: 9, arrival: 850, duration: 100, distance: 1000, service: 50, load: [2] },
      {
        type: 'job',
        id: 3,
        arrival: 1000,
        duration: 200,
        distance: 2000,
        setup: 5,
        service: 60,
        waiting_time: 0,
        load: [1],
      },
      { type: 'end', arrival: 1065, location_index: 2, load: [1] },
    ])
  })

  test('steps hold a vehicle and an order, whatever that costs', async () => {
    const solution = await solve({
      vehicles: [
        { id: 1, start_index: 0, end_index: 0, steps: [3, 1].map((id) => ({ type: 'job', id })) },
        { id: 2, start_index: 3, end_index: 3 },
      ],
      jobs: [1, 2, 3].map((id) => ({ id, location_index: id })),
      matrices: line(4),
    })
    // 0 → 3 → 2 → 1 → 0 is 600 s, and job 2 lies on the way
    expect(solution.routes.map(({ vehicle }) => vehicle)).toEqual([1])
    expect(solution.routes[0]!.steps.flatMap(({ id }) => id ?? []).filter((id) => id !== 2)).toEqual([3, 1])
    expect(solution.summary.cost).toBe(600)
  })

  test('coordinates alone are enough, and the solution says what was assumed', async () => {
    const solution = await solve({
      vehicles: [{ id: 1, start: [116.4, 39.9], end: [116.4, 39.9] }],
      jobs: [{ id: 1, location: [116.4, 40.0] }],
    })
    // a tenth of a degree of latitude is 11,119.5 m; at 25 km/h 1,601.3 s, both rounded up, there and back
    expect(solution.summary).toMatchObject({ distance: 22_240, duration: 3204 })
    expect(solution.jingwei.travel).toContain('25 km/h')
    expect(solution.routes[0]!.steps[1]).toMatchObject({ location: [116.4, 40] })
  })

  test('what is left out has the reason', async () => {
    const { unassigned } = await solve({
      vehicles: [{ id: 4, start_index: 0, end_index: 0, time_window: [0, 500], skills: [1] }],
      jobs: [
        { id: 1, location_index: 3 },
        { id: 2, location_index: 0, skills: [1, 2] },
        { id: 3, location_index: 1, time_windows: [[9000, 9999]] },
        { id: 4, location_index: 2, time_windows: [[0, 150]] },
      ],
      matrices: line(4),
    })
    expect(unassigned).toMatchObject([
      { id: 1, type: 'job', location_index: 3, reason: { rule: 'time_window', vehicle: 4, shortBy: 100 } },
      { id: 2, reason: { rule: 'skills' } },
      { id: 3, reason: { rule: 'skills' } },
      { id: 4, reason: { rule: 'time_windows', vehicle: 4, shortBy: 50 } },
    ])
  })

  test('the same seed and iterations give the same routes; the best of several threads says how to get it again', async () => {
    const problem = randomVroom(5, { jobs: 40, vehicles: 5, windows: true, priorities: true })
    const best = await solve(problem, { threads: 3, seed: 11 })
    const { seed, iterations } = best.jingwei
    const again = await solve(problem, { seed, iterations })
    expect(again.routes).toEqual(best.routes)
    expect([11, 12, 13]).toContain(seed)
  })
})

const shapes: fc.Arbitrary<Shape> = fc.record({
  jobs: fc.integer({ min: 1, max: 40 }),
  vehicles: fc.integer({ min: 1, max: 6 }),
  profiles: fc.integer({ min: 1, max: 3 }),
  dimensions: fc.integer({ min: 0, max: 2 }),
  windows: fc.boolean(),
  breaks: fc.boolean(),
  skills: fc.boolean(),
  limits: fc.boolean(),
  openEnds: fc.boolean(),
  priorities: fc.boolean(),
  origin: fc.constantFrom(0, 0, 1_795_478_400),
  hours: fc.constantFrom(6, 9),
})

test('every solution stands before a referee who knows the two files alone', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), shapes, async (seed, shape) => {
      const problem = randomVroom(seed, shape)
      const solution = await solve(problem, { iterations: 60 })
      expect(judge(JSON.stringify(problem), JSON.stringify(solution))).toEqual([])
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('the steps of a solution are a start that gives no worse one', async () => {
  const problem = randomVroom(8, { jobs: 20, vehicles: 3, windows: true, dimensions: 1 })
  const first = await solve(problem)
  const vehicles = problem.vehicles.map((vehicle) => {
    const route = first.routes.find((one) => one.vehicle === vehicle.id)
    const steps = route?.steps.flatMap((step) => (step.type === 'job' ? [{ type: 'job' as const, id: step.id! }] : []))
    return { ...vehicle, ...(steps && { steps }) }
  })
  const second = await solve({ ...problem, vehicles }, { iterations: 0 })
  expect(second.routes).toEqual(first.routes)
})

test('a vehicle without hours works round the clock of the file', async () => {
  const start = 1_795_478_400
  const solution = await solve({
    vehicles: [{ id: 1, start_index: 0, end_index: 0 }],
    jobs: [
      { id: 1, location_index: 1, service: HOUR },
      { id: 2, location_index: 2, time_windows: [[start, start]] },
    ],
    matrices: line(3),
  })
  expect(solution.summary).toMatchObject({ unassigned: 0, cost: 400 })
  expect(solution.routes[0]!.steps.find(({ id }) => id === 2)!.arrival).toBe(start)
})
