import { expect, test } from 'vitest'
import type { LonLat } from '../../../server/contract/index.ts'
import { estimateTravel } from '../../../server/roads/estimate.ts'
import { fillGaps } from '../../../server/roads/fill-gaps.ts'
import { travelZones } from '../../support/rules.ts'

const estimate = estimateTravel([116.4, 39.9], travelZones)
const places: LonLat[] = [0, 1, 2, 3].map((i) => [116.4 + i / 100, 39.9])
const guess = estimate.matrix(places)

/** A table of 100 everywhere but on the diagonal and at these pairs, which are gaps. */
function table(...gaps: readonly (readonly [number, number])[]) {
  const fill = Int32Array.from({ length: 16 }, (_, at) =>
    gaps.some(([from, to]) => from * 4 + to === at) ? -1 : Math.floor(at / 4) === at % 4 ? 0 : 100,
  )
  return { durationSeconds: fill, distanceMetres: fill.slice() }
}

test('a full table stays as it is', () => {
  const full = table()
  expect(fillGaps(full, places, estimate)).toEqual({ ...full, estimatedPlaces: [] })
})

test('a place off the streets has all its ways estimated, the others keep theirs', () => {
  const off = [0, 1, 3].flatMap((other) => [[2, other] as const, [other, 2] as const])
  const filled = fillGaps(table(...off, [2, 2]), places, estimate)
  expect(filled.estimatedPlaces).toEqual([2])
  expect(filled.durationSeconds[4 + 3]).toBe(100)
  expect(filled.durationSeconds[2 * 4 + 1]).toBe(guess.durationSeconds[2 * 4 + 1])
  expect(filled.distanceMetres[4 + 2]).toBe(guess.distanceMetres[4 + 2])
  expect(filled.durationSeconds[2 * 4 + 2]).toBe(0)
})

test('a single gap takes one of its two places off the streets, both ways', () => {
  const filled = fillGaps(table([1, 3]), places, estimate)
  expect(filled.estimatedPlaces).toHaveLength(1)
  const [off = 0] = filled.estimatedPlaces
  for (const other of [0, 2])
    expect(filled.durationSeconds[other * 4 + off]).toBe(guess.durationSeconds[other * 4 + off])
  expect(filled.durationSeconds.every((seconds) => seconds >= 0)).toBe(true)
})
