import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solveFile } from '../../../server/solve-file.ts'
import { readProblem, toProblem, VroomError, type VroomProblem } from '../../../server/vroom/index.ts'
import { judge } from '../../support/vroom-referee.ts'
import { randomVroom } from './random-vroom.ts'
import { placesOf, spoil } from './spoil.ts'

/** What is said about a file; empty when it is taken. */
function refusal(text: string): string[] {
  try {
    toProblem(readProblem(text))
    return []
  } catch (error) {
    if (error instanceof VroomError) return error.issues.map(({ path, message }) => `${path} ${message}`.trim())
    throw error
  }
}

const good: VroomProblem = {
  vehicles: [
    { id: 1, start_index: 0, end_index: 0, time_window: [0, 1000], capacity: [4] },
    { id: 2, start_index: 0, capacity: [4] },
  ],
  jobs: [
    { id: 1, location_index: 1, delivery: [1] },
    {
      id: 2,
      location_index: 2,
      time_windows: [
        [0, 100],
        [200, 300],
      ],
    },
  ],
  matrices: {
    car: {
      durations: [
        [0, 10, 20],
        [10, 0, 10],
        [20, 10, 0],
      ],
    },
  },
}

type Changes = Record<string, unknown>

/** The first complaint about the good file with these places changed. */
const complaint = (changes: Changes): string | undefined => refusal(JSON.stringify(withChanges(changes)))[0]

function withChanges(changes: Changes) {
  return Object.entries(changes).reduce((json, [path, value]) => spoil(json, path, value), good)
}

test('the good file is taken', () => {
  expect(complaint({})).toBeUndefined()
})

describe('text that is no problem', () => {
  test.each([
    ['', 'The file is empty; expected a JSON object with vehicles and jobs'],
    ['{"vehicles": [', /^The file is not JSON: /],
    ['[]', 'The file is []: Invalid input: expected object, received array'],
    ['{}', 'vehicles is missing'],
    ['{"vehicles":[],"jobs":[]}', /^vehicles is \[\]: Too small/],
  ])('%j', (text, message) => {
    expect(refusal(text)[0]).toMatch(message)
  })
})

describe('keys that are not supported are refused by name', () => {
  test.each<[string, unknown, string]>([
    ['shipments', [], 'pickup and delivery pairs are not supported'],
    ['matrix', [[0]], 'is deprecated; write matrices.car.durations'],
    ['vehicles[1].speed_factor', 1.5, 'is 1.5; only 1 is supported: scale the durations instead'],
    ['vehicles[0].type', 'van', 'vehicle types are not supported'],
    ['vehicles[1].costs', { per_km: 1 }, '.per_km is 1; only 0 is supported'],
    ['vehicles[1].costs', { fixed: 9 }, '.fixed is 9; only 0 is supported'],
    ['vehicles[1].costs', { per_task_hour: 9 }, '.per_task_hour is 9; only 0 is supported'],
    [
      'vehicles[1].costs',
      { per_hour: 9 },
      '.per_hour is 9, but 3600 for vehicles[0]; only one price for all is supported',
    ],
    ['vehicles[0].breaks', [{ id: 1, max_load: [1] }], '[0].max_load breaks that depend on the load are not supported'],
    ['vehicles[0].steps', [{ type: 'break', id: 1 }], '[0].type is "break"; only start, job and end are supported'],
    [
      'vehicles[0].steps',
      [{ type: 'job', id: 1, service_at: 3 }],
      '[0].service_at forced times are not supported; write time_windows into the job',
    ],
    ['jobs[1].service_per_type', {}, 'times per vehicle type are not supported'],
    ['jobs[0].colour', 'red', 'is not a key that VROOM knows here'],
    ['jobs[0].constructor', 1, 'is not a key that VROOM knows here'],
    ['matrices.car.costs', [], 'cost matrices are not supported: the cost is the travel time'],
  ])('%s: %j', (path, value, message) => {
    expect(complaint({ [path]: value })).toBe(
      message.startsWith('.') || message.startsWith('[') ? path + message : `${path} ${message}`,
    )
  })
})

