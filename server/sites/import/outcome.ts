import type { ImportFinding, ImportReport } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import type { Counts } from './store-sites.ts'

/** What one kind of import found out before it writes, and how to write the good rows. */
export type Outcome = {
  readonly findings: readonly ImportFinding[]
  readonly store: (runId: number) => Promise<{ readonly counts: Counts; readonly findings: readonly ImportFinding[] }>
}

/** Whom the import is for. */
export type Scope = {
  /** Takes the rows that name no agency and lie in none. */
  readonly agency: string | null
  /** The only agency that the account may write for; null: any. */
  readonly only: string | null
}

/** What an import sets in motion in later slices, given by whoever puts the server together. */
export type SettleImport = (db: Db, report: ImportReport, now: Date) => Promise<void>
