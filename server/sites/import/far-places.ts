import type { ImportFinding } from '../../contract/index.ts'
import type { CheckedPlace } from './check-places.ts'
import { finding } from './findings.ts'

const FEWEST_PLACES = 10
const NEAREST_KM = 50
/** How many times as far out as nine tenths of the places. */
const TIMES_AS_FAR = 5

/** A warning for each place that lies far from all others: most likely a digit is wrong, and a drawn area would reach for it. */
export function farPlaces(places: readonly CheckedPlace[]): ImportFinding[] {
  if (places.length < FEWEST_PLACES) return []
  const centre = [0, 1].map((axis) => middle(places.map(({ position }) => position[axis] ?? 0)))
  const distances = places.map(({ position }) => kilometres(position, centre))
  const usual = distances.toSorted((a, b) => a - b)[Math.floor(distances.length * 0.9)] ?? 0
  const limit = Math.max(NEAREST_KM, TIMES_AS_FAR * usual)
  return places.flatMap((place, index) => {
    const far = Math.round(distances[index] ?? 0)
    return far > limit ? [farPlace(place, far)] : []
  })
}

function farPlace(place: CheckedPlace, far: number): ImportFinding {
  return finding(
    'warning',
    'far-from-others',
    { row: place.row, column: '', value: place.position.join(', ') },
    {
      zh: `离其他工地的中心 ${far} 公里，请核对坐标是否写错`,
      en: `This lies ${far} km from the middle of the others: check its coordinates`,
    },
  )
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

// The earth as flat as it is over a city; far enough out to tell far from near.
function kilometres(position: readonly number[], centre: readonly number[]): number {
  const [lon = 0, lat = 0] = position
  const [centreLon = 0, centreLat = 0] = centre
  return Math.hypot((lon - centreLon) * 111.32 * Math.cos((centreLat * Math.PI) / 180), (lat - centreLat) * 110.57)
}
