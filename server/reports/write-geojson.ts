import type { Feature, FeatureCollection } from 'geojson'
import type { Language } from '../contract/index.ts'
import { causesOf, instant, joinLines, legLines, type PlanDocument, teamDays } from './document.ts'
import { labelsOf } from './labels.ts'

/** The week as GeoJSON: each stop a Point, each team-day a LineString along its way, with times, order and reasons. */
export function writeGeoJson(document: PlanDocument, language: Language, teamId?: number): FeatureCollection {
  const { plan } = document
  const features = teamDays(plan.content, teamId).flatMap((day): Feature[] => {
    const { team, date, route, stops } = day
    return [
      {
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: joinLines(legLines(document, day)) },
        properties: {
          kind: 'route',
          team: team.name,
          teamId: team.id,
          date,
          departure: instant(plan.content, route.departureSeconds),
          return: instant(plan.content, route.returnSeconds),
          stops: stops.length,
          drivingSeconds: route.drivingSeconds,
          distanceMetres: route.distanceMetres,
          travelSource: plan.travelSource,
        },
      },
      ...stops.map(
        ({ order, stop, visit }): Feature => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: visit.place },
          properties: {
            kind: 'stop',
            team: team.name,
            teamId: team.id,
            date,
            order,
            siteId: visit.siteId,
            permitNumber: visit.permitNumber,
            name: visit.name,
            address: visit.address,
            level: visit.level,
            score: visit.score,
            required: visit.required,
            reasons: causesOf(visit, language),
            arrival: instant(plan.content, stop.arrivalSeconds),
            start: instant(plan.content, stop.startSeconds),
            end: instant(plan.content, stop.endSeconds),
            travelSeconds: stop.travelSeconds,
            travelMetres: stop.travelMetres,
            pinned: stop.isPinned,
          },
        }),
      ),
    ]
  })
  return {
    type: 'FeatureCollection',
    features,
    ...{
      jingwei: {
        agencyCode: plan.agencyCode,
        week: plan.week,
        plan: plan.id,
        revision: plan.revision,
        state: plan.state,
        seed: plan.seed,
        iterations: plan.iterations,
        ...(plan.isSample ? { notice: labelsOf[language].sample } : {}),
      },
    },
  }
}
