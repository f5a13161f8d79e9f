import { expect, test } from 'vitest'
import { Bids } from '../../../server/solver/bids.ts'
import { areApart, set } from '../../../server/solver/bits.ts'
import { Dive } from '../../../server/solver/dive.ts'
import type { Remembered } from '../../../server/solver/pool.ts'

test('a dive takes one of two routes that only the same shift can drive, however much both are wanted', () => {
  // twenty visits, one route each, for twenty shifts of one kind; the first two routes are for the first shift only
  const visits = 20
  const routes = Array.from({ length: visits }, (_, v): Remembered => {
    const bits = new Int32Array(2)
    set(bits, v)
    if (v < 2) set(bits, visits)
    return { kind: 0, visits: Int32Array.of(v), bits, value: 10 }
  })
  const bids = new Bids(routes)
  bids.wanted.fill(1)
  const free = new Int32Array(visits)
  free[0] = visits
  const need = { free, isOpen: new Uint8Array(visits).fill(1), isMust: new Uint8Array(visits) }
  const found = new Dive(bids, new Float64Array(visits), need, 0).run(undefined)
  expect(found?.length).toBe(visits - 1)
  for (const [i, a] of (found ?? []).entries())
    for (const b of (found ?? []).slice(i + 1)) expect(areApart(a.bits, b.bits)).toBe(true)
})
