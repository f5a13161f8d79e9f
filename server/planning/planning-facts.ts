import type { LonLat, PlanVisit, Words } from '../contract/index.ts'
import type { CalendarDay } from '../staff/calendar.ts'

/** A site that the week may hold, with what is known about it on the day of planning. */
export type SiteFacts = {
  readonly id: number
  readonly name: string
  readonly address: string
  readonly permitNumber: string
  readonly place: LonLat
  readonly worksType: PlanVisit['worksType']
  readonly stage: PlanVisit['stage']
  readonly status: 'active' | 'suspended' | 'precompletion'
  readonly contractorId: number | null
  readonly contractor: string | null
  readonly contactName: string | null
  readonly contactPhone: string | null
  readonly gridCode: string | null
  readonly gridTeamId: number | null
  /** Null when it was never scored: then it is visited for re-checks and complaints only. */
  readonly score: number | null
  readonly level: PlanVisit['level']
  readonly intervalDays: number
  /** Last completed visit, the permit date when there was none, or a later visit that is planned and approved. */
  readonly lastVisitOn: string
  /** The stage and the hazardous works under way, in words. */
  readonly dangers: readonly Words[]
  readonly hazards: readonly { readonly code: string; readonly overScale: boolean }[]
  /** Disciplines that its hazardous works ask of the team. */
  readonly disciplines: readonly string[]
  /** Why it has its level, with its published rank; null when it was never scored. */
  readonly levelWords: Words | null
  /** Approved campaigns of this week that it is in and was not yet visited for. */
  readonly campaigns: readonly CampaignFacts[]
  readonly rechecks: readonly { readonly number: string; readonly on: string }[]
  readonly complaints: readonly { readonly source: string; readonly due: string }[]
}

/** A campaign (专项监督执法) that wants one visit to a site between two days, both included. */
export type CampaignFacts = { readonly name: Words; readonly from: string; readonly until: string }

export type OfficerFacts = {
  readonly id: number
  readonly name: string
  readonly certificateNumber: string | null
  readonly certificateUntil: string | null
  readonly isLead: boolean
  readonly phone: string | null
  readonly disciplines: readonly string[]
  readonly leave: readonly { readonly firstDay: string; readonly lastDay: string; readonly reason: string }[]
}

export type TeamFacts = {
  readonly id: number
  readonly name: string
  readonly base: LonLat
  readonly baseAddress: string
  /** Seconds from midnight. */
  readonly startsAt: number
  readonly endsAt: number
  readonly lunchFrom: number
  readonly lunchTo: number
  readonly lunchMinutes: number
  readonly maxDrivingMinutes: number
  readonly maxStops: number
  readonly weekdays: readonly number[]
  readonly gridCodes: readonly string[]
  readonly members: readonly OfficerFacts[]
}

/** A cap of the year with what is used of it, before this week. */
export type CapFacts = {
  readonly perFirm: number | null
  readonly perSite: number | null
  readonly usedByFirm: ReadonlyMap<number, number>
  readonly usedBySite: ReadonlyMap<number, number>
}

/** Everything that planning a week reads, in one piece. */
export type PlanningFacts = {
  readonly agencyCode: string
  readonly week: string
  readonly asOf: string
  readonly days: readonly CalendarDay[]
  readonly sites: readonly SiteFacts[]
  readonly teams: readonly TeamFacts[]
  readonly caps: CapFacts
}

/** Words that read the same in both languages apart from the text given. */
export function words(zh: string, en: string): Words {
  return { zh, en }
}
