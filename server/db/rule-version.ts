import { type RawBuilder, sql } from 'kysely'
import type { Db } from './connect.ts'

/**
 * The rule version in force on a day, as SQL: the latest one valid by then, of several from one day the one made last;
 * before the first version, the first.
 */
function ruleVersionOn(day: RawBuilder<string>): RawBuilder<string> {
  return sql<string>`coalesce(
    (select version from rule_version where valid_from <= ${day}
      order by valid_from desc, created_at desc, version desc limit 1),
    (select version from rule_version order by valid_from, created_at, version limit 1))`
}

/** The rule version in force at an instant, as SQL for larger queries. */
export function ruleVersionAt(now: Date): RawBuilder<string> {
  return ruleVersionOn(sql<string>`(${now}::timestamptz at time zone 'Asia/Shanghai')::date`)
}

/** The rule version in force on a day of Beijing's calendar. */
export async function findRuleVersion(db: Db, day: string): Promise<string> {
  return select(db, ruleVersionOn(sql<string>`${day}::date`))
}

/** The rule version in force at an instant. */
export async function findRuleVersionAt(db: Db, now: Date): Promise<string> {
  return select(db, ruleVersionAt(now))
}

async function select(db: Db, version: RawBuilder<string>): Promise<string> {
  const { rows } = await sql<{ version: string | null }>`select ${version} as version`.execute(db)
  const found = rows[0]?.version
  if (found == null) throw new Error('There is no rule version')
  return found
}
