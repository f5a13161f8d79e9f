import type { Db } from '../db/connect.ts'
import { findRuleVersion } from '../db/rule-version.ts'
import { notFound } from '../http/app-error.ts'
import { factsOn } from './facts-on.ts'
import { clearOutdated, isOutdated, readOutdated } from './outdated.ts'
import { isScored, readEarlierLevels, saveRatings } from './queries.ts'
import { rateSite, type SiteRating } from './rate-site.ts'
import { readRecords } from './read-records.ts'
import { readCurrentRules } from './read-rules.ts'

/** What a scoring run found: how many sites, and how they share out over the levels. */
export type ScoreSummary = {
  readonly asOf: string
  readonly version: string
  readonly siteCount: number
  readonly levels: Readonly<Record<'A' | 'B' | 'C' | 'D', number>>
}

/** Scores every site under supervision (of one agency, when named) as of a day and stores the result for that day. */
export async function scoreSites(
  db: Db,
  { asOf, agencyCode }: { asOf: string; agencyCode?: string },
): Promise<ScoreSummary> {
  if (agencyCode !== undefined) await requireAgencyExists(db, agencyCode)
  // read first: what is noted while these scores are made is not in them
  const outdated = await readOutdated(db, agencyCode)
  const rules = await readCurrentRules(db, asOf)
  const records = await readRecords(db, agencyCode === undefined ? { day: asOf } : { day: asOf, agencyCode })
  const earlier = await readEarlierLevels(db, asOf)
  const ratings = records.sites.map((site) =>
    rateSite(factsOn(records, site, asOf, rules), asOf, earlier.get(site.id) ?? null, rules),
  )
  await db.transaction().execute(async (trx) => {
    await saveRatings(trx, ratings)
    await clearOutdated(trx, outdated)
  })
  return summarise(asOf, rules.version, ratings)
}

/**
 * Scores the day unless it is scored already and nothing was published or approved since; what start calls, so that nobody
 * plans on yesterday's risk.
 */
export async function ensureScored(db: Db, asOf: string): Promise<void> {
  const isCurrent = (await isScored(db, asOf, await findRuleVersion(db, asOf))) && !(await isOutdated(db))
  if (!isCurrent) await scoreSites(db, { asOf })
}

/** Counts ratings by level. */
function summarise(asOf: string, version: string, ratings: readonly SiteRating[]): ScoreSummary {
  const levels = { A: 0, B: 0, C: 0, D: 0 }
  for (const { level } of ratings) levels[level] += 1
  return { asOf, version, siteCount: ratings.length, levels }
}

async function requireAgencyExists(db: Db, code: string): Promise<void> {
  const agency = await db.selectFrom('agency').select('code').where('code', '=', code).executeTakeFirst()
  if (agency === undefined) throw notFound({ zh: `机构 ${code}`, en: `agency ${code}` })
}
