import { COST_UNIT, toCost } from './network.ts'
import type { Streets } from './streets.ts'

/** A point on the streets: an edge, and how far along its points it lies. */
export type StreetPlace = {
  readonly edge: number
  /** 0 at the beginning of the edge … 1 at its end. */
  readonly along: number
}

/** What is still to drive from a place along one of its edge's arcs, and what was driven on the arc before it. */
export function splitArc(streets: Streets, place: StreetPlace, arc: number): { before: number; after: number } {
  const whole = streets.arcCost[arc]
  const along = arc & 1 ? 1 - place.along : place.along
  const milliseconds = Math.floor(whole / COST_UNIT)
  const before = toCost(Math.round(milliseconds * along), Math.round((whole % COST_UNIT) * along))
  return { before, after: whole - before }
}

/** The arcs on which one can stand at a place: both where the street has both. */
export function arcsAt(streets: Streets, place: StreetPlace): number[] {
  return [2 * place.edge, 2 * place.edge + 1].filter((arc) => streets.arcCost[arc] < Number.POSITIVE_INFINITY)
}

/** The cost of driving from one place to another without leaving the arc they share; infinity when that cannot be. */
export function directCost(streets: Streets, from: StreetPlace, to: StreetPlace): number {
  if (from.edge !== to.edge) return Number.POSITIVE_INFINITY
  let best = Number.POSITIVE_INFINITY
  for (const arc of arcsAt(streets, from)) {
    const cost = splitArc(streets, to, arc).before - splitArc(streets, from, arc).before
    // Time and distance must both be forward: the sign of the sum alone is that of the time.
    const isAhead = arc & 1 ? to.along <= from.along : to.along >= from.along
    if (isAhead && cost < best) best = cost
  }
  return best
}
