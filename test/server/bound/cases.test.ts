import { describe, expect, test } from 'vitest'
import { type Case, Cases, mostInDoubt } from '../../../server/bound/cases.ts'
import { proveBound } from '../../../server/bound/index.ts'
import { maxIterations, solve } from '../../../server/solver/index.ts'
import { lineWorld } from '../solver/line-world.ts'
import { dice } from '../solver/random-problem.ts'

const all = (limit: number): Case => ({ served: new Set(), barred: [new Set(), new Set()], limit })
const plain = ({ served, barred, limit }: Case) => ({ served: [...served], barred: barred.map((v) => [...v]), limit })

describe('cases', () => {
  test('a visit is served or barred everywhere; a family serves it or is barred', () => {
    const cases = new Cases()
    cases.split(all(100), { visit: 7, family: undefined })
    const [without, withIt] = [cases.next()!, cases.next()!]
    expect(plain(without)).toEqual({ served: [], barred: [[7], [7]], limit: 100 })
    expect(plain(withIt)).toEqual({ served: [7], barred: [[], []], limit: 100 })
    cases.split(withIt, { visit: 7, family: 1 })
    expect(plain(cases.next()!)).toEqual({ served: [7], barred: [[], [7]], limit: 100 })
    expect(plain(cases.next()!)).toEqual({ served: [7], barred: [[7], []], limit: 100 })
  })

  test('the highest limit comes first, and holds until it is settled', () => {
    const cases = new Cases()
    cases.split(all(100), { visit: 1, family: undefined })
    const first = cases.next()!
    first.limit = 60
    cases.settle(first)
    expect(cases.limit).toBe(100)
    const second = cases.next()!
    second.limit = 80
    cases.split(second, { visit: 2, family: undefined })
    expect(cases.limit).toBe(80)
    for (let i = 0; i < 2; i++) {
      const next = cases.next()!
      next.limit = 50
      cases.settle(next)
    }
    // what is settled at 60 is the worst that is left
    expect(cases.limit).toBe(60)
    expect(cases.next()).toBeUndefined()
  })
})

describe('what the linear programme is least sure of', () => {
  const problem = lineWorld({ at: [0, 100, 200, 300], visits: [{ prize: 10 }, { prize: 30 }, { prize: 20 }] })
  const half = (group: number, ...visits: number[]) => ({ group, visits, level: 0.5 })

  test('is the visit with the highest prize at stake that is not decided yet', () => {
    const routes = [half(0, 0, 1), half(0, 2), half(1, 2)]
    expect(mostInDoubt(problem, all(0), routes, [0, 1])).toEqual({ visit: 1, family: undefined })
    const decided = { ...all(0), served: new Set([1]) }
    expect(mostInDoubt(problem, decided, routes, [0, 1])).toEqual({ visit: 0, family: undefined })
  })

  test('is then who serves a visit, and nothing when classes of one family share it', () => {
    const routes = [half(0, 0, 1, 2), half(1, 0, 1, 2)]
    expect(mostInDoubt(problem, all(0), routes, [0, 1])).toEqual({ visit: 1, family: 0 })
    expect(mostInDoubt(problem, all(0), routes, [0, 0])).toBeUndefined()
  })
})

test('with cases the bound of teams that need not drive is the truth', () => {
  // two or three knapsacks: linear programme and cuts alone end above the best plan of two of these
  for (let seed = 1; seed <= 40; seed++) {
    const roll = dice(seed)
    const visits = Array.from({ length: 7 }, () => ({ serviceSeconds: 150 + roll(450), prize: 1 + roll(30) }))
    const shifts = Array.from({ length: 2 + roll(2) }, () => ({}))
    const world = lineWorld({ at: [0, ...visits.map(() => 0)], visits, shifts })
    const { bound, isFinal } = proveBound(world, { objective: 'prize', requiredServed: 0, stop: () => false })
    const rooms = shifts.map(() => 1000)
    expect([bound, isFinal], `seed ${seed}`).toEqual([mostPacked(visits, rooms), true])
  }
})

test('a plan that is proven the best has no gap of rounding, though driving counts in fractions of a point', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const roll = dice(seed)
    const visits = Array.from({ length: 12 }, () => ({ serviceSeconds: 150 + roll(250), prize: 1 + roll(30) }))
    const weights = { unservedRequired: 1e9, prize: 100, travelSecond: 1, change: 0, unfairSecond: 0 }
    const at = [0, ...visits.map(() => roll(200))]
    const world = lineWorld({ at, visits, shifts: [{}, {}, {}], extra: { weights } })
    const { routes } = solve(world, { seed, stop: maxIterations(2000) })
    const bound = proveBound(world, { objective: 'net', requiredServed: 0, routes, stop: () => false })
    expect([bound.gapPermille, bound.isFinal], `seed ${seed}`).toEqual([0, true])
  }
})

/** By exhaustion: the most prize that fits into rooms of so many seconds. */
function mostPacked(visits: readonly { serviceSeconds: number; prize: number }[], rooms: readonly number[]): number {
  const [visit, ...others] = visits
  if (!visit) return 0
  const packed = rooms.flatMap((room, r) =>
    room < visit.serviceSeconds ? [] : [visit.prize + mostPacked(others, rooms.with(r, room - visit.serviceSeconds))],
  )
  return Math.max(mostPacked(others, rooms), ...packed)
}
