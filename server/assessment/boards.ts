import type { Board, RankStatus, WorksType } from '../contract/index.ts'
import type { Figures } from '../submissions/tally.ts'
import { competitionRanks } from './competition.ts'
import { round, weightedMean } from './numbers.ts'

/** A site in its quarter as far as boards are made from it. */
export type BoardSite = Figures & {
  readonly siteId: number
  readonly agencyCode: string
  readonly worksType: WorksType
  readonly isAffordable: boolean
  readonly clientId: number | null
  readonly contractorId: number | null
  readonly supervisionId: number | null
  readonly managerId: number | null
  readonly chiefEngineerId: number | null
  /** Its share in its firms' means. */
  readonly weight: number
  readonly status: RankStatus
  readonly hasAccident: boolean
}

/** Whom a row of a board is about; one of the four is set. */
export type BoardSubject = {
  readonly siteId: number | null
  readonly firmId: number | null
  readonly personId: number | null
  readonly agencyCode: string | null
}

/** One row of a board. */
export type BoardRank = BoardSubject &
  Figures & {
    readonly board: Board
    readonly status: RankStatus
    readonly rank: number | null
    readonly safetyRank: number | null
    readonly qualityRank: number | null
    /** How many have a rank on this board. */
    readonly population: number
    readonly siteCount: number
    readonly excludedCount: number
  }

type Entry = BoardSubject & Figures & Pick<BoardRank, 'status' | 'siteCount' | 'excludedCount'> & { isLast: boolean }

const nobody: BoardSubject = { siteId: null, firmId: null, personId: null, agencyCode: null }

/**
 * Every board of a quarter: sites by type of works, affordable housing among the buildings, firms by the mean of their
 * ranked sites weighted by size, people and agencies by the plain mean. An accident puts a site last, and its firms and
 * the people who answer for it; not its agency.
 */
export function makeBoards(sites: readonly BoardSite[], agencyCodes: readonly string[]): BoardRank[] {
  const ofType = (worksType: WorksType) => sites.filter((site) => site.worksType === worksType).map(siteEntry)
  const buildings = sites.filter((site) => site.worksType === 'building' && site.isAffordable)
  const firms = (key: 'clientId' | 'contractorId' | 'supervisionId') =>
    groups(sites, key).map(([firmId, own]) => entryOf({ ...nobody, firmId }, own, (site) => site.weight, true))
  const people = (key: 'managerId' | 'chiefEngineerId') =>
    groups(sites, key).map(([personId, own]) => entryOf({ ...nobody, personId }, own, () => 1, true))
  const byAgency = new Map(groups(sites, 'agencyCode'))
  const agencies = agencyCodes.map((agencyCode) =>
    entryOf({ ...nobody, agencyCode }, byAgency.get(agencyCode) ?? [], () => 1, false),
  )
  return [
    ...rank('building', ofType('building')),
    ...rank('municipal', ofType('municipal')),
    ...rank('rail', ofType('rail')),
    ...rank('affordable', buildings.map(siteEntry)),
    ...rank('supervision', firms('supervisionId')),
    ...rank('contractor', firms('contractorId')),
    ...rank('client', firms('clientId')),
    ...rank('manager', people('managerId')),
    ...rank('chief_engineer', people('chiefEngineerId')),
    ...rank('agency', agencies),
  ]
}

/** The sites whose figures make a subject's figure. */
export function isCounted(site: Pick<BoardSite, 'status' | 'combined'>): boolean {
  return site.status === 'ranked' && site.combined !== null
}

function siteEntry(site: BoardSite): Entry {
  const { siteId, status, safety, quality, combined, hasAccident } = site
  const isRanked = status === 'ranked'
  const counts = { siteCount: isRanked ? 1 : 0, excludedCount: isRanked ? 0 : 1 }
  return { ...nobody, ...counts, siteId, status, safety, quality, combined, isLast: hasAccident }
}

function entryOf(
  subject: BoardSubject,
  own: readonly BoardSite[],
  weightOf: (site: BoardSite) => number,
  suffersAccidents: boolean,
): Entry {
  const counted = own.filter(isCounted)
  const figure = (key: keyof Figures) => round(weightedMean(counted.map((site) => [site[key], weightOf(site)])))
  const isLast = suffersAccidents && own.some((site) => site.hasAccident)
  return {
    ...subject,
    safety: figure('safety'),
    quality: figure('quality'),
    combined: figure('combined'),
    status: counted.length > 0 || isLast ? 'ranked' : worstStatus(own),
    siteCount: counted.length,
    excludedCount: own.length - counted.length,
    isLast,
  }
}

/** What a subject without a ranked site is: false weighs more than late, late more than lawfully left out. */
function worstStatus(own: readonly BoardSite[]): RankStatus {
  return (['false', 'late'] as const).find((status) => own.some((site) => site.status === status)) ?? 'excluded'
}

function rank(board: Board, entries: readonly Entry[]): BoardRank[] {
  const ranks = (key: keyof Figures) =>
    competitionRanks(entries.map((one) => ({ ...one, score: one.status === 'ranked' ? one[key] : null })))
  const [combined, safety, quality] = [ranks('combined'), ranks('safety'), ranks('quality')]
  const population = combined.filter((one) => one !== null).length
  return entries.map(({ isLast: _, ...entry }, index) => ({
    ...entry,
    board,
    population,
    rank: combined[index]!,
    safetyRank: safety[index]!,
    qualityRank: quality[index]!,
  }))
}

/** By value of a key, in ascending order; those without a value are left out. */
function groups<K extends keyof BoardSite>(
  sites: readonly BoardSite[],
  key: K,
): [NonNullable<BoardSite[K]>, BoardSite[]][] {
  const found = new Map<NonNullable<BoardSite[K]>, BoardSite[]>()
  for (const site of sites) {
    const value = site[key]
    if (value === null || value === undefined) continue
    const group = found.get(value)
    if (group) group.push(site)
    else found.set(value, [site])
  }
  return [...found].sort(([one], [two]) => (one < two ? -1 : 1))
}