describe('values that cannot be are refused with their path and the numbers', () => {
  test.each<[Changes, string]>([
    [{ 'jobs[0].service': -5 }, 'jobs[0].service is -5: Too small: expected number to be >=0'],
    [{ 'jobs[0].service': 1.5 }, 'jobs[0].service is 1.5: Invalid input: expected int, received number'],
    [{ 'jobs[0].priority': 101 }, 'jobs[0].priority is 101: Too big: expected number to be <=100'],
    [{ 'jobs[0].time_windows': [] }, 'jobs[0].time_windows is []: Too small: expected array to have >=1 items'],
    [{ 'jobs[1].time_windows[1]': [300, 200] }, 'jobs[1].time_windows[1] ends at 200, before it starts at 300'],
    [
      { 'jobs[1].time_windows[1]': [100, 200] },
      'jobs[1].time_windows[1] (100 to 200) overlaps with time window 0 (0 to 100)',
    ],
    [{ 'vehicles[0].time_window': [5, 4] }, 'vehicles[0].time_window ends at 4, before it starts at 5'],
    [
      { 'vehicles[0].breaks': [{ id: 1, service: 9, time_windows: [[995, 999]] }] },
      "vehicles[0].breaks[0].time_windows (995 to 999, for 9 s) lie outside of the vehicle's time_window (0 to 1000): it could never be used",
    ],
    [{ 'jobs[1].id': 1 }, 'jobs[1].id is 1, which is the id of jobs[0] already'],
    [{ 'vehicles[1].id': 1 }, 'vehicles[1].id is 1, which is the id of vehicles[0] already'],
    [{ 'jobs[1].location_index': 3 }, 'jobs[1].location_index is 3, but matrices.car.durations has 3 rows, from 0 on'],
    [
      { 'jobs[1].location_index': undefined },
      'jobs[1].location_index is missing; with matrices every place needs its index',
    ],
    [{ matrices: undefined }, 'vehicles[0].start_index is 0, but the file has no matrices'],
    [{ 'vehicles[1].start_index': undefined }, 'vehicles[1] has neither start nor end; VROOM asks for one of them'],
    [{ 'vehicles[1].profile': 'bike' }, 'vehicles[1].profile is "bike", but matrices has only car'],
    [{ 'matrices.car.durations[2]': undefined }, 'matrices.car.durations[0] has 3 entries, but the matrix has 2 rows'],
    [
      { 'matrices.car.durations[1]': [1, 2, 3, 4] },
      'matrices.car.durations[1] has 4 entries, but the matrix has 3 rows',
    ],
    [
      { 'matrices.car.durations[1][2]': -1 },
      'matrices.car.durations[1][2] is -1: is not a whole number from 0 to 4294967295',
    ],
    [{ 'matrices.car.durations[1][2]': 4e9 }, 'matrices.car.durations[1][2] is 4000000000, more than 268435456'],
    [{ 'matrices.car.distances': [[0]] }, 'matrices.car.distances has 1 rows, but matrices.car.durations has 3'],
    [{ 'vehicles[0].max_distance': 5 }, 'vehicles[0].max_distance is 5, but matrices.car.distances is missing'],
    [{ 'vehicles[1].capacity': [1, 2] }, 'vehicles[1].capacity has 2 numbers, but vehicles[0].capacity has 1'],
    [{ 'jobs[0].pickup': [] }, 'jobs[0].pickup has 0 numbers, but vehicles[0].capacity has 1'],
    [{ 'jobs[0].service': 4e9 }, 'jobs[0].service is 4000000000: Too big: expected number to be <=268435456'],
    [
      { 'jobs[0].service': 268_435_456 },
      'vehicles may be on their way from 0 to 268435716: 268435716 s, more than 268435456; give vehicles[1] a time_window',
    ],
    [
      { 'vehicles[0].capacity': [1e9], 'jobs[0].delivery': [6e8], 'jobs[0].pickup': [6e8] },
      'jobs want delivery[0] and pickup[0] to add up to 1200000000: more than 1000000000',
    ],
    [
      {
        'jobs[0].delivery': [6e8],
        'vehicles[1].profile': 'bike',
        'matrices.bike': good.matrices!.car,
      },
      'jobs want delivery[0] and pickup[0] to add up to 1200000000, each job once for every profile that may take it: more than 1000000000',
    ],
    [
      { 'vehicles[1].breaks': [1, 2].map((id) => ({ id, service: 2e8 })) },
      'vehicles[1].breaks want service to add up to 400000000 s, more than 268435456',
    ],
    [
      { 'vehicles[0].breaks': [{ id: 1, service: 1001 }] },
      "vehicles[0].breaks[0].service is 1001, longer than the vehicle's time_window (0 to 1000): it could never be used",
    ],
    [{ 'jobs[0].setup': 4e9 }, 'jobs[0].setup is 4000000000: Too big: expected number to be <=268435456'],
  ])('%j', (changes, message) => {
    expect(complaint(changes)).toBe(message)
  })
})

