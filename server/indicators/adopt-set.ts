import type { Account, IndicatorSetRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { quarterAfter } from '../staff/months.ts'
import { listIndicatorSets } from './queries.ts'
import { lockSets } from './store-set.ts'

/**
 * Puts a draft in force from a quarter on. A quarter that was opened keeps its set, so the first one must not be open
 * yet; a set that was to begin with the same quarter steps back.
 */
export async function adoptIndicatorSet(
  db: Db,
  order: { readonly version: string; readonly validFrom: string; readonly account: Pick<Account, 'id' | 'name'> },
): Promise<IndicatorSetRow> {
  const { version, validFrom, account } = order
  return await db.transaction().execute(async (trx) => {
    await lockSets(trx)
    const row = (await listIndicatorSets(trx, version))[0]
    if (!row) throw notFound({ zh: `指标版本 ${version}`, en: `version ${version} of the indicators` })
    if (row.state !== 'draft') throw notDraft(row)
    await refuseOpened(trx, validFrom)
    const replaced = await trx
      .updateTable('indicator_set')
      .set({ state: 'withdrawn' })
      .where('state', '=', 'in_force')
      .where('valid_from', '=', validFrom)
      .returning('version')
      .execute()
    await trx
      .updateTable('indicator_set')
      .set({ state: 'in_force', valid_from: validFrom })
      .where('version', '=', version)
      .execute()
    await recordAudit(trx, account, 'indicators.adopt', `indicator-set:${version}`, {
      validFrom,
      replaced: replaced.map((one) => one.version),
    })
    return { ...row, state: 'in_force', validFrom }
  })
}

function notDraft(row: IndicatorSetRow): AppError {
  return new AppError('conflict', {
    zh: `指标版本 ${row.version} 不是草稿，自 ${row.validFrom} 起已启用过`,
    en: `Version ${row.version} is no draft: it was put in force from ${row.validFrom}`,
  })
}

async function refuseOpened(trx: Db, validFrom: string): Promise<void> {
  const opened = await trx
    .selectFrom('assessment_period')
    .select(['quarter', 'indicator_version'])
    .where('quarter', '>=', validFrom)
    .orderBy('quarter', 'desc')
    .executeTakeFirst()
  if (!opened) return
  throw new AppError('conflict', {
    zh: `${opened.quarter} 已按指标版本 ${opened.indicator_version} 开始测评，请从 ${quarterAfter(opened.quarter)} 或更晚启用`,
    en: `${opened.quarter} is being assessed by version ${opened.indicator_version}: begin with ${quarterAfter(opened.quarter)} or later`,
  })
}
