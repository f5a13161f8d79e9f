import type { RankRow } from '../assessment/queries.ts'
import { addDays, daysBetween } from '../staff/iso-week.ts'
import { lastFullQuarter, monthsBefore } from '../staff/months.ts'
import { totalOn } from '../submissions/points/total.ts'
import { activeWorks } from './active-works.ts'
import type { Facts, Standing } from './facts.ts'
import type { ListingRecord, NoticeRecord, Records, SiteRecord } from './records.ts'
import type { Rules } from './rules.ts'

/**
 * What was known of a site on a day. Ranks, notices, complaints, accidents, visits, penalty points and hazardous works are
 * taken as of that day; stage, status, people and the city's list have no history and are taken as they are now.
 */
export function factsOn(records: Records, site: SiteRecord, day: string, rules: Rules): Facts {
  const { number } = rules
  const upToDay = (events: readonly { readonly day: string }[] = []): string[] =>
    events.map((event) => event.day).filter((one) => one <= day)
  const notices = (records.notices.get(site.id) ?? []).filter((notice) => notice.issuedOn <= day)
  const open = notices.filter((notice) => notice.closedOn === null || notice.closedOn > day)
  const accidents = upToDay(records.accidents.get(site.id))
  const complaints = upToDay(records.complaints.get(site.id))
  const visits = upToDay(records.visits.get(site.id))
  const accident = accidents.at(-1) ?? null
  const stopWork = notices.filter((notice) => notice.kind === 'stop_work').map((notice) => notice.issuedOn)
  const project = standingOf(records, records.siteRanks.get(site.id), site.worksType, day)
  const firmStanding = (firmId: number | null, board: string): Standing =>
    standingOf(records, firmId === null ? undefined : records.firmRanks.get(firmId), board, day)

  return {
    siteId: site.id,
    worksType: site.worksType,
    status: site.status,
    stages: site.stages,
    entries: (records.entries.get(site.id) ?? []).filter((entry) => entry.day <= day),
    areaM2: site.areaM2,
    isAffordable: site.isAffordable,
    hasSensitiveNeighbours: site.hasSensitiveNeighbours,
    overallRisk: site.overallRisk,
    permitDate: site.permitDate,
    plannedCompletion: site.plannedCompletion,
    project: isAfter(accident, monthsBefore(day, number['level.accident_months']))
      ? { ...project, status: 'accident' }
      : project,
    contractor: firmStanding(site.contractorId, 'contractor'),
    supervision: firmStanding(site.supervisionId, 'supervision'),
    listedFirm: listedFirm(site, day),
    listedSite: listedSite(records.listings.get(site.id), day),
    works: activeWorks(records.works.get(site.id) ?? [], day),
    overdueDays: open
      .filter((notice) => notice.kind === 'correction' && notice.dueOn < day)
      .map((notice) => daysBetween(notice.dueOn, day)),
    openNotices: open.length,
    openStopWork: open.filter((notice) => notice.kind === 'stop_work').length,
    repeatedItem: repeatedItem(notices, monthsBefore(day, number['compliance.repeated_months'])),
    managerPoints: pointsOf(records, site.managerId, day),
    engineerPoints: pointsOf(records, site.engineerId, day),
    lastAccidentOn: isAfter(accident, monthsBefore(day, number['compliance.accident_months'])) ? accident : null,
    lastEventOn: latest([...accidents, ...complaints, ...stopWork]),
    verifiedComplaints: complaints.filter((one) => one > addDays(day, -number['complaint.days'])).length,
    lastVisitOn: visits.at(-1) ?? null,
    visitCount: visits.length,
  }
}

/** The result of the board's last published quarter; lawfully excluded or not in it: the last rank known before. */
function standingOf(records: Records, rows: readonly RankRow[] = [], board: string, day: string): Standing {
  const upTo = lastFullQuarter(day)
  const published = records.publishedQuarters.get(board)?.findLast((quarter) => quarter <= upTo)
  const known = rows.filter((row) => row.board === board && row.quarter <= upTo)
  const last = known.find((row) => row.quarter === published)
  if (last !== undefined && last.status !== 'excluded') return toStanding(last, last.status)
  const earlier = known.findLast((row) => row.status === 'ranked')
  return earlier === undefined
    ? { status: 'unranked', quarter: null, rank: null, population: null }
    : toStanding(earlier, 'earlier')
}

function toStanding({ quarter, rank, population }: RankRow, status: Standing['status']): Standing {
  return { status, quarter, rank, population }
}

function pointsOf(records: Records, personId: number | null, day: string): number {
  return personId === null ? 0 : totalOn(records.points.get(personId) ?? [], day)
}

function listedFirm(site: SiteRecord, day: string): string | null {
  if (site.contractorListedUntil !== null && site.contractorListedUntil >= day) return site.contractorName
  if (site.supervisionListedUntil !== null && site.supervisionListedUntil >= day) return site.supervisionName
  return null
}

function listedSite(listings: readonly ListingRecord[] = [], day: string): Facts['listedSite'] {
  const listing = listings.findLast(({ from, until }) => from <= day && day <= until)
  return listing === undefined ? null : { quarter: listing.quarter, until: listing.until }
}

function repeatedItem(notices: readonly NoticeRecord[], after: string): string | null {
  const seen = new Set<string>()
  for (const { itemCode, issuedOn } of notices) {
    if (issuedOn <= after) continue
    if (seen.has(itemCode)) return itemCode
    seen.add(itemCode)
  }
  return null
}

function isAfter(day: string | null, after: string): boolean {
  return day !== null && day > after
}

function latest(days: readonly string[]): string | null {
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null)
}
