import type { Language } from '../contract/index.ts'
import { chosenVisit } from '../weekplan/index.ts'
import { causesOf, clock, hazardsOf, type PlanDocument, teamDays } from './document.ts'
import { labelsOf } from './labels.ts'

/** A heading row and rows of cells, as the spreadsheet and the CSV print them. */
export type Table = { readonly headings: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] }

/** One row per stop, in the order in which the week runs. */
export function stopsTable(document: PlanDocument, language: Language, teamId?: number): Table {
  const l = labelsOf[language]
  const { content } = document.plan
  const headings = [
    l.date,
    l.weekday,
    l.team,
    l.order,
    l.arrival,
    l.start,
    l.end,
    l.travelMinutes,
    l.travelKilometres,
    l.site,
    l.permit,
    l.address,
    l.stage,
    l.level,
    l.score,
    l.required,
    l.reasons,
    l.hazards,
    l.contractor,
    l.contact,
    l.phone,
    l.grid,
    l.pinned,
    l.violations,
    l.longitude,
    l.latitude,
  ]
  const rows = teamDays(content, teamId).flatMap((day) =>
    day.stops.map(({ order, stop, visit }) => [
      day.date,
      l.weekdays[day.weekday - 1] ?? '',
      day.team.name,
      order,
      clock(stop.arrivalSeconds),
      clock(stop.startSeconds),
      clock(stop.endSeconds),
      Math.round(stop.travelSeconds / 60),
      Math.round(stop.travelMetres / 100) / 10,
      visit.name,
      visit.permitNumber,
      visit.address,
      document.stages[visit.stage]?.[language] ?? visit.stage,
      visit.level,
      visit.score,
      visit.required ? l.yes : l.no,
      causesOf(visit, language),
      hazardsOf(document, visit, language),
      visit.contractor ?? '',
      visit.contactName ?? '',
      visit.contactPhone ?? '',
      visit.gridCode ?? '',
      stop.isPinned ? l.yes : l.no,
      stop.violations.map((violation) => violation.text[language]).join('; '),
      visit.place[0],
      visit.place[1],
    ]),
  )
  return { headings, rows }
}

/** One row per site that is left out, with its reason; the must-dos first. */
export function unplannedTable(document: PlanDocument, language: Language): Table {
  const l = labelsOf[language]
  const { content } = document.plan
  const rows = content.unplanned
    .map((left) => ({ left, visit: chosenVisit(content, left.visit) }))
    .sort((a, b) => Number(b.visit.required) - Number(a.visit.required) || b.visit.priority - a.visit.priority)
    .map(({ left, visit }) => [
      visit.name,
      visit.permitNumber,
      visit.address,
      visit.level,
      visit.score,
      visit.required ? l.yes : l.no,
      causesOf(visit, language),
      left.removedBecause ?? left.text[language],
    ])
  return { headings: [l.site, l.permit, l.address, l.level, l.score, l.required, l.reasons, l.unplannedWhy], rows }
}

/** What the plan is and how it was made: two columns, name and value. */
export function summaryTable(document: PlanDocument, language: Language): Table {
  const l = labelsOf[language]
  const { plan } = document
  const { score } = plan.content
  const rows: (string | number)[][] = [
    [l.agency, `${document.agencyName[language]} ${plan.agencyCode}`],
    [l.week, plan.week],
    [l.plan, `${plan.id}-${plan.revision}`],
    [plan.state === 'approved' ? l.approved : l.draft, plan.approvedBy ?? ''],
    [l.asOf, plan.asOf],
    [l.rules, plan.ruleVersion],
    [l.seed, plan.seed],
    [l.iterations, plan.iterations ?? ''],
    [l.stops, score.stops],
    [l.required, `${score.requiredServed} / ${score.requiredServed + score.requiredUnserved}`],
    [
      l.driving,
      `${Math.round(score.travelSeconds / 60)} ${l.minutes}, ${Math.round(score.travelMetres / 1000)} ${l.kilometres}`,
    ],
  ]
  if (plan.travelSource === 'estimate') rows.push([l.estimate, ''])
  if (plan.isSample) rows.push([l.sample, ''])
  return { headings: [l.title, ''], rows }
}
