import type { Db } from '../../db/connect.ts'
import { readNumbers } from '../rule-numbers.ts'
import type { IntegrityRules } from './findings.ts'

/** What checks of a quarter go by: the numbers in force on its first day. */
export async function readIntegrityRules(db: Db, day: string): Promise<IntegrityRules> {
  const numbers = await readNumbers(db, day, [
    'integrity.self_above_government',
    'integrity.self_above_times',
    'integrity.least_seconds_per_answer',
    'integrity.least_answers',
    'integrity.copied_least_deductions',
  ])
  return {
    selfAboveGovernment: numbers['integrity.self_above_government'],
    selfAboveTimes: numbers['integrity.self_above_times'],
    leastSecondsPerAnswer: numbers['integrity.least_seconds_per_answer'],
    leastAnswers: numbers['integrity.least_answers'],
    copiedLeastDeductions: numbers['integrity.copied_least_deductions'],
  }
}
