import type { RankRow } from '../assessment/queries.ts'
import type { SiteStatus, StageCode, WorksType } from '../contract/index.ts'
import type { CountingEntry } from '../submissions/points/total.ts'

/** One row of the site register with what it names: people, firms on the city's list, stages of its buildings. */
export type SiteRecord = {
  readonly id: number
  readonly worksType: WorksType
  readonly status: SiteStatus
  readonly stages: readonly StageCode[]
  readonly areaM2: number | null
  readonly isAffordable: boolean
  readonly hasSensitiveNeighbours: boolean
  readonly overallRisk: 'low' | 'general' | 'larger' | 'major' | null
  readonly permitDate: string
  readonly plannedCompletion: string | null
  readonly contractorId: number | null
  readonly supervisionId: number | null
  readonly contractorName: string | null
  readonly supervisionName: string | null
  readonly contractorListedUntil: string | null
  readonly supervisionListedUntil: string | null
  readonly managerId: number | null
  readonly engineerId: number | null
}

export type WorkRecord = {
  readonly siteId: number
  readonly buildingId: number | null
  readonly code: string
  readonly measure: string
  readonly measuredValue: number | null
  readonly plannedStart: string | null
  readonly plannedEnd: string | null
  readonly actualStart: string | null
  readonly actualEnd: string | null
}

export type NoticeRecord = {
  readonly siteId: number
  readonly kind: 'correction' | 'stop_work'
  readonly itemCode: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly closedOn: string | null
}

/** A day on which something happened at a site: a completed visit, a verified complaint, an accident. */
export type EventRecord = { readonly siteId: number; readonly day: string }

/** The day on which a site entered a stage. */
export type EntryRecord = { readonly siteId: number; readonly stage: StageCode; readonly day: string }

/** A time during which a site was on its district's approved list (项目级差别化监管). */
export type ListingRecord = {
  readonly siteId: number
  readonly quarter: string
  readonly from: string
  readonly until: string
}

/** Everything that scores are made from, read once; any day up to the day of reading can be scored from it. */
export type Records = {
  readonly sites: readonly SiteRecord[]
  readonly works: ReadonlyMap<number, readonly WorkRecord[]>
  readonly notices: ReadonlyMap<number, readonly NoticeRecord[]>
  readonly complaints: ReadonlyMap<number, readonly EventRecord[]>
  readonly accidents: ReadonlyMap<number, readonly EventRecord[]>
  readonly visits: ReadonlyMap<number, readonly EventRecord[]>
  readonly entries: ReadonlyMap<number, readonly EntryRecord[]>
  readonly listings: ReadonlyMap<number, readonly ListingRecord[]>
  /** Entries of the points ledger, by person. */
  readonly points: ReadonlyMap<number, readonly CountingEntry[]>
  /** Earliest quarter first. */
  readonly siteRanks: ReadonlyMap<number, readonly RankRow[]>
  readonly firmRanks: ReadonlyMap<number, readonly RankRow[]>
  readonly publishedQuarters: ReadonlyMap<string, readonly string[]>
}
