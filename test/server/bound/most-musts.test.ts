import { describe, expect, test } from 'vitest'
import { areMostMusts } from '../../../server/bound/index.ts'
import { lineWorld } from '../solver/line-world.ts'
import { randomProblem } from '../solver/random-problem.ts'
import { bestPlan } from './brute-force.ts'

const never = () => false

/** Must-dos at 100, 200 and 300, 300 s each, and a shift of 1,000 s: 100 and 200 take 400 + 600, any other two more. */
const three = lineWorld({
  at: [0, 100, 200, 300],
  visits: [1, 2, 3].map(() => ({ serviceSeconds: 300, required: true })),
})

describe('that no plan serves more must-dos', () => {
  test('is proven when one more does not fit', () => {
    expect([1, 2, 3].map((served) => areMostMusts(three, served, never))).toEqual([false, true, true])
  })

  test('is not claimed when there was no time to prove it', () => {
    expect(areMostMusts(three, 2, () => true)).toBe(false)
  })

  test('is never claimed where trying everything finds a plan with one more', () => {
    let proven = 0
    for (let seed = 1; seed <= 40; seed++) {
      const problem = randomProblem(seed, { teams: 1, days: 2, visits: 6 })
      const all = problem.visitRequired.reduce((sum, required) => sum + required, 0)
      for (let served = 0; served < all; served++) {
        const claimed = areMostMusts(problem, served, never)
        if (claimed) proven++
        if (claimed) expect(bestPlan(problem, served + 1, ({ prize }) => prize)).toBeNull()
      }
    }
    expect(proven).toBeGreaterThan(3)
  })
})
