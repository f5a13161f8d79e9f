import type { readPlanLines as endpoint, LonLat, Plan, PlanContent, PlanRoute, ResponseOf } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { openTravel, type TravelSettings } from '../roads/open-travel.ts'
import type { Travel } from '../roads/provider.ts'
import { requireContent } from './plan-content.ts'
import { readPlan } from './read-plan.ts'

type Lines = ResponseOf<typeof endpoint>

/**
 * The legs of a plan as lines to draw, each with the time and distance that the plan counts for it. A plan that stands on
 * an estimate gets straight lines: streets drawn under its times would claim what they do not know.
 */
export async function readPlanLines(
  db: Db,
  planId: number,
  { travel: settings, now }: { travel: TravelSettings; now: Date },
): Promise<Lines> {
  const plan = await readPlan(db, planId)
  const content = requireContent(plan)
  const choice = plan.travelSource === 'estimate' ? 'estimate' : settings.choice
  const travel = await openTravel(
    db,
    { ...settings, choice },
    { agencyCode: plan.agencyCode, version: plan.ruleVersion, now },
  )
  const features: Lines['features'] = []
  for (const route of content.routes) {
    if (route.stops.length > 0)
      features.push(...(await routeLines(travel, { content, source: plan.travelSource }, route)))
  }
  return { type: 'FeatureCollection', features }
}

async function routeLines(
  travel: Travel,
  { content, source }: { content: PlanContent; source: Plan['travelSource'] },
  route: PlanRoute,
): Promise<Lines['features']> {
  const shift = content.shifts[route.shift]!
  const { base } = content.teams[shift.team]!
  const places: LonLat[] = [base, ...route.stops.map((stop) => content.visits[stop.visit]!.place), base]
  const legs = await travel.legs(places)
  return legs.map((leg, position) => {
    const stop = route.stops[position]
    return {
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: leg.line },
      properties: {
        shift: route.shift,
        ...{ team: shift.team, day: shift.day, position },
        /** Index of the visit that the leg leads to; −1: back to the base. */
        visit: stop?.visit ?? -1,
        seconds: stop?.travelSeconds ?? route.returnTravelSeconds,
        metres: stop?.travelMetres ?? route.returnTravelMetres,
        // what the plan counted, whatever streets stand today
        isEstimated: source === 'estimate' || (stop?.isTravelEstimated ?? route.isReturnEstimated),
      },
    }
  })
}
