import type { LonLat } from '../contract/index.ts'
import type { StreetNetwork } from '../streets/index.ts'
import type { TravelZone } from './estimate.ts'
import { toPlane } from './rings.ts'
import { edgeFlag, type RoadNetwork } from './road-network.ts'
import { roadClasses } from './road-way.ts'
import { meanFactor, type StreetRules } from './street-speeds.ts'

/** What a network is weighed with: speeds, the rings they differ by, and the middle of those rings. */
export type Weights = {
  readonly rules: StreetRules
  readonly zones: readonly TravelZone[]
  readonly centre: LonLat
}

/**
 * The network with a time on every edge: its class's speed, or what is driven under its sign where that is less, times
 * what the hours of a working day leave of it in its zone. An edge has the zone of its middle point.
 */
export function weighNetwork(network: RoadNetwork, { rules, zones, centre }: Weights): StreetNetwork {
  const speedOf = new Float64Array(roadClasses.length)
  const stopAt = new Uint8Array(roadClasses.length)
  for (const row of rules.classes) {
    speedOf[roadClasses.indexOf(row.class)] = row.kmPerHour
    stopAt[roadClasses.indexOf(row.class)] = row.mayStop ? 1 : 0
  }
  const factors = zones.map(({ zone }) => meanFactor(rules, zone, rules.planFromHour, rules.planToHour))
  const ferry = roadClasses.indexOf('ferry')
  const forwardMs = new Int32Array(network.edges)
  const backwardMs = new Int32Array(network.edges)
  for (let edge = 0; edge < network.edges; edge++) {
    const flags = network.flags[edge]!
    const isFerry = network.class[edge] === ferry
    const isShut = (isFerry && !rules.useFerry) || ((flags & edgeFlag.toll) !== 0 && !rules.useToll)
    const free = speedOf[network.class[edge]!]!
    const sign = network.maxspeed[edge]! * rules.signFactor
    const zone = isFerry ? 1 : factors[zoneOf(network, edge, zones, centre)]!
    const kmPerHour =
      (sign > 0 && sign < free ? sign : free) *
      zone *
      (flags & edgeFlag.unpaved ? rules.unpavedFactor : 1) *
      (flags & edgeFlag.destination ? rules.destinationFactor : 1)
    const isOpen = !isShut && free > 0
    const ms = Math.max(1, Math.round((network.lengthDecimetres[edge]! * 360) / kmPerHour))
    forwardMs[edge] = isOpen && flags & edgeFlag.forward ? ms : -1
    backwardMs[edge] = isOpen && flags & edgeFlag.backward ? ms : -1
  }
  return {
    nodes: network.nodes,
    from: network.from,
    to: network.to,
    forwardMs,
    backwardMs,
    lengthDecimetres: network.lengthDecimetres,
    pointsFrom: network.pointsFrom,
    points: network.points,
    mayStop: Uint8Array.from(network.class, (index) => stopAt[index]!),
    bans: network.bans,
  }
}

function zoneOf(network: RoadNetwork, edge: number, zones: readonly TravelZone[], centre: LonLat): number {
  const middle = (network.pointsFrom[edge]! + network.pointsFrom[edge + 1]!) >> 1
  const { x, y } = toPlane(centre, [network.points[2 * middle]! / 1e7, network.points[2 * middle + 1]! / 1e7])
  const away = Math.hypot(x, y) / 1000
  return zones.findLastIndex((zone) => away >= zone.fromKm)
}
