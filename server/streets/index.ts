/** The door of the streets room: a network in, quickest ways out; numbers only, no I/O. */
export { type StreetMatrix, StreetTargets, streetMatrix } from './matrix.ts'
export { COST_UNIT, type StreetNetwork } from './network.ts'
export { type NetworkParts, networkParts } from './parts.ts'
export type { StreetPlace } from './place.ts'
export { type ReachedArc, reachable } from './reach.ts'
export { pieceOf, RouteFinder, type StreetRoute } from './route.ts'
export { type StreetFoot, StreetGrid } from './street-grid.ts'
export { Streets } from './streets.ts'
