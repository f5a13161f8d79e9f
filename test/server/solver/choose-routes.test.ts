import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Bids } from '../../../server/solver/bids.ts'
import { areApart, set } from '../../../server/solver/bits.ts'
import { ChooseRoutes } from '../../../server/solver/choose-routes.ts'
import { Dive } from '../../../server/solver/dive.ts'
import type { Remembered } from '../../../server/solver/pool.ts'
import { type Need, Prices } from '../../../server/solver/prices.ts'

const VISITS = 8

/** Routes of two kinds; their visits, one per bit of a number, are no two alike within a kind. */
const world = fc.record({
  routes: fc.uniqueArray(
    fc.record({
      kind: fc.integer({ min: 0, max: 1 }),
      set: fc.integer({ min: 1, max: 255 }),
      value: fc.integer({ min: 1, max: 100 }),
    }),
    { minLength: 2, maxLength: 12, selector: ({ kind, set }) => `${kind}:${set}` },
  ),
  free: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 2 })),
  must: fc.integer({ min: 0, max: 255 }),
})

function routeOf({ kind, set: visited, value }: { kind: number; set: number; value: number }): Remembered {
  const visits = Int32Array.from(Array.from({ length: VISITS }, (_, v) => v).filter((v) => visited & (1 << v)))
  const bits = new Int32Array(1)
  for (const v of visits) set(bits, v)
  return { kind, visits, bits, value }
}

/** The most that any choice is worth, tried one after the other; −∞ when none has all musts. */
function best(routes: readonly Remembered[], free: readonly number[], must: number): number {
  const go = (at: number, left: readonly number[], taken: number, value: number): number => {
    if (at === routes.length) return (taken & must) === must ? value : Number.NEGATIVE_INFINITY
    const { kind, bits, value: more } = routes[at]!
    const without = go(at + 1, left, taken, value)
    if (left[kind] === 0 || taken & bits[0]!) return without
    const less = left.map((count, k) => (k === kind ? count - 1 : count))
    return Math.max(without, go(at + 1, less, taken | bits[0]!, value + more))
  }
  return go(0, free, 0, 0)
}

function priced({ routes: given, free, must }: typeof world extends fc.Arbitrary<infer T> ? T : never) {
  const routes = given
    .map(routeOf)
    .filter(({ kind }) => free[kind]! > 0)
    .sort((a, b) => a.kind - b.kind)
  const inAny = routes.reduce((all, { bits }) => all | bits[0]!, 0)
  const isMust = Uint8Array.from({ length: VISITS }, (_, v) => (must & inAny & (1 << v) ? 1 : 0))
  const need: Need = { free: Int32Array.from(free), isOpen: new Uint8Array(VISITS).fill(1), isMust }
  const prices = new Prices(new Float64Array(VISITS).fill(5))
  const bids = new Bids(routes)
  prices.improve(bids, bids.all(), need, 0, 50, 0.3)
  const most = best(routes, free, must & inAny)
  return { routes, need, prices, most }
}

/** What the prices allow at most: all visits at their price, and the best route of a kind in each of its shifts. */
function limitOf({ routes, need, prices }: ReturnType<typeof priced>) {
  const empty = new Float64Array(2)
  for (const route of routes) empty[route.kind] = Math.max(empty[route.kind]!, prices.gain(route))
  const reached = new Set(routes.flatMap(({ visits }) => [...visits]))
  const limit = [...reached].reduce((sum, v) => sum + prices.visit[v]!, 0)
  return { empty, limit: limit + need.free.reduce((sum, free, kind) => sum + free * empty[kind]!, 0) }
}

describe('choosing among remembered routes', () => {
  test('prices never allow less than the best choice is worth', () => {
    fc.assert(
      fc.property(world, (given) => {
        const one = priced(given)
        expect(limitOf(one).limit).toBeGreaterThanOrEqual(one.most - 1e-6)
      }),
    )
  })

  test('finds a best choice when it is better than what is there, and nothing when it is not', () => {
    fc.assert(
      fc.property(world, (given) => {
        const one = priced(given)
        const { routes, need, prices, most } = one
        const { empty, limit } = limitOf(one)
        const list = routes
          .map((route) => ({ route, loss: empty[route.kind]! - prices.gain(route) }))
          .sort((a, b) => a.loss - b.loss)
        const choose = (aim: number) => new ChooseRoutes(prices.visit, need, empty).choose(list, limit - aim)
        const found = choose(most - 0.5)
        expect(found === undefined).toBe(most === Number.NEGATIVE_INFINITY)
        for (const [i, a] of (found ?? []).entries())
          for (const b of (found ?? []).slice(i + 1)) expect(areApart(a.bits, b.bits)).toBe(true)
        if (found) expect(found.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(most, 6)
        if (found) expect(choose(most + 0.5)).toBeUndefined()
      }),
    )
  })

  test('what a dive finds is worth more than was asked, and has every must', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 150 }), (given, aim) => {
        const { routes, need, prices, most } = priced(given)
        const found = new Dive(new Bids(routes), prices.visit, need, aim).run(undefined)
        if (!found) return
        const served = new Set(found.flatMap(({ visits }) => [...visits]))
        expect(need.isMust.every((must, v) => !must || served.has(v))).toBe(true)
        const value = found.reduce((sum, route) => sum + route.value, 0)
        expect(value).toBeGreaterThan(aim - 1e-6)
        expect(value).toBeLessThanOrEqual(most)
      }),
      { numRuns: 500 },
    )
  })
})
