import { beforeEach, expect, inject, test } from 'vitest'
import type { LonLat } from '../../../server/contract/index.ts'
import { connect } from '../../../server/db/connect.ts'
import { keptMatrix } from '../../../server/roads/kept-matrix.ts'
import type { TravelProvider } from '../../../server/roads/provider.ts'
import { database, reset } from '../../support/database.ts'

const db = database()
beforeEach(() => reset(db))

const now = new Date('2026-11-22T10:00:00+08:00')
const keeping = { scope: 'agency:110105', forMs: Number.POSITIVE_INFINITY, now }
const place = (i: number): LonLat => [116.4 + i / 100, 39.9]
const value = (from: LonLat, to: LonLat): number => Math.round(from[0] * 1000) * 7 + Math.round(to[0] * 1000)

/** A provider that answers by formula and writes down what it was asked. */
function recording(key: string) {
  const asked: string[] = []
  const provider: TravelProvider = {
    ...{ source: 'roads', key, roadVersionId: null, caution: null },
    async between(from, to) {
      asked.push(`${from.length} × ${to.length}`)
      const cells = Int32Array.from(from.flatMap((a) => to.map((b) => value(a, b))))
      return { durationSeconds: cells, distanceMetres: cells.map((cell) => 2 * cell) }
    },
    legs: async () => [],
  }
  return { provider, asked }
}

const right = (places: readonly LonLat[]) => Int32Array.from(places.flatMap((a) => places.map((b) => value(a, b))))

/** Another process on the same database: nothing is remembered there. */
async function elsewhere<T>(use: (other: typeof db) => Promise<T>): Promise<T> {
  const other = connect(inject('address'), 1)
  try {
    return await use(other)
  } finally {
    await other.destroy()
  }
}

test('what is kept is not asked again, here or in another process, in any order', async () => {
  const { provider, asked } = recording('roads:order:a')
  const places = [0, 1, 2, 3].map(place)
  const first = await keptMatrix(db, keeping, provider, places)
  expect(first.durationSeconds).toEqual(right(places))
  expect(asked).toEqual(['4 × 4'])
  const turned = [3, 1, 1, 0].map(place)
  expect((await keptMatrix(db, keeping, provider, turned)).durationSeconds).toEqual(right(turned))
  const there = await elsewhere((other) => keptMatrix(other, keeping, provider, turned))
  expect(there.distanceMetres).toEqual(right(turned).map((cell) => 2 * cell))
  expect(asked).toEqual(['4 × 4'])
})

test('a new site costs one row and one column; a site that moved the same', async () => {
  const { provider, asked } = recording('roads:grow:a')
  await keptMatrix(db, keeping, provider, [0, 1, 2, 3].map(place))
  const grown = [0, 1, 2, 3, 4].map(place)
  expect((await keptMatrix(db, keeping, provider, grown)).durationSeconds).toEqual(right(grown))
  expect(asked.slice(1)).toEqual(['1 × 5', '4 × 1'])
  const moved = [0, 1, 7, 3, 4].map(place)
  const there = await elsewhere((other) => keptMatrix(other, keeping, provider, moved))
  expect(there.durationSeconds).toEqual(right(moved))
  expect(asked.slice(3)).toEqual(['1 × 5', '4 × 1'])
})

test('other streets, another agency or an age beyond the limit are asked anew', async () => {
  const { provider, asked } = recording('roads:1:a')
  const places = [0, 1].map(place)
  await keptMatrix(db, keeping, provider, places)
  await keptMatrix(db, { ...keeping, scope: 'agency:110106' }, provider, places)
  expect(asked).toHaveLength(2)
  const other = recording('roads:2:a')
  await keptMatrix(db, keeping, other.provider, places)
  expect(other.asked).toEqual(['2 × 2'])
  const aged = { ...keeping, forMs: 1000, now: new Date(now.getTime() + 2000) }
  await keptMatrix(db, aged, other.provider, places)
  expect(other.asked).toHaveLength(2)
  const kept = await db.selectFrom('travel_matrix').select(['scope', 'source']).orderBy('scope').execute()
  expect(kept).toEqual([
    { scope: 'agency:110105', source: 'roads:2:a' },
    { scope: 'agency:110106', source: 'roads:1:a' },
  ])
})
