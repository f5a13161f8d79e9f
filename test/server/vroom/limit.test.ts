import { describe, expect, test } from 'vitest'
import { readProblem, toProblem } from '../../../server/vroom/index.ts'
import { toLimit } from '../../../server/vroom/limit.ts'

/** Jobs of these priorities, all at the depot, and a vehicle with time for each of them, or for so many. */
const translated = (priorities: number[], vehicle = {}) =>
  toProblem(
    readProblem(
      JSON.stringify({
        vehicles: [{ id: 7, start_index: 0, time_window: [0, 1000], ...vehicle }],
        jobs: priorities.map((priority, j) => ({
          ...{ id: j + 1, location_index: 0, service: 10, priority },
          // nobody has it
          ...(priority === 99 && { skills: [1] }),
        })),
        matrices: { car: { durations: [[0]] } },
      }),
    ),
  )
const limitOf = (...priorities: number[]) => translated(priorities).limitOf

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

  test('a job that no vehicle may serve is in no plan', () => {
    // two jobs at most, so a point of priority is worth 3 prizes
    expect(limitOf(10, 99, 20)(1000)).toEqual({ priority: 30, jobs: 2 })
  })

  test('beside what a plan has, it says how far the two are apart, and what one more vehicle could bring', () => {
    const proven = { most: 18, withOneMore: [27] }
    // (40 − 30) / 30 = 333.33… thousandths, rounded up
    expect(toLimit(translated([10, 20, 30]), proven, { priority: 30, jobs: 1 })).toMatchObject({
      ...{ priority: 40, jobs: 3, gapPermille: 333.4, vehicles: [{ vehicle: 7, priority: 60, jobs: 3 }] },
      ...{ zh: '任何排法的优先级合计至多 40，比本方案至多再多 33.34 %' },
    })
    expect(toLimit(translated([10, 20, 30]), proven, { priority: 0, jobs: 0 })).toMatchObject({
      ...{ gapPermille: null, en: 'No plan can serve priorities of more than 40, 40 above this one' },
    })
  })

  test('where all priorities are equal the gap is one of jobs', () => {
    const proven = { most: 2, withOneMore: [3] }
    const limit = toLimit(translated([0, 0, 0], { max_tasks: 2 }), proven, { priority: 0, jobs: 2 })
    expect(limit).toMatchObject({
      ...{ jobs: 2, gapPermille: 0, vehicles: [{ vehicle: 7, priority: 0, jobs: 3 }] },
      ...{ zh: '任何排法至多完成 2 项任务，比本方案至多再多 0 项' },
    })
    expect(toLimit(translated([0, 0, 0]), proven, { priority: 0, jobs: 1 })).toMatchObject({ gapPermille: 1000 })
  })
})
