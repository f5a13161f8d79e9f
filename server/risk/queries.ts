import { type RawBuilder, sql } from 'kysely'
import type { Risk } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { levelWords } from './level-words.ts'
import type { SiteRating } from './rate-site.ts'
import { supervisedStatuses } from './read-records.ts'
import { readRules } from './read-rules.ts'
import type { Rules } from './rules.ts'
import { explainPart } from './score.ts'

/** The latest score of a site with its causes in words; null when it was never scored. */
export async function readRisk(db: Db, siteId: number): Promise<Risk | null> {
  const row = await selectRatings(db)
    .where('site_id', '=', siteId)
    .orderBy('as_of', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : explainRating(row, await readRules(db, row.version))
}

/** The latest score of every site under an agency (of all sites, without one), as stored; `explainRating` adds the words. */
export async function readCurrentRisks(db: Db, agencyCode?: string): Promise<SiteRating[]> {
  let query = selectRatings(db)
    .distinctOn('site_id')
    .innerJoin('site', 'site.id', 'risk_score.site_id')
    .orderBy('site_id')
    .orderBy('as_of', 'desc')
    .orderBy('risk_score.id', 'desc')
  if (agencyCode !== undefined) query = query.where('site.agency_code', '=', agencyCode)
  return query.execute()
}

/** A stored score with its causes and the reasons of its level in words; the rules must be those of its version. */
export function explainRating(rating: SiteRating, rules: Rules): Risk {
  return {
    ...rating,
    parts: rating.parts.map((part) => explainPart(part, rules)),
    levelReasons: rating.levelReasons.map((reason) => ({
      ...reason,
      values: { ...reason.values },
      text: levelWords(reason, rules),
    })),
  }
}

function selectRatings(db: Db) {
  return db
    .selectFrom('risk_score')
    .select([
      'risk_score.site_id as siteId',
      'risk_score.as_of as asOf',
      'risk_score.version',
      'risk_score.score',
      'risk_score.level',
      'risk_score.interval_days as intervalDays',
      'risk_score.last_visit_on as lastVisitOn',
      'risk_score.due_ratio as dueRatio',
      'risk_score.priority',
      'risk_score.parts',
      'risk_score.level_reasons as levelReasons',
    ])
}

/** Level and day of the last score before `day` of every site, without retrospective ones. */
export async function readEarlierLevels(
  db: Db,
  day: string,
): Promise<Map<number, { level: SiteRating['level']; asOf: string }>> {
  const rows = await db
    .selectFrom('risk_score')
    .distinctOn('site_id')
    .select(['site_id', 'level', 'as_of'])
    .where('as_of', '<', day)
    .where('is_retrospective', '=', false)
    .orderBy('site_id')
    .orderBy('as_of', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.site_id, { level: row.level, asOf: row.as_of }]))
}

/** Whether every site under supervision has a score that someone may act on for a day under a version. */
export async function isScored(db: Db, day: string, version: string): Promise<boolean> {
  return isComplete(db, day, version, sql`not r.is_retrospective`, sql`true`)
}

/** Whether every site that had its permit by a day has a score for that day, made at the time or afterwards. */
export async function isScoredAfterwards(db: Db, day: string, version: string): Promise<boolean> {
  return isComplete(db, day, version, sql`true`, sql`s.permit_date <= ${day}`)
}

async function isComplete(
  db: Db,
  day: string,
  version: string,
  counts: RawBuilder<unknown>,
  concerns: RawBuilder<unknown>,
): Promise<boolean> {
  const { rows } = await sql<{ missing: boolean }>`
    select exists (
      select from site s
      where s.status in (${sql.join(supervisedStatuses)}) and ${concerns} and not exists (
        select from risk_score r
        where r.site_id = s.id and r.as_of = ${day} and r.version = ${version} and ${counts})) as missing`.execute(db)
  return rows[0]?.missing === false
}

/** Stores ratings in place of what was stored for their day and version. */
export async function saveRatings(db: Db, ratings: readonly SiteRating[]): Promise<void> {
  await insertRatings(
    db,
    ratings,
    sql`false`,
    sql`do update set score = excluded.score, level = excluded.level, interval_days = excluded.interval_days,
      last_visit_on = excluded.last_visit_on, due_ratio = excluded.due_ratio, priority = excluded.priority,
      parts = excluded.parts, level_reasons = excluded.level_reasons, is_retrospective = false`,
  )
}

/** Stores ratings that were made afterwards; what was stored at the time stays. */
export async function saveRetrospectiveRatings(db: Db, ratings: readonly SiteRating[]): Promise<void> {
  await insertRatings(db, ratings, sql`true`, sql`do nothing`)
}

async function insertRatings(
  db: Db,
  ratings: readonly SiteRating[],
  isRetrospective: RawBuilder<boolean>,
  onConflict: RawBuilder<unknown>,
): Promise<void> {
  for (let from = 0; from < ratings.length; from += CHUNK) {
    await sql`
      insert into risk_score (site_id, as_of, version, score, level, interval_days, last_visit_on, due_ratio, priority,
        parts, level_reasons, is_retrospective)
      select "siteId", "asOf", version, score, level, "intervalDays", "lastVisitOn", "dueRatio", priority, parts,
        "levelReasons", ${isRetrospective}
      from jsonb_to_recordset(${JSON.stringify(ratings.slice(from, from + CHUNK))}::jsonb) as r("siteId" bigint,
        "asOf" date, version text, score numeric, level text, "intervalDays" integer, "lastVisitOn" date,
        "dueRatio" numeric, priority numeric, parts jsonb, "levelReasons" jsonb)
      on conflict (site_id, as_of, version) ${onConflict}`.execute(db)
  }
}

// About 1.5 MB a statement.
const CHUNK = 1000
