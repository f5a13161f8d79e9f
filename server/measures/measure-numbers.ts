import type { Db } from '../db/connect.ts'

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

/** The numbers of a rule version that measures are made with. */
export type MeasureNumbers = Readonly<Record<(typeof keys)[number], number>>

/** Reads them; throws when one is missing, naming it. */
export async function readMeasureNumbers(db: Db, version: string): Promise<MeasureNumbers> {
  const rows = await db
    .selectFrom('rule_number')
    .select(['key', 'value'])
    .where('version', '=', version)
    .where('key', 'in', [...keys])
    .execute()
  const values = new Map(rows.map((row) => [row.key, row.value]))
  const missing = keys.filter((key) => !values.has(key))
  if (missing.length > 0) throw new Error(`Rules ${version} lack ${missing.join(', ')}`)
  return Object.fromEntries(values) as MeasureNumbers
}
