import type { Account, Indicator } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { readIndicatorSet } from './queries.ts'
import { lockSets } from './store-set.ts'

/** Takes one indicator out of a set in force from today on; it keeps its place, so that answers stay where they are. */
export async function withdrawIndicator(
  db: Db,
  order: {
    readonly version: string
    readonly code: string
    readonly reason: string
    readonly account: Pick<Account, 'id' | 'name'>
    readonly now: Date
  },
): Promise<Indicator> {
  const { version, code, reason, account, now } = order
  return await db.transaction().execute(async (trx) => {
    await lockSets(trx)
    const set = await readIndicatorSet(trx, version)
    if (!set) throw notFound({ zh: `指标版本 ${version}`, en: `version ${version} of the indicators` })
    const indicator = set.indicators.find((one) => one.code === code)
    if (!indicator) throw notFound({ zh: `指标 ${code}`, en: `indicator ${code}` })
    if (set.state !== 'in_force') throw notInForce
    if (indicator.withdrawnOn !== null) throw alreadyWithdrawn(indicator)
    const withdrawnOn = beijingDay(now)
    await trx
      .updateTable('indicator')
      .set({ withdrawn_on: withdrawnOn })
      .where('version', '=', version)
      .where('position', '=', indicator.position)
      .execute()
    await recordAudit(trx, account, 'indicators.withdraw', `indicator:${version}/${code}`, { reason, withdrawnOn })
    return { ...indicator, withdrawnOn }
  })
}

const notInForce = new AppError('conflict', {
  zh: '只能停用已启用版本中的指标；草稿请修改后重新导入',
  en: 'Only an indicator of a set in force is withdrawn: change a draft and import it again',
})

function alreadyWithdrawn({ code, withdrawnOn }: Indicator): AppError {
  return new AppError('conflict', {
    zh: `指标 ${code} 已于 ${withdrawnOn} 停用`,
    en: `Indicator ${code} was withdrawn on ${withdrawnOn} already`,
  })
}
