import { createHash } from 'node:crypto'
import type { Position } from 'geojson'
import type { Kysely } from 'kysely'
import type {
  Account,
  ImportFinding,
  ImportKind,
  ImportMapping,
  ImportReport,
  SourceCrs,
} from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import type { Database } from '../../db/schema.ts'
import { recordAudit } from '../../http/audit.ts'
import { openAgencyBook } from './agency-book.ts'
import { fieldsOf } from './fields.ts'
import { cleanText, finding, isRefused } from './findings.ts'
import { importBoundaries } from './import-boundaries.ts'
import { importSites } from './import-sites.ts'
import { importTeams } from './import-teams.ts'
import { importVisits } from './import-visits.ts'
import { type Columns, headingsOf, mapColumns } from './map-columns.ts'
import type { Outcome, Scope } from './outcome.ts'
import { type Parsed, type ParsedRows, parseRows } from './parse-rows.ts'
import { readTable } from './read-table.ts'
import { finishRun, insertRun, type RunToStore } from './runs.ts'
import { sourcePositions } from './source-positions.ts'
import type { Counts } from './store-sites.ts'
import { type Table, UnreadableFile } from './table.ts'

export type ImportOrder = {
  readonly kind: ImportKind
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly mapping: ImportMapping
  /** Overrules the mapping and what the file says of itself. */
  readonly crs?: SourceCrs | undefined
  readonly scope: Scope
  /** Do everything, then undo it; only the report stays. */
  readonly dryRun: boolean
  /** Take the good rows although others are refused. */
  readonly acceptGood: boolean
  /** Who imports; null on the command line. */
  readonly account: Pick<Account, 'id' | 'name'> | null
}

/** Reads a file and stores what is good in it, in one transaction; whatever is wrong with the file is in the report. */
export async function importFile(db: Db, given: ImportOrder): Promise<ImportReport> {
  const agency = cleanText(given.scope.agency ?? '')
    .trim()
    .slice(0, 60)
  const order = { ...given, scope: { ...given.scope, agency: agency === '' ? null : agency } }
  const read = await readFile(order)
  const run = {
    ...order,
    accountId: order.account && order.account.id > 0 ? order.account.id : null,
    crs: read.crs,
    sha256: createHash('sha256').update(order.bytes).digest('hex'),
    columns: headings(order.kind, read.columns),
    headingRow: read.table?.headingRow ?? 1,
  }
  const rowsRead = read.table
    ? read.table.rows.length + read.table.findings.filter((found) => found.code === 'blank-row').length
    : 0
  const refusal = (found: readonly ImportFinding[]): ImportReport =>
    report(run, rowsRead, 'refused', nothing, [...read.findings, ...found])

  if (!read.table || isRefused(read.findings)) return await finishRun(db, run, refusal([]))
  const parsed = parseRows(order.kind, read.table, read.columns, order.mapping, read.crs)
  try {
    return await db.transaction().execute(async (trx) => {
      const outcome = await judge(trx, order, read.table as Table, read.columns, parsed, read.crs)
      const findings = [...read.findings, ...parsed.findings, ...outcome.findings]
      const isWhole = !isRefused(findings)
      if (!isWhole && !order.acceptGood && !order.dryRun) {
        throw new Undo(refusal([...parsed.findings, ...outcome.findings]))
      }
      const runId = await insertRun(trx, run)
      const { counts, findings: stored } = await outcome.store(runId)
      const good = counts.inserted + counts.updated + counts.unchanged
      const state = order.dryRun ? 'checked' : good === 0 && !isWhole ? 'refused' : 'imported'
      const done = report(run, rowsRead, state, counts, [...findings, ...stored])
      if (state !== 'imported') throw new Undo(done)
      await recordAudit(trx, order.account ?? COMMAND_LINE, 'import', `import:${runId}`, {
        kind: order.kind,
        ...counts,
      })
      return await finishRun(trx, run, done, runId)
    })
  } catch (error) {
    if (error instanceof Undo) return await finishRun(db, run, error.report)
    const found = databaseFinding(error)
    if (!found) throw error
    return await finishRun(db, run, refusal([...parsed.findings, found]))
  }
}

const COMMAND_LINE = { id: 0, name: 'jingwei import' }
const nothing: Counts = { inserted: 0, updated: 0, unchanged: 0 }

/** Thrown to roll the transaction back; carries the report out. */
class Undo extends Error {
  readonly report: ImportReport

  constructor(report: ImportReport) {
    super('undo')
    this.report = report
  }
}

type Read = { table: Table | null; columns: Columns; crs: SourceCrs; findings: ImportFinding[] }

