import { XMLBuilder } from 'fast-xml-parser'
import type { Language } from '../contract/index.ts'
import { causesOf, instant, legLines, type PlanDocument, teamDays } from './document.ts'
import { labelsOf } from './labels.ts'

/**
 * The week as GPX 1.1: one route per team and day, from base over the stops and back, and where the streets are known its
 * way along them as a track with a segment for each leg.
 */
export function writeGpx(document: PlanDocument, language: Language, teamId?: number): string {
  const l = labelsOf[language]
  const { plan } = document
  const point = ([lon, lat]: readonly [number, number], name: string, seconds: number, description: string) => ({
    '@lat': lat.toFixed(6),
    '@lon': lon.toFixed(6),
    time: new Date(instant(plan.content, seconds)).toISOString(),
    name,
    desc: description,
  })
  const routes = teamDays(plan.content, teamId).map(({ team, date, route, stops }) => ({
    name: `${team.name} ${date}`,
    desc: plan.travelSource === 'estimate' ? l.estimate : '',
    rtept: [
      point(team.base, `${l.base} ${team.baseAddress}`, route.departureSeconds, l.leave),
      ...stops.map(({ order, stop, visit }) =>
        point(
          visit.place,
          `${order}. ${visit.name}`,
          stop.startSeconds,
          `${visit.address} ${causesOf(visit, language)}`.trim(),
        ),
      ),
      point(team.base, `${l.base} ${team.baseAddress}`, route.returnSeconds, l.back),
    ],
  }))
  const tracks = teamDays(plan.content, teamId)
    .filter(({ route }) => document.ways.has(route.shift))
    .map((day) => ({
      name: `${day.team.name} ${day.date}`,
      trkseg: legLines(document, day).map((line) => ({
        trkpt: line.map(([lon, lat]) => ({ '@lat': lat.toFixed(6), '@lon': lon.toFixed(6) })),
      })),
    }))
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true })
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    gpx: {
      '@version': '1.1',
      '@creator': 'Jingwei',
      '@xmlns': 'http://www.topografix.com/GPX/1/1',
      metadata: {
        name: `${l.title} ${document.agencyName[language]} ${plan.week}`,
        desc: plan.isSample ? l.sample : '',
        time: new Date(plan.createdAt).toISOString(),
      },
      rte: routes,
      trk: tracks,
    },
  })
}
