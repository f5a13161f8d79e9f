import type { Db } from '../db/connect.ts'
import { findRuleVersion } from '../db/rule-version.ts'
import { assembleRules, type Rules } from './rules.ts'

/** All rules of one version, complete or not at all. */
export async function readRules(db: Db, version: string): Promise<Rules> {
  const [stages, hazards, levels, stageEntries, bands, numbers] = await Promise.all([
    db.selectFrom('rule_stage').selectAll().where('version', '=', version).execute(),
    db.selectFrom('rule_hazard').selectAll().where('version', '=', version).execute(),
    db.selectFrom('rule_level').selectAll().where('version', '=', version).execute(),
    db
      .selectFrom('rule_stage_entry')
      .selectAll()
      .where('version', '=', version)
      .orderBy('level')
      .orderBy('stage')
      .execute(),
    db.selectFrom('rule_exposure_band').selectAll().where('version', '=', version).execute(),
    db.selectFrom('rule_number').selectAll().where('version', '=', version).execute(),
  ])
  return assembleRules({ version, stages, hazards, levels, stageEntries, bands, numbers })
}

/** The rules in force on a day. */
export async function readCurrentRules(db: Db, day: string): Promise<Rules> {
  return readRules(db, await findRuleVersion(db, day))
}
