import { describe, expect, test } from 'vitest'
import { openSolver, type SolveEnd } from '../../../server/planning/solver-threads.ts'
import { buildProblem } from '../../../server/solver/index.ts'
import { withChoices } from '../../../server/weekplan/index.ts'
import { randomWeek } from '../weekplan/random-week.ts'

const week = randomWeek(7)

type Limits = { iterations: number | null; seconds?: number; onFirst?: (stop: () => void) => void }

async function search({ iterations, seconds = 60, onFirst }: Limits): Promise<SolveEnd> {
  const solver = openSolver(() => onFirst?.(solver.stop))
  try {
    return await solver.run({
      buffer: buildProblem(withChoices(week.base, week.choices)).buffer as ArrayBuffer,
      facts: week.facts,
      choices: week.choices,
      seed: 3,
      seconds,
      iterations,
    })
  } finally {
    solver.close()
  }
}

describe('a thread that has solved serves the next plan', () => {
  test('and finds the same routes as a fresh one', async () => {
    const [first, beside] = await Promise.all([search({ iterations: 200 }), search({ iterations: 200 })])
    const again = await search({ iterations: 200 })
    expect(again.solution.iterations).toBe(200)
    expect(again.solution.routes).toEqual(first.solution.routes)
    expect(beside.solution.routes).toEqual(first.solution.routes)
  })

  test('and does not stop because the plan before was stopped', async () => {
    const stopped = await search({ iterations: null, onFirst: (stop) => stop() })
    expect(stopped.solution.routes.flat().length).toBeGreaterThan(0)
    expect((await search({ iterations: 300 })).solution.iterations).toBe(300)
  })

  test('a task that cannot be solved fails alone', async () => {
    const broken = openSolver(() => undefined)
    const task = { facts: week.facts, choices: week.choices, seed: 1, seconds: 1, iterations: 1 }
    await expect(broken.run({ ...task, buffer: new ArrayBuffer(128) })).rejects.toThrow('is not a problem of version')
    broken.close()
    expect((await search({ iterations: 10 })).solution.iterations).toBe(10)
  })
})
