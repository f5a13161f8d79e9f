import { sql } from 'kysely'
import type { LevelThresholds } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findRuleVersion } from '../db/rule-version.ts'

/**
 * A new rule version from a day on: the one in force with other levels. Whatever else hangs on a version is copied as it is, so
 * that speeds stay the same and streets prepared for them are used on. Returns its name, e.g. `2026.1-L1`.
 */
export async function adoptLevels(
  trx: Db,
  {
    thresholds,
    day,
    source,
    by,
    now,
  }: { thresholds: LevelThresholds; day: string; source: string; by: string; now: Date },
): Promise<string> {
  const before = await findRuleVersion(trx, day)
  const stem = before.replace(/-L\d+$/, '')
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from rule_version where version ~ ${`^${stem.replaceAll('.', '\\.')}-L[0-9]+$`}`.execute(
    trx,
  )
  const version = `${stem}-L${(rows[0]?.count ?? 0) + 1}`
  await trx
    .insertInto('rule_version')
    .values({ version, valid_from: day, note: `${before} + ${source}`, created_by: by, created_at: now })
    .execute()
  for (const table of await tablesOfRules(trx)) {
    await sql`
      insert into ${sql.table(table)}
      select (jsonb_populate_record(row, jsonb_build_object('version', ${version}::text))).*
      from ${sql.table(table)} as row where version = ${before}`.execute(trx)
  }
  const { rankFrom, scoreFrom, intervalDays } = thresholds
  for (const level of ['A', 'B', 'C', 'D'] as const) {
    await trx
      .updateTable('rule_level')
      .set({
        rank_from: level === 'A' ? 0 : rankFrom[level],
        score_from: level === 'A' ? 0 : scoreFrom[level],
        interval_days: intervalDays[level],
        source,
      })
      .where('version', '=', version)
      .where('level', '=', level)
      .execute()
  }
  return version
}

/** Every table whose rows belong to a rule version; results that only name one are not among them. */
async function tablesOfRules(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'version' and table_name <> 'rule_version'
      and (table_name like 'rule\\_%' or table_name = 'travel_speed')
    order by 1`.execute(db)
  return rows.map((row) => row.name)
}
