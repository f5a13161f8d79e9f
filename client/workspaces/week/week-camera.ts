import type * as GeoJSON from 'geojson'
import type { WayOf } from '../../map/layers/route-data.ts'
import type { RouteEmphasis } from '../../map/layers/routes.ts'
import { boundsOf, type Camera } from '../../map/scene.ts'
import type { WeekPlan } from './use-week-plan.ts'

/**
 * Where the week's map looks: at all of what is in reach, when that is shown; else around what stands out, with the ways that
 * it takes; around all stops of the week when nothing does.
 */
export function weekCamera(
  { content, choices }: WeekPlan,
  { team, day }: RouteEmphasis,
  wayOf: WayOf,
  reach: GeoJSON.FeatureCollection | null,
): Camera | null {
  const around = reach ? boundsOf(reach) : null
  // Below, the bar that plays the day.
  const covered = team !== null && day !== null ? PLAY_BAR_PIXELS : 0
  if (around) return { bounds: around, covered }
  const points: (readonly [number, number])[] = []
  for (const [index, shift] of content.shifts.entries()) {
    if ((team !== null && shift.team !== team) || (day !== null && shift.day !== day)) continue
    const visits = choices.routes[index] ?? []
    if (visits.length === 0) continue
    const { base } = content.teams[shift.team]!
    const places = [base, ...visits.map((visit) => content.visits[visit]!.place), base]
    points.push(...places)
    // A whole week's ways come a moment later: they would make the map jump under the reader.
    if (team === null) continue
    for (const [leg, from] of places.slice(0, -1).entries()) points.push(...(wayOf(from, places[leg + 1]!)?.line ?? []))
  }
  if (points.length === 0) points.push(...content.teams.map((each) => each.base))
  const bounds = boundsOf({ type: 'FeatureCollection', features: [lineThrough(points)] })
  return bounds ? { bounds, maxZoom: 13, covered } : null
}

const PLAY_BAR_PIXELS = 56

function lineThrough(points: readonly (readonly [number, number])[]): GeoJSON.Feature {
  const coordinates = points.map(([lon, lat]) => [lon, lat])
  return { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: {} }
}
