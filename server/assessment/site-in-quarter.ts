import type { AssessmentLevel, Party, SiteStatus, WorksType } from '../contract/index.ts'
import { beijingDay } from '../staff/iso-week.ts'
import type { ClassTally } from '../submissions/tally.ts'
import type { BoardSite } from './boards.ts'
import type { GradingRules } from './grading-rules.ts'
import type { Exclusion, Falsehood, SiteParts } from './site-parts.ts'

/** What the register says of a site today. */
export type RegisteredSite = {
  readonly id: number
  readonly agencyCode: string
  readonly worksType: WorksType
  readonly isAffordable: boolean
  readonly status: SiteStatus
  readonly stages: readonly string[]
  readonly areaM2: number | null
  readonly costYuan: number | null
  readonly permitDate: string
  readonly clientId: number | null
  readonly contractorId: number | null
  readonly supervisionId: number | null
  readonly managerId: number | null
  readonly chiefEngineerId: number | null
}

/** A submission as sent, its answers counted by class. */
export type SentSubmission = {
  readonly id: number
  readonly siteId: number
  readonly level: AssessmentLevel
  readonly party: Party
  readonly month: number | null
  readonly firmId: number | null
  readonly personId: number | null
  readonly stages: readonly string[]
  readonly worksType: WorksType
  readonly siteStatus: SiteStatus
  readonly agencyCode: string
  readonly state: 'submitted' | 'rejected'
  /** Seconds since 1970. */
  readonly submittedAt: number
  readonly isLate: boolean
  readonly classes: readonly ClassTally[]
}

/** What holds for all sites of the quarter. */
export type QuarterFacts = {
  /** Last days of the months of which the self-assessment was due by the day of the run. */
  readonly dueMonths: readonly string[]
  readonly areFirmsDue: boolean
  /** Last day of the quarter. */
  readonly lastDay: string
  /** Firm → the one that it had gone into by the quarter's end. */
  readonly successors: ReadonlyMap<number, number>
  readonly roles: ReadonlyMap<number, 'project_manager' | 'chief_supervision_engineer'>
}

/** What else happened to a site in the quarter. */
type SiteEvents = { readonly falsehoods: readonly Falsehood[]; readonly hasAccident: boolean }

/** A site as it was in the quarter: whose it was, how much it weighs, and all that its figures follow from. */
export type SiteInQuarter = Omit<BoardSite, 'status' | 'hasAccident' | 'safety' | 'quality' | 'combined'> & {
  readonly parts: SiteParts
}

/**
 * A site as its submissions show it; the register, which knows only today, fills in where nothing was sent. Of several
 * submissions the one sent last says where the site lay, of what type it was and how far. Firms count under what they
 * had become by the quarter's end.
 */
export function siteInQuarter(
  site: RegisteredSite,
  sent: readonly SentSubmission[],
  events: SiteEvents,
  facts: QuarterFacts,
  rules: GradingRules,
): SiteInQuarter {
  const counted = sent.filter((one) => one.state === 'submitted').sort(bySending)
  const last = counted.at(-1)
  const firmOf = (party: Party, registered: number | null): number | null => {
    const firm = counted.findLast((one) => one.party === party && one.firmId !== null)?.firmId ?? registered
    return firm === null ? null : (facts.successors.get(firm) ?? firm)
  }
  const personOf = (party: Party, role: string, registered: number | null): number | null =>
    counted.findLast((one) => one.party === party && one.personId !== null && facts.roles.get(one.personId) === role)
      ?.personId ?? registered
  const worksType = last?.worksType ?? site.worksType
  const firms = {
    clientId: firmOf('client', site.clientId),
    contractorId: firmOf('contractor', site.contractorId),
    supervisionId: firmOf('supervision', site.supervisionId),
  }
  const falsehoods = new Set(events.falsehoods)
  if (sent.some((one) => one.state === 'rejected' && siteParties.some((party) => party === one.party))) {
    falsehoods.add('rejected')
  }
  const until = lastSignOfWork(site, counted)
  const wasAtWorkAfter = (day: string): boolean => until === null || day < until
  return {
    siteId: site.id,
    // a visit bears the agency that visited, which may be another district's
    agencyCode: counted.findLast((one) => one.party !== 'agency')?.agencyCode ?? site.agencyCode,
    worksType,
    isAffordable: site.isAffordable,
    ...firms,
    managerId: personOf('project', 'project_manager', site.managerId),
    chiefEngineerId: personOf('supervision', 'chief_supervision_engineer', site.chiefEngineerId),
    weight: weightOf(site, worksType, rules),
    parts: {
      submissions: counted
        .map(({ id, level, party, month, firmId, isLate, classes }) => ({
          id,
          level,
          party,
          month,
          firmId,
          isLate,
          classes,
        }))
        .sort((one, two) => order(one) - order(two) || one.id - two.id),
      due: {
        self: facts.dueMonths.filter((lastDay) => site.permitDate <= lastDay && wasAtWorkAfter(lastDay)).length,
        firm:
          facts.areFirmsDue && wasAtWorkAfter(facts.lastDay)
            ? Object.values(firms).filter((firm) => firm !== null).length
            : 0,
      },
      exclusion: exclusionOf(last?.siteStatus ?? site.status, last?.stages ?? site.stages),
      falsehoods: [...falsehoods].sort(),
      hasAccident: events.hasAccident,
    },
  }
}

/** Whose falsehood is the site's own: what others filled in falsely does not count, and is theirs to answer for. */
export const siteParties = ['project', 'contractor'] as const satisfies readonly Party[]

/**
 * The day on which anybody of a site that is not under construction any more last sent something; null for one that is. The
 * register does not know since when a site is completed or stopped, and what was not over by then is not demanded of it.
 */
function lastSignOfWork({ status }: RegisteredSite, counted: readonly SentSubmission[]): string | null {
  if (status === 'active') return null
  const last = counted.findLast((one) => one.level !== 'government')
  return last === undefined ? '' : beijingDay(new Date(last.submittedAt * 1000))
}

/** Why a site of this status and these stages is lawfully left out of the ranking; null when it is ranked. */
export function exclusionOf(status: SiteStatus, stages: readonly string[]): Exclusion | null {
  if (status === 'suspended') return 'suspended'
  const isAll = (stage: string): boolean => stages.length > 0 && stages.every((one) => one === stage)
  if (status === 'precompletion' || isAll('S8')) return 'precompletion'
  return isAll('S1') ? 'preparation' : null
}

/** Square metres: of buildings their area, of other works what their cost would build. */
function weightOf({ areaM2, costYuan }: RegisteredSite, worksType: WorksType, rules: GradingRules): number {
  const fromCost = costYuan === null ? null : costYuan / rules.yuanPerM2
  const weight = worksType === 'building' ? (areaM2 ?? fromCost) : (fromCost ?? areaM2)
  return Math.round((weight || rules.unknownAreaM2) * 100) / 100
}

const partyOrder: Record<Party, number> = {
  project: 0,
  contractor: 10,
  supervision: 20,
  client: 30,
  agency: 40,
  assessor: 50,
}

function order({ party, month }: { party: Party; month: number | null }): number {
  return partyOrder[party] + (month ?? 0)
}

function bySending(one: SentSubmission, two: SentSubmission): number {
  return one.submittedAt - two.submittedAt || one.id - two.id
}
