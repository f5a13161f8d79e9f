import type { Account } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { findSubmission } from './find-submission.ts'
import { readViewer } from './read-viewer.ts'

export type StoredPhoto = {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
  readonly sha256: string
}

/** One photo, to whom may see its form; to others there is none. */
export async function readEvidence(db: Db, id: number, account: Account): Promise<StoredPhoto> {
  const none = notFound({ zh: `照片 ${id}`, en: `photo ${id}` })
  const row = await db.selectFrom('evidence').select('submission_id').where('id', '=', id).executeTakeFirst()
  if (!row) throw none
  await findSubmission(db, row.submission_id, await readViewer(db, account)).catch((error: unknown) => {
    throw error instanceof AppError ? none : error
  })
  return db
    .selectFrom('evidence')
    .select(['bytes', 'media_type as mediaType', 'file_name as fileName', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}