test('loads count for the profiles that may take a job only', () => {
  const changes = {
    'vehicles[0].skills': [1],
    'vehicles[1].skills': [2],
    'vehicles[1].profile': 'bike',
    'matrices.bike': good.matrices!.car,
    'jobs[0].skills': [1],
    'jobs[0].delivery': [4e8],
    'jobs[1].skills': [2],
    'jobs[1].delivery': [4e8],
  }
  expect(complaint(changes)).toBeUndefined()
})

test('more places than there is room for are refused before any is reached', () => {
  const jobs = Array.from({ length: 10_001 }, (_, id) => ({ id, location: [id / 100, 40] }))
  expect(refusal(JSON.stringify({ vehicles: [{ id: 1, start: [0, 40] }], jobs }))).toEqual([
    'jobs and vehicles are at 10001 places: more than 10000',
  ])
})

describe('steps that cannot be followed are refused', () => {
  const steps = (...ids: number[]) => ids.map((id) => ({ type: 'job', id }))
  const mine = 'vehicles[0].steps'
  test.each<[Changes, string]>([
    [{ [mine]: steps(9) }, '[0].id is 9, but there is no such job'],
    [{ [mine]: steps(1, 2, 1) }, '[2].id is 1, which vehicles[0].steps[0] has already'],
    [{ [mine]: [...steps(1), { type: 'start' }] }, '[1] is a start, which can only come first'],
    [{ [mine]: [{ type: 'end' }, ...steps(1)] }, '[0] is an end, which can only come last'],
    [
      { [mine]: steps(1, 2), 'jobs[0].service': 400 },
      '[1] cannot be followed: job 2 would start 120 s after its time_windows',
    ],
    [
      { [mine]: steps(1), 'jobs[0].service': 1200 },
      ' cannot be followed: the route would end 220 s after the time_window',
    ],
    [
      { [mine]: steps(1), 'jobs[0].skills': [1] },
      '[0] cannot be followed: job 1 asks for skills that the vehicle has not, or is never open',
    ],
    [
      {
        [mine]: [{ type: 'start' }, ...steps(1)],
        'vehicles[1].time_window': [0, 1000],
        'jobs[0].time_windows': [[1001, 1500]],
      },
      '[1] cannot be followed: job 1 is never open then: jobs[0].time_windows (1001 to 1500) lie outside of vehicles[0].time_window (0 to 1000)',
    ],
    [{ [mine]: steps(1, 2), 'vehicles[0].max_tasks': 1 }, ' cannot be followed: the route would exceed max_tasks by 1'],
    [
      { [mine]: steps(1, 2), 'vehicles[0].max_travel_time': 30 },
      ' cannot be followed: the route would exceed max_travel_time by 10 s',
    ],
    [{ [mine]: steps(1), 'jobs[0].delivery': [5] }, ' cannot be followed: the route would exceed the capacity by 1'],
  ])('%j', (changes, message) => {
    expect(complaint(changes)).toBe(mine + message)
  })

  test('nor may two vehicles hold one job', () => {
    expect(complaint({ [mine]: steps(1), 'vehicles[1].steps': steps(2, 1) })).toBe(
      'vehicles[1].steps[1].id is 1, which vehicles[0].steps[0] has already',
    )
  })
})

test('priorities that cannot be put before travel exactly are refused', () => {
  const jobs = Array.from({ length: 3000 }, (_, id) => ({ id, location_index: 1, priority: id % 101 }))
  const changes = { jobs, vehicles: [{ id: 1, start_index: 0 }], 'matrices.car.durations[0][1]': 80_000 }
  expect(complaint(changes)).toMatch(
    /^jobs want numbers up to \d+ to put 3000 priorities before \d+ s of travel, more than 9007199254740991/,
  )
  expect(complaint({ ...changes, 'vehicles[0].max_travel_time': 8 * 3600 })).toBeUndefined()
})

const STRANGE = [
  ...[null, -1, 0, 1, 2, 3, 0.5, 1e6, 1e8, 6e8, 1e9, 2 ** 31, 1e308, '', 'x', true],
  ...[[], {}, [[]], [1], [[5, 1]], [[0, 0]], undefined],
]

test('breaks are in VROOM’s order, and one that is over before those in front of it may start is refused', () => {
  const breaks = (...windows: [number, number][][]) => ({
    'vehicles[0].breaks': windows.map((time_windows, id) => ({ id, service: 5, time_windows })),
    'vehicles[0].time_window': [100, 300],
  })
  expect(complaint(breaks([[50, 120]], [[0, 200]]))).toBeUndefined()
  const { breaks: taken, problem } = toProblem(
    readProblem(JSON.stringify(withChanges(breaks([[50, 120]], [[0, 200]])))),
  )
  expect(taken[0]!.map(({ id }) => id)).toEqual([1, 0])
  // the second opens at 50, but the vehicle at 100
  expect([...problem.breakFrom]).toEqual([100, 100])
  const late = breaks(
    [[50, 120]],
    [
      [0, 20],
      [200, 250],
    ],
  )
  expect(complaint(late)).toBe(
    'vehicles[0].breaks[0].time_windows (50 to 120) are over before 200, when break 1, which comes first, may start',
  )
})

