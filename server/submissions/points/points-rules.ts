import type { Db } from '../../db/connect.ts'
import { readNumbers } from '../rule-numbers.ts'

/** The numbers `points.*`. */
export type PointsRules = {
  readonly late: number
  readonly missing: number
  readonly false: number
  readonly cycleMonths: number
  readonly keySupervisionAbove: number
  readonly suspensionFrom: number
}

/** What points of a day go by. */
export async function readPointsRules(db: Db, day: string): Promise<PointsRules> {
  const numbers = await readNumbers(db, day, [
    'points.late',
    'points.missing',
    'points.false',
    'points.cycle_months',
    'points.key_supervision_above',
    'points.suspension_from',
  ])
  return {
    late: numbers['points.late'],
    missing: numbers['points.missing'],
    false: numbers['points.false'],
    cycleMonths: numbers['points.cycle_months'],
    keySupervisionAbove: numbers['points.key_supervision_above'],
    suspensionFrom: numbers['points.suspension_from'],
  }
}
