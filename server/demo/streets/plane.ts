import { kmPerDegree, type LonLat } from '../land.ts'
import type { Spot } from './street-graph.ts'

/** Kilometres east and north of 0° 0°, flat as at 40° north. */
export function toSpot([lon, lat]: LonLat): Spot {
  return [lon * kmPerDegree.lon, lat * kmPerDegree.lat]
}

/** The point of a spot, to 10⁻⁶ degree. */
export function toLonLat([x, y]: Spot): LonLat {
  return [Math.round((x / kmPerDegree.lon) * 1e6) / 1e6, Math.round((y / kmPerDegree.lat) * 1e6) / 1e6]
}
