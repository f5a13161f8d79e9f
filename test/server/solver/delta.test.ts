import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Complete } from '../../../server/solver/complete.ts'
import { ExactPlace } from '../../../server/solver/exact-place.ts'
import { Fairness } from '../../../server/solver/fairness.ts'
import { evaluate, timeRoute } from '../../../server/solver/index.ts'
import { cheapestNode, found } from '../../../server/solver/insertion.ts'
import { NEVER } from '../../../server/solver/limits.ts'
import { modelOf } from '../../../server/solver/model.ts'
import { Random } from '../../../server/solver/random.ts'
import { Ruin } from '../../../server/solver/ruin.ts'
import { Saved } from '../../../server/solver/saved.ts'
import { Search } from '../../../server/solver/search.ts'
import type { State } from '../../../server/solver/state.ts'
import { randomProblem } from './random-problem.ts'
import { weeks } from './random-weeks.ts'

/** Plans with gaps in them: what a search has found so far, and what is left of it after each of some ruins. */
function torn(numRuns: number, judge: (state: State, saved: Saved) => void): void {
  fc.assert(
    fc.property(weeks, ({ seed, ...size }) => {
      const { state } = new Search(modelOf(randomProblem(seed, size)), { seed })
      const saved = new Saved(state)
      const ruin = new Ruin(state, saved)
      const random = new Random(seed)
      for (let round = 0; round < 8; round++) {
        ruin.run(random)
        judge(state, saved)
      }
    }),
    { numRuns },
  )
}

const costOf = (state: State) => evaluate(state.problem, state.routes()).cost
const absentOf = ({ absent }: State) => absent.visits.slice(0, absent.count)

/** The plan with the visit before this node. */
const inserted = (state: State, visit: number, s: number, node: number) =>
  state.routes().map((route, t) => (t === s ? route.toSpliced(node - 1, 0, visit) : route))

test('a state costs what evaluate says, after a ruin, each insertion, the completion, and undoing', () => {
  let insertions = 0
  let round = 0
  torn(40, (state, saved) => {
    const before = state.routes()
    expect(state.cost()).toBe(costOf(state))
    for (const visit of absentOf(state)) {
      const s = Array.from(state.size.keys()).find((shift) => cheapestNode(state, visit, shift) < NEVER)
      if (s === undefined) continue
      cheapestNode(state, visit, s)
      const after = evaluate(state.problem, inserted(state, visit, s, found.node)).cost
      saved.touch(s)
      state.insert(visit, s, found.node)
      expect(state.cost()).toBe(after)
      insertions++
    }
    if (round++ % 2 === 0) {
      const torn = state.routes()
      saved.restore()
      expect(state.cost()).toBe(costOf(state))
      expect(before.flat().every((visit) => torn.flat().includes(visit))).toBe(true)
    } else saved.keep()
    new Complete(state).run()
    expect(state.cost()).toBe(costOf(state))
  })
  expect(insertions).toBeGreaterThan(500)
})

test('the exact place of a visit is the one with the least difference, to the last second', () => {
  let compared = 0
  torn(20, (state, saved) => {
    const { problem, model } = state
    const place = new ExactPlace(state)
    const before = costOf(state)
    for (const visit of absentOf(state).slice(0, 6)) {
      let least = Number.POSITIVE_INFINITY
      for (const s of state.size.keys())
        for (let node = 1; node <= state.size[s]! + 1; node++)
          if (cheapestNode(state, visit, s, 0, node, node) < NEVER)
            least = Math.min(least, evaluate(problem, inserted(state, visit, s, node)).cost - before)
      const pays = least + model.unserved[visit]!
      expect(place.find(visit, pays)).toBe(false)
      if (least === Number.POSITIVE_INFINITY) continue
      expect(place.find(visit, pays + 1)).toBe(true)
      expect(evaluate(problem, inserted(state, visit, place.shift, place.node)).cost - before).toBe(least)
      compared++
    }
    saved.restore()
  })
  expect(compared).toBeGreaterThan(100)
})

test('fairness steers by the difference that evaluate sees, but for a second and what set-up is saved', () => {
  let compared = 0
  let exact = 0
  torn(40, (state, saved) => {
    const { problem } = state
    const { unfairSecond } = problem.weights
    if (unfairSecond === 0) return saved.restore()
    const fairness = new Fairness(state)
    fairness.refresh()
    const routes = state.routes()
    const before = evaluate(problem, routes).unfairSeconds
    for (const visit of absentOf(state).slice(0, 6))
      for (const s of state.size.keys()) {
        const detour = cheapestNode(state, visit, s)
        if (detour === NEVER) continue
        const { node } = found
        const after = inserted(state, visit, s, node)
        const difference = evaluate(problem, after).unfairSeconds - before
        expect(fairness.exact(visit, s, node, detour)).toBe(unfairSecond * difference)
        // it takes for granted that the visit pays its set-up, and no other stop's changes
        const work = timeRoute(problem, s, after[s]!).workSeconds - timeRoute(problem, s, routes[s]!).workSeconds
        const assumed = detour + problem.visitService[visit]! + problem.visitSetup[visit]!
        const off = Math.abs(fairness.delta(visit, s, detour) - unfairSecond * difference)
        expect(off).toBeLessThan(unfairSecond * (1 + Math.abs(work - assumed)))
        compared++
        if (work === assumed) exact++
      }
    saved.restore()
  })
  expect(compared).toBeGreaterThan(300)
  expect(exact).toBeGreaterThan(150)
})
