import type { LonLat } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { readPlanLines } from '../planning/read-plan-lines.ts'
import type { TravelSettings } from '../roads/open-travel.ts'
import { simplifyLine } from '../roads/simplify-line.ts'
import type { PlanDocument } from './document.ts'

/** What the ways of a plan are asked of. */
export type WaySource = { readonly travel: TravelSettings; readonly now: Date }

// On paper and on a hand-held a line may stray as little as a lane.
const STRAY_METRES = 3

/** The document with the ways of its routes along the streets; of a plan on estimated times it stays as it is. */
export async function withWays(db: Db, document: PlanDocument, source: WaySource): Promise<PlanDocument> {
  if (document.plan.travelSource === 'estimate') return document
  const { features } = await readPlanLines(db, document.plan.id, source)
  const ways = new Map<number, LonLat[][]>()
  for (const { geometry, properties } of features as unknown as readonly Leg[]) {
    const legs = ways.get(properties.shift) ?? []
    legs.push(simplifyLine(geometry.coordinates, STRAY_METRES))
    ways.set(properties.shift, legs)
  }
  return { ...document, ways }
}

type Leg = { readonly geometry: { readonly coordinates: LonLat[] }; readonly properties: { readonly shift: number } }
