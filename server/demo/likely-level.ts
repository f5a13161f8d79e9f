import type { RankRow } from './city.ts'
import { isoDay } from './days.ts'
import type { Parties } from './parties.ts'
import type { SiteDraft } from './works.ts'

export type Level = 'A' | 'B' | 'C' | 'D'
const order: Level[] = ['A', 'B', 'C', 'D']
const stageWeight = { S1: 2, S2: 9, S3: 7, S4: 10, S5: 7, S6: 6, S7: 5, S8: 3 }

/** About how often a level is visited, in days: the past year of the sample city was planned by it. */
export const intervalDays: Record<Level, number> = { A: 90, B: 60, C: 30, D: 15 }

/**
 * About the level that the rules will give a site, so that its past visits fit. Only a likeness: the real score is
 * computed by the risk rules from the rows alone.
 */
export function likelyLevels(
  sites: SiteDraft[],
  ranks: RankRow[],
  parties: Parties,
  asOf: number,
): Map<SiteDraft, Level> {
  const site = percentiles(ranks, (row) => (['building', 'municipal', 'rail'].includes(row.board) ? row.site_id : null))
  const firm = percentiles(ranks, (row) => row.firm_id)
  const listed = new Set(
    [...parties.contractor, ...parties.supervision]
      .filter(({ row }) => row.listed_until !== null)
      .map(({ row }) => row.id),
  )
  return new Map(
    sites.map((draft) => {
      const { row } = draft
      const own = site.get(row.id) ?? 0.5
      const active = draft.hazards.filter(
        (each) => each.actual_start !== null && (each.actual_end ?? '9') > isoDay(asOf),
      )
      const overScale = active.filter((each) => each.expert_review_date !== null).length
      const mean = 0.5 * own + 0.3 * (firm.get(row.contractor_id) ?? 0.5) + 0.2 * (firm.get(row.supervision_id) ?? 0.5)
      const stage = row.status === 'suspended' ? 2 : stageWeight[row.stage]
      const hazard = Math.min(1, 0.4 * overScale + 0.15 * (active.length - overScale))
      const score = 30 * mean + 2 * stage + 20 * hazard + 3
      const byRank = own >= 0.9 ? 3 : own >= 0.7 ? 2 : own >= 0.3 ? 1 : 0
      const byScore = score >= 60 ? 3 : score >= 45 ? 2 : score >= 30 ? 1 : 0
      const listedStep = listed.has(row.contractor_id) || listed.has(row.supervision_id) ? 1 : 0
      const level = Math.min(3, Math.max(byRank, byScore, overScale > 0 ? 2 : 0) + listedStep)
      return [draft, order[level]!]
    }),
  )
}

/** The last known percentile of each subject, 0 best; late or false counts as 0.9. */
function percentiles(ranks: RankRow[], subject: (row: RankRow) => number | null): Map<number, number> {
  const known = new Map<number, number>()
  for (const row of ranks) {
    const id = subject(row)
    if (id === null || row.status === 'excluded') continue
    known.set(id, row.rank === null ? 0.9 : (row.rank - 1) / Math.max(1, row.population - 1))
  }
  return known
}
