import { describe, expect, test } from 'vitest'
import { packProblem, unpackProblem } from '../../../server/planning/stored-problem.ts'
import { toVroom } from '../../../server/planning/vroom.ts'
import { solveFile } from '../../../server/solve-file.ts'
import { judge } from '../../support/vroom-referee.ts'
import { randomWeek } from '../weekplan/random-week.ts'

const week = randomWeek(11)
const { base, facts, choices } = week
const vroom = toVroom(facts, '2026-W48', { problem: base, start: null })

/** Whether VROOM may give the job to the vehicle. */
const mayServe = (job: (typeof vroom.jobs)[number], vehicle: (typeof vroom.vehicles)[number]) =>
  job.skills.every((skill) => vehicle.skills.includes(skill))

describe('the VROOM problem', () => {
  test('shifts are vehicles with hours, lunch and limits; visits are jobs with service and priority', () => {
    expect(vroom.vehicles).toHaveLength(facts.shifts.length)
    expect(vroom.jobs).toHaveLength(facts.visits.length)
    vroom.vehicles.forEach((vehicle, s) => {
      const shift = facts.shifts[s]!
      expect(vehicle.time_window).toEqual([shift.from, shift.to])
      expect(vroom.matrices.car.durations[vehicle.start_index]).toHaveLength(base.places)
    })
    vroom.jobs.forEach((job, v) => {
      const { required, serviceMinutes } = facts.visits[v]!
      expect(job.service).toBe(serviceMinutes * 60)
      if (required) expect(job.priority).toBe(100)
      else expect(job.priority).toBeLessThan(100)
    })
    expect(vroom.matrices.car.durations.flat()).toEqual(Array.from(base.durationSeconds))
  })

  test('who may serve whom is the same as in the problem that was solved', () => {
    vroom.jobs.forEach((job, v) => {
      vroom.vehicles.forEach((vehicle, s) => {
        const shift = base.shifts[s] as { skills: number }
        const visit = base.visits[v] as { skills: number }
        const allowed = base.assignmentCost[v * facts.shifts.length + s]! >= 0
        expect(mayServe(job, vehicle)).toBe(allowed && (visit.skills & ~shift.skills) === 0)
      })
    })
  })

  test('a pin leaves one vehicle, a removal none', () => {
    const start = { ...choices, pins: [{ visit: 0, shift: 1, position: -1 }], removals: [{ visit: 1, reason: '停工' }] }
    const { jobs, vehicles } = toVroom(facts, '2026-W48', { problem: base, start })
    const groups = (job: (typeof jobs)[number]) => job.skills.filter((skill) => skill >= 100)
    const takers = (v: number) =>
      vehicles.filter((one) => groups(jobs[v]!).every((skill) => one.skills.includes(skill)))
    expect(takers(0).map((one) => one.id)).toEqual([2])
    expect(takers(1)).toEqual([])
  })

  test('what is exported can be solved', async () => {
    const text = JSON.stringify(vroom)
    const solution = await solveFile(text, { seconds: 60, threads: 1, seed: 1, iterations: 300 })
    expect(judge(text, JSON.stringify(solution))).toEqual([])
    expect(solution.summary.priority).toBeGreaterThan(0)
  })

  test('the stored form gives the same problem back', () => {
    const stored = { problem: base, start: choices }
    expect(unpackProblem(JSON.parse(packProblem(stored)))).toEqual(stored)
  })

  test('what an earlier version stored is completed', () => {
    type Old = Record<string, unknown> & { breaks: { windows: unknown[]; durationSeconds: number }[] }
    const older = {
      ...base,
      shifts: base.shifts.map(({ maxDistanceMetres: _, capacity: __, ...shift }) => ({
        ...shift,
        breaks: (shift as Old).breaks.map(({ windows: [window], durationSeconds }) => ({ window, durationSeconds })),
      })),
      visits: base.visits.map(({ maxGapDays: _, delivery: __, pickup: ___, ...visit }) => visit),
    }
    expect(unpackProblem(JSON.parse(packProblem({ problem: older, start: null })))).toEqual({
      problem: base,
      start: null,
    })
  })
})
