import { describe, expect, test } from 'vitest'
import { readProblem, toProblem } from '../../../server/vroom/index.ts'
import { toLimit } from '../../../server/vroom/limit.ts'

/** Jobs of these priorities, all at the depot, and a vehicle with time for each of them. */
const limitOf = (...priorities: number[]) =>
  toProblem(
    readProblem(
      JSON.stringify({
        vehicles: [{ id: 1, start_index: 0, time_window: [0, 1000] }],
        jobs: priorities.map((priority, j) => ({ id: j + 1, location_index: 0, service: 10, priority })),
        matrices: { car: { durations: [[0]] } },
      }),
    ),
  ).limitOf

describe('a limit on prizes in VROOM’s words', () => {
  test('priorities: three jobs at most, so a point of priority (10) is worth 4 prizes and a job 1', () => {
    const limit = limitOf(10, 20, 30)
    // 10 and 30 served: (1 + 3) × 4 + 2 = 18
    expect(limit(18)).toEqual({ priority: 40, jobs: 3 })
    // one prize short of 5 × 4: nobody reaches 50
    expect(limit(19)).toEqual({ priority: 40, jobs: 3 })
    expect(limit(27)).toEqual({ priority: 60, jobs: 3 })
  })

  test('nobody serves more than the file has, however loose the proof', () => {
    expect(limitOf(10, 20, 30)(1000)).toEqual({ priority: 60, jobs: 3 })
  })

  test('equal priorities: every job is worth 1', () => {
    expect(limitOf(7, 7, 7)(2)).toEqual({ priority: 14, jobs: 2 })
    expect(limitOf(0, 0, 0)(3)).toEqual({ priority: 0, jobs: 3 })
  })

  test('beside what a plan has, it says how far the two are apart', () => {
    // (40 − 30) / 30 = 333.33… thousandths, rounded up
    expect(toLimit({ priority: 40, jobs: 3 }, 30)).toMatchObject({ gapPermille: 333.4, priority: 40 })
    expect(toLimit({ priority: 0, jobs: 3 }, 0)).toMatchObject({ gapPermille: null, zh: '任何排法至多完成 3 项任务' })
  })
})
