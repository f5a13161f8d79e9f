import type { Db } from '../db/connect.ts'
import { findRuleVersion } from '../db/rule-version.ts'
import type { DueRules } from './due-days.ts'
import type { FigureRules } from './tally.ts'

/** Numbers of the rules in force on a day, by key; throws, naming the key, when one is missing. */
export async function readNumbers<Key extends string>(
  db: Db,
  day: string,
  keys: readonly Key[],
): Promise<Record<Key, number>> {
  const version = await findRuleVersion(db, day)
  const rows = await db
    .selectFrom('rule_number')
    .select(['key', 'value'])
    .where('version', '=', version)
    .where('key', 'in', [...keys])
    .execute()
  const found = new Map(rows.map((row) => [row.key, row.value]))
  return Object.fromEntries(
    keys.map((key) => {
      const value = found.get(key)
      if (value === undefined) throw new Error(`Rules ${version} have no number ${key}`)
      return [key, value]
    }),
  ) as Record<Key, number>
}

/** What due days follow from. */
export async function readDueRules(db: Db, day: string): Promise<DueRules> {
  const numbers = await readNumbers(db, day, [
    'submission.month_due_days',
    'submission.quarter_due_days',
    'submission.close_days',
  ])
  return {
    monthDueDays: numbers['submission.month_due_days'],
    quarterDueDays: numbers['submission.quarter_due_days'],
    closeDays: numbers['submission.close_days'],
  }
}

/** What turns classes into figures. */
export async function readFigureRules(db: Db, day: string): Promise<FigureRules> {
  const numbers = await readNumbers(db, day, [
    'grading.safety.C1',
    'grading.safety.C2',
    'grading.safety.C5',
    'grading.quality.C3',
    'grading.quality.C4',
    'grading.combined.safety',
    'grading.combined.quality',
    'grading.veto_cap',
  ])
  return {
    safety: { C1: numbers['grading.safety.C1'], C2: numbers['grading.safety.C2'], C5: numbers['grading.safety.C5'] },
    quality: { C3: numbers['grading.quality.C3'], C4: numbers['grading.quality.C4'] },
    combined: { safety: numbers['grading.combined.safety'], quality: numbers['grading.combined.quality'] },
    vetoCap: numbers['grading.veto_cap'],
  }
}
