import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Language } from '../contract/index.ts'
import { causesOf, hazardsOf, instant, type PlanDocument, teamDays } from './document.ts'
import { labelsOf } from './labels.ts'

/** The week as an iCalendar file: one event per stop, whose identity stays the same when the plan is exported again. */
export function writeIcs(document: PlanDocument, language: Language, teamId?: number): string {
  const l = labelsOf[language]
  const { plan } = document
  const calendar = ical({
    name: `${l.title} ${document.agencyName[language]} ${plan.week}${plan.isSample ? `（${l.sample}）` : ''}`,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Jingwei', product: 'week plan', language: language.toUpperCase() },
  })
  for (const { team, stops } of teamDays(plan.content, teamId)) {
    for (const { order, stop, visit } of stops) {
      calendar.createEvent({
        id: `${plan.agencyCode}-${plan.week}-${visit.siteId}-${visit.kind}@jingwei`,
        sequence: plan.revision,
        stamp: new Date(plan.createdAt),
        start: new Date(instant(plan.content, stop.startSeconds)),
        end: new Date(instant(plan.content, stop.endSeconds)),
        summary: `${team.name} ${order}. ${visit.name}`,
        location: { title: visit.address || visit.name, geo: { lat: visit.place[1], lon: visit.place[0] } },
        description: [
          `${l.level} ${visit.level} · ${l.score} ${visit.score}`,
          causesOf(visit, language),
          hazardsOf(document, visit, language),
          [visit.contactName, visit.contactPhone].filter(Boolean).join(' '),
          plan.isSample ? l.sample : '',
        ]
          .filter(Boolean)
          .join('\n'),
      })
    }
  }
  return calendar.toString()
}
