import { readFileSync } from 'node:fs'
import { assembleGradingRules } from '../../server/assessment/grading-rules.ts'

// As in rules.ts: pure tests read the very numbers that ship.
const text = readFileSync(new URL('../../migrations/0022_assessment_rules_2026_1.sql', import.meta.url), 'utf8')

/** The grading numbers 2026.1 as the migration has them. */
export const gradingRows = [...text.matchAll(/\('2026\.1', '([^']+)', ([\d.]+),/g)].map(([, key = '', value]) => ({
  key,
  value: Number(value),
}))
export const gradingRules = assembleGradingRules('2026.1', gradingRows)
