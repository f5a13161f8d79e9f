import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import {
  type ImportKind,
  type ImportMapping,
  type ImportReport,
  importKind,
  importMapping,
  type SourceCrs,
  sourceCrs,
} from '../contract/index.ts'
import { withDatabase } from '../db/with-database.ts'
import { AppError } from '../http/app-error.ts'
import { importFile } from './import/import-file.ts'
import type { SettleImport } from './import/outcome.ts'
import { reportCsv } from './import/report-csv.ts'
import { reportText } from './import/report-text.ts'

type Options = {
  mapping?: string
  crs?: SourceCrs
  agency?: string
  dryRun?: true
  acceptGood?: true
  report?: string
}

const REFUSED = 2

/** `jingwei import KIND FILE`: a file goes in as a whole or not at all; exit code 2 when it is refused. */
export const importCommand =
  (settle: SettleImport) =>
  (program: Command, env: NodeJS.ProcessEnv, print: (line: string) => void): void => {
    program
      .command('import')
      .description(
        'import sites, boundaries, teams or visits from CSV, XLSX, GeoJSON or a zipped shapefile (.gz of CSV and GeoJSON too)',
      )
      .argument('<kind>', importKind.options.join(' | '), kindOf)
      .argument('<file>', 'the file to read')
      .option('--mapping <file>', 'JSON file that says which column holds which field, and what its values mean')
      .option('--crs <system>', `coordinate system of the file: ${sourceCrs.options.join(', ')}`, crsOf)
      .option('--agency <code>', 'agency (code or name) of the rows that name none')
      .option('--dry-run', 'check and report, write nothing')
      .option('--accept-good', 'take the good rows although others are refused')
      .option('--report <file>', 'write every finding, row by row, to this CSV file')
      .action(async (kind: ImportKind, file: string, options: Options) => {
        const bytes = await readInput(file)
        const mapping = await readMapping(options.mapping)
        const order = {
          kind,
          fileName: basename(file),
          bytes,
          mapping,
          crs: options.crs,
          scope: { agency: options.agency ?? null, only: null },
          dryRun: options.dryRun === true,
          acceptGood: options.acceptGood === true,
          account: null,
        }
        const report = await withDatabase(env, async (db) => {
          const done = await importFile(db, order)
          await settle(db, done, new Date())
          return done
        })
        for (const line of reportText(report)) print(line)
        if (options.report !== undefined) await writeReport(options.report, report, print)
        if (isRefusal(report)) process.exitCode = REFUSED
      })
  }

function isRefusal(report: ImportReport): boolean {
  return report.state === 'refused' || (report.state === 'checked' && report.rowsRefused > 0)
}

async function readInput(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch {
    throw new AppError('bad-input', { zh: `无法读取文件 ${file}`, en: `The file ${file} cannot be read` })
  }
}

async function readMapping(file: string | undefined): Promise<ImportMapping> {
  if (file === undefined) return importMapping.parse({})
  const text = new TextDecoder().decode(await readInput(file))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new AppError('bad-input', {
      zh: `映射文件 ${file} 不是 JSON：${reason}`,
      en: `The mapping ${file} is not JSON: ${reason}`,
    })
  }
  const parsed = importMapping.safeParse(json)
  if (parsed.success) return parsed.data
  throw new AppError(
    'bad-input',
    { zh: `映射文件 ${file} 有误`, en: `The mapping ${file} is not valid` },
    parsed.error.issues.map((issue) => ({ path: issue.path.join('.') || '(file)', message: issue.message })),
  )
}

async function writeReport(file: string, report: ImportReport, print: (line: string) => void): Promise<void> {
  await writeFile(file, reportCsv(report))
  print(`  报告 report: ${file}`)
}

function kindOf(text: string): ImportKind {
  const parsed = importKind.safeParse(text)
  if (!parsed.success) throw new InvalidArgumentError(`use ${importKind.options.join(', ')}`)
  return parsed.data
}

function crsOf(text: string): SourceCrs {
  const parsed = sourceCrs.safeParse(text.toUpperCase().replace(/^(\d{4})$/, 'EPSG:$1'))
  if (!parsed.success) throw new InvalidArgumentError(`use ${sourceCrs.options.join(', ')}`)
  return parsed.data
}