async function readFile(order: ImportOrder): Promise<Read> {
  const declared = order.crs ?? order.mapping.crs
  try {
    const table = await readTable(order.bytes, headingsOf(fieldsOf[order.kind], order.mapping))
    const { columns, findings } = mapColumns(table, fieldsOf[order.kind], order.mapping)
    if (declared && table.crs && declared !== table.crs) findings.push(otherCrs(declared, table.crs))
    return { table, columns, crs: declared ?? table.crs ?? 'EPSG:4326', findings: [...table.findings, ...findings] }
  } catch (error) {
    const found =
      error instanceof UnreadableFile
        ? finding('refused', error.code, { row: error.row, column: '' }, { zh: error.zh, en: error.en })
        : finding(
            'refused',
            'unreadable-file',
            { row: 0, column: '', value: error instanceof Error ? error.message : error },
            {
              zh: '文件无法读取，可能已损坏',
              en: 'The file cannot be read; it may be damaged',
            },
          )
    return { table: null, columns: new Map(), crs: declared ?? 'EPSG:4326', findings: [found] }
  }
}

async function judge(
  trx: Kysely<Database>,
  order: ImportOrder,
  table: Table,
  columns: Columns,
  parsed: ParsedRows<ImportKind>,
  crs: SourceCrs,
): Promise<Outcome> {
  const book = await openAgencyBook(trx)
  const sources: ReadonlyMap<number, Position> = sourcePositions(table, columns)
  switch (order.kind) {
    case 'sites':
      return await importSites(trx, parsed.rows as readonly Parsed<'sites'>[], sources, crs, book, order.scope)
    case 'boundaries':
      return await importBoundaries(trx, parsed.rows as readonly Parsed<'boundaries'>[], book, order.scope)
    case 'teams':
      return await importTeams(trx, parsed.rows as readonly Parsed<'teams'>[], sources, crs, book, order.scope)
    case 'visits':
      return await importVisits(trx, parsed.rows as readonly Parsed<'visits'>[], order.scope)
  }
}

const MOST_FINDINGS = 20_000

function report(
  run: RunToStore & { readonly headingRow: number },
  rowsRead: number,
  state: ImportReport['state'],
  counts: Counts,
  findings: readonly ImportFinding[],
): ImportReport {
  const rowsWith = (severity: ImportFinding['severity']) =>
    new Set(
      findings.filter((found) => found.severity === severity && found.row > run.headingRow).map((found) => found.row),
    ).size
  const sorted = findings.toSorted((a, b) => a.row - b.row)
  return {
    id: null,
    kind: run.kind,
    fileName: run.fileName,
    state,
    sourceCrs: run.crs,
    rowsRead,
    rowsInserted: counts.inserted,
    rowsUpdated: counts.updated,
    rowsUnchanged: counts.unchanged,
    rowsRepaired: rowsWith('repaired'),
    rowsRefused: rowsWith('refused'),
    rowsSkipped: rowsWith('skipped'),
    columns: run.columns,
    findings: sorted.length > MOST_FINDINGS ? [tooMany(sorted.length), ...sorted.slice(0, MOST_FINDINGS)] : sorted,
  }
}

function tooMany(count: number): ImportFinding {
  return finding(
    'warning',
    'report-cut',
    { row: 0, column: '', value: count },
    {
      zh: `共有 ${count} 条记录，报告只列出前 ${MOST_FINDINGS} 条`,
      en: `There are ${count} findings; the report lists the first ${MOST_FINDINGS}`,
    },
  )
}

function headings(kind: ImportKind, columns: Columns): Record<string, string> {
  const known = fieldsOf[kind].flatMap((field) => {
    const column = columns.get(field.name)
    return column ? [[field.name, column.heading] as const] : []
  })
  return Object.fromEntries(known)
}

function otherCrs(declared: SourceCrs, own: SourceCrs): ImportFinding {
  return finding(
    'warning',
    'crs-differs',
    { row: 0, column: '', value: own },
    {
      zh: `文件自称坐标系为 ${own}，按声明的 ${declared} 读取`,
      en: `The file says that it is in ${own}; it is read as the declared ${declared}`,
    },
  )
}

// Data exceptions, broken constraints and PostGIS's own refusals speak of the file; anything else is our fault or the machine's.
function databaseFinding(error: unknown): ImportFinding | null {
  const { code, message } = error as { code?: unknown; message?: string }
  if (typeof code !== 'string' || !/^(22|23|XX000|54)/.test(code)) return null
  return finding(
    'refused',
    'not-stored',
    { row: 0, column: '', value: message ?? '' },
    {
      zh: '数据库拒绝了文件中的数据，未作任何改动',
      en: 'The database refused data of this file; nothing was changed',
    },
  )
}
