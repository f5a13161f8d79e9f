import type { SiteStatus, StageCode, WorksType } from '../contract/index.ts'
import type { Work } from './classify-hazard.ts'

/**
 * Where a project or firm stands in its board: ranked in the last published quarter, last ranked `earlier` (lawfully
 * excluded since), never ranked, assessed late or falsely, or put last by an accident.
 */
export type Standing = {
  readonly status: 'ranked' | 'earlier' | 'unranked' | 'late' | 'false' | 'accident'
  readonly quarter: string | null
  readonly rank: number | null
  readonly population: number | null
}

/** Everything about one site on one day that score, level and due-ness are made from. */
export type Facts = {
  readonly siteId: number
  readonly worksType: WorksType
  readonly status: SiteStatus
  /** Stages of its buildings, or its own when it has none. */
  readonly stages: readonly StageCode[]
  /** Stages that it has entered, with the day; those it was in when the register first heard of it have none. */
  readonly entries: readonly { readonly stage: StageCode; readonly day: string }[]
  readonly areaM2: number | null
  readonly isAffordable: boolean
  readonly hasSensitiveNeighbours: boolean
  readonly overallRisk: 'low' | 'general' | 'larger' | 'major' | null
  readonly permitDate: string
  readonly plannedCompletion: string | null
  readonly project: Standing
  readonly contractor: Standing
  readonly supervision: Standing
  /** Name of the contractor or supervision firm that is on the city's list. */
  readonly listedFirm: string | null
  /** The quarter whose district list the site is on, and until when. */
  readonly listedSite: { readonly quarter: string; readonly until: string } | null
  /** Hazardous works under way. */
  readonly works: readonly Work[]
  /** Days overdue of each open correction notice past its deadline. */
  readonly overdueDays: readonly number[]
  readonly openNotices: number
  readonly openStopWork: number
  /** Item breached at least twice in the look-back, null when none. */
  readonly repeatedItem: string | null
  readonly managerPoints: number
  readonly engineerPoints: number
  readonly lastAccidentOn: string | null
  /** Latest accident, stop-work order or verified complaint: what keeps a level from stepping down. */
  readonly lastEventOn: string | null
  readonly verifiedComplaints: number
  readonly lastVisitOn: string | null
  readonly visitCount: number
}