test('a matrix of a name that would be passed over is refused', () => {
  const text = JSON.stringify(good).replace('"car":', '"__proto__":{"durations":[[-5]]},"car":')
  expect(refusal(text)).toEqual(['matrices.__proto__ is not a name that a profile can have'])
})

test('amount is read as delivery, and refused beside it', () => {
  const older = spoil(withChanges({ 'jobs[0].amount': [3] }), 'jobs[0].delivery', undefined)
  expect(readProblem(JSON.stringify(older)).jobs[0]).toEqual({ id: 1, location_index: 1, delivery: [3] })
  expect(complaint({ 'jobs[0].amount': [3] })).toBe(
    'jobs[0].amount is an older word for delivery, and would be passed over beside delivery or pickup',
  )
})

test('a key that stands twice is refused by its path, wherever it is', () => {
  const text = JSON.stringify(good)
  const twice = (from: string, to: string) => refusal(text.replace(from, to))
  const said = 'stands twice in its object, and only one of the two could be read'
  expect(twice('{"vehicles"', '{"jobs":[], "vehicles"')).toEqual([`jobs ${said}`])
  expect(twice('"id":2,"location_index":2', '"id":2,"location_index":2,"id" : 3')).toEqual([`jobs[1].id ${said}`])
  // the same key in other letters, and quotes that do not end a string
  expect(twice('"id":1,"start', '"id":1,"description":"a \\"id\\\\", "i\\u0064":1,"start')).toEqual([
    `vehicles[0].id ${said}`,
  ])
  expect(twice('"id":1,"start', '"id":1,"description":"id","start')).toEqual([])
  expect(twice('"car":', '"car":{"durations":[[0]]},"car":')).toEqual([`matrices.car ${said}`])
})

test('a mark of the byte order in front is none of the file, and what is nested too deeply is refused by name', () => {
  expect(refusal(`\uFEFF${JSON.stringify(good)}`)).toEqual([])
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  expect(refusal(deep)).toEqual([expect.stringMatching(/^The file is an array nested too deeply: /)])
  expect(refusal(JSON.stringify({ ...good, vehicles: 0 }).replace('"vehicles":0', `"vehicles":[${deep}]`))).toEqual([
    expect.stringMatching(/^vehicles\[0\] is an array nested too deeply: /),
  ])
})

test('more pairs of jobs and vehicles than can be remembered are refused with the numbers', () => {
  const times = <One extends { id: number }>(count: number, one: One) =>
    Array.from({ length: count }, (_, id) => ({ ...one, id }))
  const many = { ...good, vehicles: times(4001, good.vehicles[1]!), jobs: times(5000, good.jobs[0]!) }
  expect(refusal(JSON.stringify(many))).toEqual([
    'jobs and vehicles make 5000 × 4001 = 20005000 pairs, more than 20000000',
  ])
})

test('a file that was spoilt anywhere is refused with a reason, or solved', async () => {
  const spoils = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...STRANGE)), { minLength: 1, maxLength: 3 })
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), spoils, async (seed, list) => {
      const whole = randomVroom(seed, {
        jobs: 6,
        vehicles: 3,
        profiles: 1 + (seed % 2),
        dimensions: seed % 3,
        windows: true,
        breaks: seed % 2 === 0,
        skills: true,
        limits: true,
        openEnds: seed % 5 === 0,
        steps: seed % 3 === 0,
        priorities: true,
      })
      const problem = list.reduce((json, [at, value]) => {
        // cells of the matrices would take nearly every hit
        const places = [...placesOf(json)].filter((path) => path.length < 5 || at % 20 === 0)
        return places.length === 0 ? json : spoil(json, places[at % places.length]!, value)
      }, whole)
      const text = JSON.stringify(problem)
      const issues = refusal(text)
      for (const issue of issues) expect(issue).toMatch(/^(vehicles|jobs|matrices|jingwei)[ .[]/)
      if (issues.length > 0) {
        refused++
        return
      }
      const solution = await solveFile(text, { seconds: 1, threads: 1, seed: 1, iterations: 20 })
      expect(judge(text, JSON.stringify(solution))).toEqual([])
    }),
    { numRuns: 300 },
  )
  expect(refused).toBeGreaterThan(100)
}, 120_000)
