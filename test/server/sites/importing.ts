import type { ImportKind, ImportReport, SourceCrs } from '../../../server/contract/index.ts'
import { importMapping } from '../../../server/contract/index.ts'
import type { Db } from '../../../server/db/connect.ts'
import { importFile } from '../../../server/sites/import/import-file.ts'

type Options = {
  mapping?: object
  crs?: SourceCrs
  agency?: string
  only?: string
  dryRun?: boolean
  acceptGood?: boolean
}

/** Imports a text or bytes as a caller would, everything else by default. */
export function importing(
  db: Db,
  kind: ImportKind,
  file: string | Uint8Array,
  options: Options = {},
): Promise<ImportReport> {
  return importFile(db, {
    kind,
    fileName: 'test.csv',
    bytes: typeof file === 'string' ? new TextEncoder().encode(file) : file,
    mapping: importMapping.parse(options.mapping ?? {}),
    crs: options.crs,
    scope: { agency: options.agency ?? null, only: options.only ?? null },
    dryRun: options.dryRun ?? false,
    acceptGood: options.acceptGood ?? false,
    account: null,
  })
}

/** The codes of a report's findings with their rows, in order. */
export function codesOf(report: ImportReport): string[] {
  return report.findings.map((found) => `${found.row} ${found.severity} ${found.code}`)
}
