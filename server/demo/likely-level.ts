import { isoDay } from './days.ts'
import type { Firm, Parties } from './parties.ts'
import { trueLoss } from './quality.ts'
import type { SiteDraft } from './works.ts'

export type Level = 'A' | 'B' | 'C' | 'D'
const order: Level[] = ['A', 'B', 'C', 'D']
const stageWeight = { S1: 2, S2: 9, S3: 7, S4: 10, S5: 7, S6: 6, S7: 5, S8: 3 }

/** About how often a level is visited, in days: the past year of the sample city was planned by it. */
export const intervalDays: Record<Level, number> = { A: 90, B: 60, C: 30, D: 15 }

// The article: 49 of 433 contractors and 28 of 195 supervision firms are on the city's list.
const listedCounts = { contractor: 49, supervision: 28 }

/**
 * About the level that the rules will give a site, so that its past visits fit. Only a likeness, from how well the site
 * is really run: ranks come from submissions later, and the real score is computed by the risk rules from the rows alone.
 */
export function likelyLevels(
  sites: SiteDraft[],
  parties: Parties,
  asOf: number,
  quarter: number,
): Map<SiteDraft, Level> {
  const assessed = sites.filter(isAssessed)
  const own = new Map<SiteDraft, number>()
  for (const peers of Map.groupBy(assessed, (site) => site.row.works_type).values())
    for (const [site, place] of percentiles(peers, (each) => trueLoss(each, quarter, each.row.stage)))
      own.set(site, place)
  const firms = new Map<number, number>()
  const listed = new Set<number>()
  for (const kind of ['contractor', 'supervision'] as const) {
    const places = percentiles(parties[kind], meanLoss(assessed, kind, quarter))
    for (const [{ row }, place] of places) firms.set(row.id, place)
    for (const [{ row }] of [...places].slice(-listedCounts[kind])) listed.add(row.id)
  }
  return new Map(
    sites.map((draft) => {
      const { row } = draft
      const place = own.get(draft) ?? 0.5
      const active = draft.hazards.filter(
        (each) => each.actual_start !== null && (each.actual_end ?? '9') > isoDay(asOf),
      )
      const overScale = active.filter((each) => each.expert_review_date !== null).length
      const mean = 0.5 * place + 0.3 * firms.get(row.contractor_id)! + 0.2 * firms.get(row.supervision_id)!
      const stage = row.status === 'suspended' ? 2 : stageWeight[row.stage]
      const hazard = Math.min(1, 0.4 * overScale + 0.15 * (active.length - overScale))
      const score = 30 * mean + 2 * stage + 20 * hazard + 3
      const byRank = place >= 0.9 ? 3 : place >= 0.7 ? 2 : place >= 0.3 ? 1 : 0
      const byScore = score >= 60 ? 3 : score >= 45 ? 2 : score >= 30 ? 1 : 0
      const listedStep = listed.has(row.contractor_id) || listed.has(row.supervision_id) ? 1 : 0
      const level = Math.min(3, Math.max(byRank, byScore, overScale > 0 ? 2 : 0) + listedStep)
      return [draft, order[level]!]
    }),
  )
}

/** Sites that have not begun, stand still or are as good as done are not ranked. */
function isAssessed({ row }: SiteDraft): boolean {
  return row.status === 'active' && row.stage !== 'S1'
}

/** Each with its place from 0 (least) to 1, in that order. */
function percentiles<T>(list: T[], value: (each: T) => number): Map<T, number> {
  const sorted = list.map((each) => [each, value(each)] as const).sort((a, b) => a[1] - b[1])
  return new Map(sorted.map(([each], i) => [each, i / Math.max(1, sorted.length - 1)]))
}

/** What a firm's sites lose, weighted by their cost; a firm without any that counts stands in the middle. */
function meanLoss(sites: SiteDraft[], kind: 'contractor' | 'supervision', quarter: number): (firm: Firm) => number {
  const byFirm = Map.groupBy(sites, (site) => site.row[`${kind}_id`])
  return ({ row }) => {
    const own = byFirm.get(row.id) ?? []
    const weight = own.reduce((sum, site) => sum + site.row.cost_yuan, 0)
    return weight === 0
      ? 0.12
      : own.reduce((sum, site) => sum + trueLoss(site, quarter, site.row.stage) * site.row.cost_yuan, 0) / weight
  }
}
