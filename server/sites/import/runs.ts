import type { Kysely } from 'kysely'
import type { ImportKind, ImportMapping, ImportReport, SourceCrs } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import type { Database } from '../../db/schema.ts'
import { cleanText } from './findings.ts'

export type RunToStore = {
  readonly kind: ImportKind
  readonly fileName: string
  readonly sha256: string
  readonly crs: SourceCrs
  readonly mapping: ImportMapping
  readonly columns: Readonly<Record<string, string>>
  readonly accountId: number | null
}

/** Opens the record of an import, so that what it writes can point to it. */
export async function insertRun(trx: Kysely<Database>, run: RunToStore): Promise<number> {
  const { id } = await trx
    .insertInto('import_run')
    .values({
      kind: run.kind,
      file_name: cleanText(run.fileName).slice(0, 200),
      sha256: run.sha256,
      source_crs: run.crs,
      mapping: json(run.mapping),
      state: 'checked',
      rows_read: 0,
      rows_inserted: 0,
      rows_updated: 0,
      rows_unchanged: 0,
      rows_repaired: 0,
      rows_refused: 0,
      columns: json(run.columns),
      account_id: run.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Writes the report of an import to its record and returns it with the record's number. */
export async function finishRun(
  db: Kysely<Database>,
  run: RunToStore,
  report: ImportReport,
  runId?: number,
): Promise<ImportReport> {
  const id = runId ?? (await insertRun(db, run))
  await db
    .updateTable('import_run')
    .set({
      state: report.state,
      rows_read: report.rowsRead,
      rows_inserted: report.rowsInserted,
      rows_updated: report.rowsUpdated,
      rows_unchanged: report.rowsUnchanged,
      rows_repaired: report.rowsRepaired,
      rows_refused: report.rowsRefused,
      rows_skipped: report.rowsSkipped,
      findings: json(report.findings),
    })
    .where('id', '=', id)
    .execute()
  return { ...report, id, fileName: cleanText(report.fileName).slice(0, 200) }
}

/** The report of an earlier import; undefined when there is none of this number. */
export async function readRun(
  db: Db,
  id: number,
): Promise<{ report: ImportReport; accountId: number | null } | undefined> {
  const row = await db.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const report: ImportReport = {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    sourceCrs: row.source_crs as SourceCrs,
    rowsRead: row.rows_read,
    rowsInserted: row.rows_inserted,
    rowsUpdated: row.rows_updated,
    rowsUnchanged: row.rows_unchanged,
    rowsRepaired: row.rows_repaired,
    rowsRefused: row.rows_refused,
    rowsSkipped: row.rows_skipped,
    columns: row.columns,
    findings: row.findings,
  }
  return { report, accountId: row.account_id }
}

// jsonb holds neither NUL nor half of a surrogate pair, and both may stand in a mapping or a heading.
function json(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'string') return cleanText(part)
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).map(([key, held]) => [cleanText(key), held]))
  })
}
