import type { Board, RankRow } from './city.ts'
import type { Quarter } from './days.ts'
import type { Firm, Parties } from './parties.ts'
import type { Random } from './random.ts'
import { stageAt } from './stages.ts'
import { fractionOn } from './timing.ts'
import type { SiteDraft } from './works.ts'

type Status = RankRow['status']
type Entry = { site: SiteDraft | null; firm: Firm | null; raw: number; status: Status }
type Assessed = { site: SiteDraft; raw: number; status: Status; weight: number }

const lateShare = 0.022
const falseShare = 0.005

/** Eight quarters on six boards; a firm's score is the mean of its own projects, weighted by their cost. */
export function makeRanks(
  random: Random,
  sites: SiteDraft[],
  parties: Parties,
  quarters: Quarter[],
  accidentDays: Map<SiteDraft, number>,
): RankRow[] {
  const rows: RankRow[] = []
  const mood = new Map(sites.map((site) => [site, random.bell(0, 1)]))
  for (const quarter of quarters) {
    const assessed = sites
      .filter((site) => site.permitDay <= quarter.last)
      .map((site) => assess(random, site, quarter, mood))
    const struck = new Set(
      [...accidentDays].filter(([, day]) => day >= quarter.first && day <= quarter.last).map(([site]) => site),
    )
    const board = (name: Board, entries: Entry[]) => rows.push(...rank(name, quarter.name, entries))
    for (const type of ['building', 'municipal', 'rail'] as const)
      board(
        type,
        assessed.filter(({ site }) => site.row.works_type === type).map((each) => ofSite(each, struck)),
      )
    board(
      'affordable',
      assessed.filter(({ site }) => site.row.is_affordable).map((each) => ofSite(each, struck)),
    )
    for (const kind of ['contractor', 'supervision'] as const) {
      const own = Map.groupBy(assessed, ({ site }) => site.row[`${kind}_id`])
      board(
        kind,
        parties[kind].map((firm) => ofFirm(firm, own.get(firm.row.id) ?? [], struck)),
      )
    }
  }
  for (const [i, row] of rows.entries()) row.id = i + 1
  return rows
}

function assess(random: Random, site: SiteDraft, quarter: Quarter, mood: Map<SiteDraft, number>): Assessed {
  const stage = stageAt(fractionOn(site, quarter.last))
  const isStopped = site.suspendedSince !== null && site.suspendedSince <= quarter.last
  // a site's luck changes slowly: three quarters of it stays from one quarter to the next
  const luck = mood.get(site)! * 0.75 + random.bell(0, 0.66)
  mood.set(site, luck)
  const isExcluded = stage === 'S1' || stage === 'S8' || isStopped
  const drawn = random.real() / (0.4 + 1.2 * site.flaw)
  const status: Status = isExcluded ? 'excluded' : drawn < falseShare ? 'false' : drawn < lateShare ? 'late' : 'ranked'
  const raw = 97 - 21 * site.flaw - 2.6 * luck
  return { site, raw: status === 'ranked' ? raw : 58, status, weight: site.row.cost_yuan }
}

function ofSite({ site, raw, status }: Assessed, struck: Set<SiteDraft>): Entry {
  return { site, firm: null, raw: struck.has(site) ? raw - 60 : raw, status }
}

function ofFirm(firm: Firm, own: Assessed[], struck: Set<SiteDraft>): Entry {
  const counted = own.filter(({ status }) => status !== 'excluded')
  const weight = counted.reduce((sum, each) => sum + each.weight, 0)
  const mean = counted.reduce((sum, each) => sum + each.raw * each.weight, 0) / (weight || 1)
  // an accident drops the firm to the end of the board
  const fall = own.some(({ site }) => struck.has(site)) ? 60 : 0
  return { site: null, firm, raw: mean - fall, status: counted.length === 0 ? 'excluded' : 'ranked' }
}

/** Ranks from best to worst without gaps; scores are made distinct so that no rank is shared. */
function rank(board: Board, quarter: string, entries: Entry[]): RankRow[] {
  const ranked = entries.filter((entry) => entry.status === 'ranked').sort((a, b) => b.raw - a.raw || id(a) - id(b))
  const places = new Map<Entry, { rank: number; score: number }>()
  let previous = 99.51
  for (const [i, entry] of ranked.entries()) {
    previous = Math.max(0, Math.min(Math.round(entry.raw * 100) / 100, Math.round((previous - 0.01) * 100) / 100))
    places.set(entry, { rank: i + 1, score: previous })
  }
  return entries.map((entry) => ({
    id: 0,
    quarter,
    board,
    site_id: entry.site?.row.id ?? null,
    firm_id: entry.firm?.row.id ?? null,
    score: places.get(entry)?.score ?? null,
    rank: places.get(entry)?.rank ?? null,
    population: ranked.length,
    status: entry.status,
  }))
}

function id({ site, firm }: Entry): number {
  return site?.row.id ?? firm!.row.id
}
