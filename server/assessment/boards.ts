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
type BoardSubject = {
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
    /** Sites that make the figure, and those lawfully left out of it. */
    readonly siteCount: number
    readonly excludedCount: number
  }

type Entry = BoardSubject & Figures & Pick<BoardRank, 'status' | 'siteCount' | 'excludedCount'> & { isLast: boolean }

const nobody: BoardSubject = { siteId: null, firmId: null, personId: null, agencyCode: null }

/**
 * Every board of a quarter: sites by type of works, affordable housing among the buildings, firms by the mean of their
 * sites weighted by size, people and agencies by the plain mean. An accident puts a site last, and its firms and the
 * people who answer for it; not its agency.
 */
export function makeBoards(
  sites: readonly BoardSite[],
  agencyCodes: readonly string[],
  unassessedScore: number,
): BoardRank[] {
  const entryOf = (subject: BoardSubject, own: readonly BoardSite[], by: Averaging) =>
    meanEntry(subject, own, by, unassessedScore)
  const ofType = (worksType: WorksType) => sites.filter((site) => site.worksType === worksType).map(siteEntry)
  const buildings = sites.filter((site) => site.worksType === 'building' && site.isAffordable)
  const firms = (key: 'clientId' | 'contractorId' | 'supervisionId') =>
    groups(sites, key).map(([firmId, own]) => entryOf({ ...nobody, firmId }, own, byWeight))
  const people = (key: 'managerId' | 'chiefEngineerId') =>
    groups(sites, key).map(([personId, own]) => entryOf({ ...nobody, personId }, own, plainly))
  const byAgency = new Map(groups(sites, 'agencyCode'))
  const agencies = agencyCodes.map((agencyCode) =>
    entryOf({ ...nobody, agencyCode }, byAgency.get(agencyCode) ?? [], unmovedByAccidents),
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

/**
 * What a site counts for its firms, people and agency; null where it is lawfully left out. What was not assessed in time,
 * or not honestly, counts as the rules say, not for nothing: it would pay not to have a bad site assessed.
 */
export function countedFigures(
  { status, safety, quality, combined }: Figures & { readonly status: RankStatus },
  unassessedScore: number,
): Figures | null {
  if (status === 'ranked' && combined !== null) return { safety, quality, combined }
  // one that is ranked without a figure was stopped by an accident: that alone puts its firms last
  if (status === 'ranked' || status === 'excluded') return null
  return { safety: unassessedScore, quality: unassessedScore, combined: unassessedScore }
}

function siteEntry(site: BoardSite): Entry {
  const { siteId, status, safety, quality, combined, hasAccident } = site
  const isRanked = status === 'ranked'
  const counts = { siteCount: isRanked ? 1 : 0, excludedCount: isRanked ? 0 : 1 }
  return { ...nobody, ...counts, siteId, status, safety, quality, combined, isLast: hasAccident }
}

type Averaging = { readonly weightOf: (site: BoardSite) => number; readonly suffersAccidents: boolean }
const byWeight: Averaging = { weightOf: (site) => site.weight, suffersAccidents: true }
const plainly: Averaging = { weightOf: () => 1, suffersAccidents: true }
const unmovedByAccidents: Averaging = { weightOf: () => 1, suffersAccidents: false }

function meanEntry(
  subject: BoardSubject,
  own: readonly BoardSite[],
  { weightOf, suffersAccidents }: Averaging,
  unassessedScore: number,
): Entry {
  const counted = own.flatMap((site) => {
    const figures = countedFigures(site, unassessedScore)
    return figures === null ? [] : [{ figures, weight: weightOf(site) }]
  })
  const figure = (key: keyof Figures) =>
    round(weightedMean(counted.map(({ figures, weight }) => [figures[key], weight])))
  const isLast = suffersAccidents && own.some((site) => site.hasAccident)
  return {
    ...subject,
    safety: figure('safety'),
    quality: figure('quality'),
    combined: figure('combined'),
    status: counted.length > 0 || isLast ? 'ranked' : 'excluded',
    siteCount: counted.length,
    excludedCount: own.length - counted.length,
    isLast,
  }
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
