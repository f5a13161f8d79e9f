import type { Db } from '../db/connect.ts'
import type { GivenAnswer } from './answers.ts'

/** The notes of a submission by position. */
export async function readNotes(db: Db, submissionId: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('submission_note')
    .select(['position', 'text'])
    .where('submission_id', '=', submissionId)
    .orderBy('position')
    .execute()
  return new Map(rows.map((row) => [row.position, row.text]))
}

/** The notes with the given ones in their places; an empty note is none. */
export function withNotes(notes: ReadonlyMap<number, string>, given: readonly GivenAnswer[]): Map<number, string> {
  const changed = new Map(notes)
  for (const { position, note } of given) {
    if (note === '') changed.delete(position)
    else changed.set(position, note)
  }
  return changed
}

/** Makes the stored notes those of `notes`. */
export async function saveNotes(trx: Db, submissionId: number, notes: ReadonlyMap<number, string>): Promise<void> {
  await trx.deleteFrom('submission_note').where('submission_id', '=', submissionId).execute()
  if (notes.size === 0) return
  await trx
    .insertInto('submission_note')
    .values([...notes].map(([position, text]) => ({ submission_id: submissionId, position, text })))
    .execute()
}
