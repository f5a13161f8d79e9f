import type { Db } from '../db/connect.ts'
import { lastDayOf } from '../staff/months.ts'
import { factsOn } from './facts-on.ts'
import { isScoredAfterwards, saveRetrospectiveRatings } from './queries.ts'
import { rateSite } from './rate-site.ts'
import { readRecords } from './read-records.ts'
import { readCurrentRules } from './read-rules.ts'

/**
 * Scores the last day of earlier quarters afterwards, for the quarter slider, where that was not done at the time;
 * returns the quarters that it scored. Ranks, notices, complaints, accidents, visits and hazardous works are those of
 * that day, and so are penalty points. Stage, status, people and the city's list have no history and are today's, and sites that have
 * been completed since are missing: such scores are marked as retrospective, and no level is ever held by them.
 */
export async function scoreQuarters(db: Db, quarters: readonly string[]): Promise<string[]> {
  // The views of one slider position ask together: the first scores, the others wait for it and find it done.
  const turn = (inTurn.get(db) ?? Promise.resolve()).then(() => scoreMissing(db, quarters))
  inTurn.set(
    db,
    turn.then(
      () => undefined,
      () => undefined,
    ),
  )
  return turn
}

const inTurn = new WeakMap<Db, Promise<void>>()

async function scoreMissing(db: Db, quarters: readonly string[]): Promise<string[]> {
  const last = [...quarters].sort().at(-1)
  if (last === undefined) return []
  const rules = await readCurrentRules(db, lastDayOf(last))
  const missing: string[] = []
  for (const quarter of [...new Set(quarters)].sort()) {
    if (!(await isScoredAfterwards(db, lastDayOf(quarter), rules.version))) missing.push(quarter)
  }
  if (missing.length === 0) return []

  const records = await readRecords(db, { day: lastDayOf(last) })
  for (const day of missing.map(lastDayOf)) {
    const ratings = records.sites
      .filter((site) => site.permitDate <= day)
      .map((site) => rateSite(factsOn(records, site, day, rules), day, null, rules))
    await db.transaction().execute((trx) => saveRetrospectiveRatings(trx, ratings))
  }
  return missing
}
