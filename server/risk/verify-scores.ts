import type { Db } from '../db/connect.ts'
import { readCurrentRisks } from './queries.ts'
import { readRules } from './read-rules.ts'
import type { Rules } from './rules.ts'
import { reproduceScore } from './score.ts'

/** A stored score that its own parts do not give. */
export type Discrepancy = { readonly siteId: number; readonly stored: number; readonly reproduced: number }

/** Computes the latest score of every site again from its stored parts, under the rules of its version. */
export async function verifyScores(
  db: Db,
  agencyCode?: string,
): Promise<{ readonly checked: number; readonly discrepancies: readonly Discrepancy[] }> {
  const rulesOf = new Map<string, Rules>()
  const discrepancies: Discrepancy[] = []
  const ratings = await readCurrentRisks(db, agencyCode)
  for (const { siteId, version, score: stored, parts } of ratings) {
    const rules = rulesOf.get(version) ?? (await readRules(db, version))
    rulesOf.set(version, rules)
    const { score: reproduced } = reproduceScore(parts, rules)
    if (reproduced !== stored) discrepancies.push({ siteId, stored, reproduced })
  }
  return { checked: ratings.length, discrepancies }
}
