import type { LonLat } from '../contract/index.ts'
import type { TravelEstimate } from './estimate.ts'
import type { TravelTable } from './provider.ts'

/**
 * Fills what a table does not know with the estimate. A place either lies on the streets or has all its ways estimated,
 * so that no route is pieced together from two measures of one place: places are taken off the streets, those with the
 * most gaps first, until none is left.
 */
export function fillGaps(
  table: TravelTable,
  places: readonly LonLat[],
  estimate: TravelEstimate,
): TravelTable & { readonly estimatedPlaces: readonly number[] } {
  const count = places.length
  const gaps = new Int32Array(count)
  for (let from = 0; from < count; from++) {
    for (let to = 0; to < count; to++) {
      if (!isGap(table, from * count + to)) continue
      gaps[from]!++
      gaps[to]!++
    }
  }
  const estimatedPlaces = takeOff(table, gaps)
  if (estimatedPlaces.length === 0) return { ...table, estimatedPlaces }
  const guess = estimate.matrix(places)
  const durationSeconds = table.durationSeconds.slice()
  const distanceMetres = table.distanceMetres.slice()
  for (const off of estimatedPlaces) {
    for (let other = 0; other < count; other++) {
      for (const at of [off * count + other, other * count + off]) {
        durationSeconds[at] = guess.durationSeconds[at]!
        distanceMetres[at] = guess.distanceMetres[at]!
      }
    }
  }
  return { durationSeconds, distanceMetres, estimatedPlaces }
}

function isGap({ durationSeconds, distanceMetres }: TravelTable, at: number): boolean {
  return durationSeconds[at]! < 0 || distanceMetres[at]! < 0
}

function takeOff(table: TravelTable, gaps: Int32Array): number[] {
  const count = gaps.length
  const off: number[] = []
  for (;;) {
    let worst = 0
    for (let place = 1; place < count; place++) if (gaps[place]! > gaps[worst]!) worst = place
    if (count === 0 || gaps[worst]! <= 0) return off.sort((a, b) => a - b)
    off.push(worst)
    for (let other = 0; other < count; other++) {
      if (isGap(table, worst * count + other)) gaps[other]!--
      if (isGap(table, other * count + worst)) gaps[other]!--
    }
    gaps[worst] = -1
  }
}
