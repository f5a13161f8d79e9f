import { sql } from 'kysely'
import { readFirmRanks, readPublishedQuarters, readSiteRanks } from '../assessment/queries.ts'
import type { StageCode } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { quarterOf } from '../staff/months.ts'
import { readPersonPoints } from '../submissions/points/read-totals.ts'
import type {
  EntryRecord,
  EventRecord,
  ListingRecord,
  NoticeRecord,
  Records,
  SiteRecord,
  WorkRecord,
} from './records.ts'

/** Sites under supervision: suspended and pre-completion ones are unranked in practice, which must not mean unvisited. */
export const supervisedStatuses = ['active', 'suspended', 'precompletion'] as const

/** Reads all that scores up to `day` are made from, in twelve set-based queries; all agencies unless one is named. */
export async function readRecords(db: Db, { day, agencyCode }: { day: string; agencyCode?: string }): Promise<Records> {
  const ofAgency = agencyCode === undefined ? sql`true` : sql`s.agency_code = ${agencyCode}`
  const scope = sql`s.status in (${sql.join(supervisedStatuses)}) and ${ofAgency}`
  const [
    sites,
    works,
    notices,
    complaints,
    accidents,
    visits,
    entries,
    listings,
    points,
    siteRanks,
    firmRanks,
    publishedQuarters,
  ] = await Promise.all([
    sql<SiteRecord & { ownStage: StageCode }>`
        select s.id, s.works_type as "worksType", s.status, s.stage as "ownStage", b.stages, s.area_m2 as "areaM2",
          s.is_affordable as "isAffordable", s.has_sensitive_neighbours as "hasSensitiveNeighbours",
          s.overall_risk as "overallRisk", s.permit_date as "permitDate", s.planned_completion as "plannedCompletion",
          s.contractor_id as "contractorId", s.supervision_id as "supervisionId",
          c.name as "contractorName", v.name as "supervisionName",
          c.listed_until as "contractorListedUntil", v.listed_until as "supervisionListedUntil",
          s.manager_id as "managerId", s.chief_engineer_id as "engineerId"
        from site s
        left join (select site_id, array_agg(distinct stage) as stages from building group by site_id) b
          on b.site_id = s.id
        left join firm c on c.id = s.contractor_id
        left join firm v on v.id = s.supervision_id
        where ${scope} order by s.id`.execute(db),
    sql<WorkRecord>`
        select w.site_id as "siteId", w.building_id as "buildingId", w.code, w.measure,
          w.measured_value as "measuredValue", w.planned_start as "plannedStart", w.planned_end as "plannedEnd",
          w.actual_start as "actualStart", w.actual_end as "actualEnd"
        from hazardous_work w join site s on s.id = w.site_id where ${scope} order by w.id`.execute(db),
    sql<NoticeRecord>`
        select n.site_id as "siteId", n.kind, n.item_code as "itemCode", n.issued_on as "issuedOn",
          n.due_on as "dueOn", n.closed_on as "closedOn"
        from notice n join site s on s.id = n.site_id where ${scope} and n.issued_on <= ${day}
        order by n.id`.execute(db),
    sql<EventRecord>`
        select k.site_id as "siteId", k.received_on as day from complaint k join site s on s.id = k.site_id
        where ${scope} and k.is_verified and k.received_on <= ${day} order by k.received_on`.execute(db),
    sql<EventRecord>`
        select a.site_id as "siteId", a.occurred_on as day from accident a join site s on s.id = a.site_id
        where ${scope} and a.occurred_on <= ${day} order by a.occurred_on`.execute(db),
    sql<EventRecord>`
        select v.site_id as "siteId", v.visited_on as day from visit v join site s on s.id = v.site_id
        where ${scope} and v.result <> 'not_possible' and v.visited_on <= ${day} order by v.visited_on`.execute(db),
    sql<EntryRecord>`
        select e.site_id as "siteId", e.stage, e.entered_on as day from stage_entry e join site s on s.id = e.site_id
        where ${scope} and e.entered_on <= ${day} order by e.entered_on, e.stage`.execute(db),
    sql<ListingRecord>`
        select l.site_id as "siteId", m.quarter, m.valid_from as from, m.valid_until as until
        from measure m join measure_subject l on l.measure_id = m.id and l.is_included join site s on s.id = l.site_id
        where ${scope} and m.kind = 'project_list' and m.state = 'approved' and m.valid_from <= ${day}
        order by m.valid_until, m.id`.execute(db),
    readPersonPoints(db, day),
    readSiteRanks(db, quarterOf(day), agencyCode),
    readFirmRanks(db, quarterOf(day)),
    readPublishedQuarters(db),
  ])
  return {
    sites: sites.rows.map(({ ownStage, ...site }) => ({ ...site, stages: site.stages ?? [ownStage] })),
    works: bySite(works.rows),
    notices: bySite(notices.rows),
    complaints: bySite(complaints.rows),
    accidents: bySite(accidents.rows),
    visits: bySite(visits.rows),
    entries: bySite(entries.rows),
    listings: bySite(listings.rows),
    points,
    siteRanks: groupBy(siteRanks, (row) => row.subjectId),
    firmRanks: groupBy(firmRanks, (row) => row.subjectId),
    publishedQuarters,
  }
}

function bySite<T extends { readonly siteId: number }>(rows: readonly T[]): Map<number, T[]> {
  return groupBy(rows, (row) => row.siteId)
}

function groupBy<T>(rows: readonly T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
