import { type Account, isAtLeast, type PointsEntry } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import { AppError } from '../../http/app-error.ts'
import { changeEntry } from './change-entry.ts'
import { entriesOf } from './list-points.ts'

/** A firm objects to points given to it or its people; they count until the objection is decided, and once upheld for good. */
export async function objectToPoints(
  db: Db,
  id: number,
  { note }: { note: string },
  { account, now }: { account: Account; now: Date },
): Promise<PointsEntry> {
  if (isAtLeast(account.role, 'viewer')) {
    throw new AppError('not-allowed', {
      zh: '异议只能由被记分的企业提出',
      en: 'Only the firm that got the points may object',
    })
  }
  return changeEntry(
    db,
    id,
    await entriesOf(db, account),
    (entry) => {
      if (entry.state !== 'active') throw notObjectable()
      if (entry.events.some((event) => event.action === 'upheld' || event.action === 'corrected')) throw decidedBefore()
      return { action: 'objected', state: 'objected', points: entry.points, note }
    },
    { account, now },
  )
}

function notObjectable(): AppError {
  return new AppError('conflict', {
    zh: '该记分已提出异议或已撤销',
    en: 'These points are already objected to, or cancelled',
  })
}

function decidedBefore(): AppError {
  return new AppError('conflict', {
    zh: '异议已有决定，不再受理',
    en: 'The objection was decided, and is not heard again',
  })
}
