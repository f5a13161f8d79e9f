import type { LonLat } from '../contract/index.ts'
import type { TravelLeg, TravelTable } from './provider.ts'
import { flatDistance, lengthInside, type Point, toPlane } from './rings.ts'

/** How teams drive in one ring around the middle of a city; rows of `travel_speed`, innermost first. */
export type TravelZone = {
  readonly zone: string
  readonly fromKm: number
  readonly kmPerHour: number
  readonly detourFactor: number
  /** Parking and walking at a place in this zone. */
  readonly accessMinutes: number
}

/** Travel without streets. */
export type TravelEstimate = {
  matrix(places: readonly LonLat[]): TravelTable
  legs(places: readonly LonLat[]): TravelLeg[]
}

/** A place in the plane around the centre, with the time it takes to park and walk there. */
type Stop = Point & { readonly accessSeconds: number }

/**
 * Travel estimated without streets (估算): the straight line is cut by the rings around `centre`, each piece is made
 * longer by its ring's detour factor and driven at its ring's speed, and half of the access time is added at each end.
 * Symmetric; the same two places always give the same answer, whichever others are asked with them; no travel
 * between two visits at one place.
 */
export function estimateTravel(centre: LonLat, zones: readonly TravelZone[]): TravelEstimate {
  if (zones.length === 0 || zones[0]?.fromKm !== 0) throw new RangeError('The innermost travel zone must begin at 0 km')
  if (zones.some((zone, index) => index > 0 && zone.fromKm <= zones[index - 1]!.fromKm)) {
    throw new RangeError('Travel zones must begin at growing distances')
  }
  const outermost = zones.at(-1)!
  // What a metre inside each circle costs more than if the next zone began there already: with these the whole line is
  // priced as the outermost zone and corrected once per circle, which allocates nothing.
  const circles = zones.slice(1).map((outside, index) => ({
    radius: outside.fromKm * 1000,
    seconds: secondsPerMetre(zones[index]!) - secondsPerMetre(outside),
    metres: zones[index]!.detourFactor - outside.detourFactor,
  }))

  const outermostPace = secondsPerMetre(outermost)
  // The answer of the last `between`, rounded up, so that rounding alone never makes a way round shorter than the direct way.
  let seconds = 0
  let metres = 0
  const between = (from: Stop, to: Stop): void => {
    seconds = metres = 0
    const direct = flatDistance(from, to)
    if (direct < SAME_PLACE_METRES) return
    let exactSeconds = (from.accessSeconds + to.accessSeconds) / 2 + direct * outermostPace
    let exactMetres = direct * outermost.detourFactor
    for (const circle of circles) {
      const inside = lengthInside(from, to, circle.radius)
      exactSeconds += inside * circle.seconds
      exactMetres += inside * circle.metres
    }
    seconds = Math.ceil(exactSeconds)
    metres = Math.ceil(exactMetres)
  }
  const toStop = (place: LonLat): Stop => {
    const { x, y } = toPlane(centre, place)
    const away = Math.hypot(x, y) / 1000
    return { x, y, accessSeconds: zones.findLast((zone) => away >= zone.fromKm)!.accessMinutes * 60 }
  }

  return {
    matrix(places) {
      const count = places.length
      const stops = places.map(toStop)
      const durationSeconds = new Int32Array(count * count)
      const distanceMetres = new Int32Array(count * count)
      for (let row = 0; row < count; row++) {
        for (let column = row + 1; column < count; column++) {
          const there = row * count + column
          const back = column * count + row
          between(stops[row]!, stops[column]!)
          durationSeconds[there] = durationSeconds[back] = seconds
          distanceMetres[there] = distanceMetres[back] = metres
        }
      }
      return { durationSeconds, distanceMetres }
    },
    legs(places) {
      const stops = places.map(toStop)
      return stops.slice(1).map((to, index) => {
        between(stops[index]!, to)
        return { durationSeconds: seconds, distanceMetres: metres, line: [places[index]!, places[index + 1]!] }
      })
    },
  }
}

function secondsPerMetre({ detourFactor, kmPerHour }: TravelZone): number {
  return (detourFactor * 3.6) / kmPerHour
}

/** Two buildings behind one gate; also what rounding of coordinates to five decimals can move a point. */
export const SAME_PLACE_METRES = 2
