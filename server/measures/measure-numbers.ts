import type { Db } from '../db/connect.ts'
import { readNumbers } from '../submissions/rule-numbers.ts'

const keys = [
  'plan.two_officers',
  'measures.firm_share.contractor',
  'measures.firm_share.supervision',
  'measures.project_share',
  'measures.project_share_least',
  'measures.project_share_most',
  'measures.spread_least',
  'measures.spread_most',
  'measures.campaign_share',
  'measures.campaign_days',
  'measures.valid_days',
] as const

/** The numbers that measures are made with. */
export type MeasureNumbers = Readonly<Record<(typeof keys)[number], number>>

/** Those of the rules in force on a day. */
export async function readMeasureNumbers(db: Db, day: string): Promise<MeasureNumbers> {
  return readNumbers(db, day, keys)
}
