import { sql } from 'kysely'
import type { Evidence } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'

type Row = Omit<Evidence, 'takenAt'> & { readonly takenAt: Date | null }

/** The photos of a submission, without their bytes, in the order they came. */
export async function readEvidenceOf(db: Db, submissionId: number): Promise<Evidence[]> {
  const rows = await select(db).where('submission_id', '=', submissionId).orderBy('id').execute()
  return rows.map(toEvidence)
}

/** The photo that a device sent under this key, and the submission it went to. */
export async function findEvidenceByKey(
  db: Db,
  clientKey: string,
): Promise<{ submissionId: number; evidence: Evidence } | undefined> {
  const row = await select(db)
    .select('submission_id as submissionId')
    .where('client_key', '=', clientKey)
    .executeTakeFirst()
  if (!row) return undefined
  const { submissionId, ...rest } = row
  return { submissionId, evidence: toEvidence(rest) }
}

function select(db: Db) {
  return db
    .selectFrom('evidence')
    .select([
      'id',
      'position',
      'file_name as fileName',
      'media_type as mediaType',
      sql<number>`length(bytes)`.as('byteCount'),
      'sha256',
      'taken_at as takenAt',
      'client_key as clientKey',
    ])
}

function toEvidence(row: Row): Evidence {
  return { ...row, takenAt: row.takenAt?.toISOString() ?? null }
}
