import type { LonLat } from '../contract/index.ts'
import { SAME_PLACE_METRES, type TravelZone } from './estimate.ts'
import { greatCircleMetres } from './ground.ts'
import type { TravelTable } from './provider.ts'
import { toPlane } from './rings.ts'

/** What lies between a place and the streets: how far the nearest is, and what parking and the way to it take. */
export type StreetAccess = { readonly metres: number; readonly seconds: number }

/** The rules by which a place is joined to the streets. */
export type AccessRules = {
  readonly zones: readonly TravelZone[]
  readonly centre: LonLat
  /** From the street to the gate. */
  readonly kmPerHour: number
  /** Farther from every street a place is not joined at all. */
  readonly snapMetres: number
}

/** The access of a place that lies some metres beside its street: half of the parking counts at each end of a way. */
export function accessOf(rules: AccessRules, place: LonLat, metres: number): StreetAccess {
  const { x, y } = toPlane(rules.centre, place)
  const away = Math.hypot(x, y) / 1000
  const { accessMinutes } = rules.zones.findLast((zone) => away >= zone.fromKm)!
  return { metres, seconds: accessMinutes * 30 + (metres * 3.6) / rules.kmPerHour }
}

/** Writes one cell of a table: the way on the streets with the access at both ends, rounded up. No way takes none at one place. */
export function writeCell(
  table: TravelTable,
  at: number,
  ends: readonly [{ place: LonLat; access: StreetAccess }, { place: LonLat; access: StreetAccess }],
  street: { readonly seconds: number; readonly metres: number },
): void {
  const [from, to] = ends
  const isHere = isSamePlace(from.place, to.place)
  table.durationSeconds[at] = isHere ? 0 : Math.ceil(street.seconds + from.access.seconds + to.access.seconds)
  table.distanceMetres[at] = isHere ? 0 : Math.ceil(street.metres + from.access.metres + to.access.metres)
}

function isSamePlace(a: LonLat, b: LonLat): boolean {
  // Most pairs are told apart by their latitude alone, without a sine.
  return Math.abs(a[1] - b[1]) < SAME_PLACE_DEGREES && greatCircleMetres(a, b) < SAME_PLACE_METRES
}

// A degree of latitude has about 111 km; a little more than the metres asked for.
const SAME_PLACE_DEGREES = SAME_PLACE_METRES / 100_000
