import { sql } from 'kysely'
import type { Account, BodyOf, decidePoints as endpoint, PointsEntry } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import { AppError } from '../../http/app-error.ts'
import { changeEntry, type EntryChange } from './change-entry.ts'

/** Upholds what was objected to, or corrects or cancels points; what they were stays in their trace. */
export async function decidePoints(
  db: Db,
  id: number,
  body: BodyOf<typeof endpoint>,
  by: { account: Account; now: Date },
): Promise<PointsEntry> {
  return changeEntry(db, id, sql`true`, (entry) => change(entry, body), by)
}

function change(entry: PointsEntry, { decision, points, note }: BodyOf<typeof endpoint>): EntryChange {
  if (entry.state === 'cancelled') {
    throw new AppError('conflict', { zh: '该记分已撤销', en: 'These points are cancelled' })
  }
  if (decision === 'upheld' && entry.state !== 'objected') {
    throw new AppError('conflict', { zh: '没有待决定的异议', en: 'There is no objection to decide' })
  }
  if (decision === 'corrected') {
    if (points === undefined || points === entry.points) {
      throw new AppError('bad-input', { zh: '更正须给出新的分值', en: 'A correction needs the new points' }, [
        { path: 'body.points', message: '与原分值不同的分值 / other than they are' },
      ])
    }
    return { action: 'corrected', state: 'active', points, note }
  }
  return { action: decision, state: decision === 'cancelled' ? 'cancelled' : 'active', points: entry.points, note }
}
