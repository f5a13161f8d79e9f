import { parse } from 'csv-parse/sync'
import { finding } from './findings.ts'
import { limitSize, type Row, type Table, UnreadableFile } from './table.ts'

const delimiters = [',', ';', '\t'] as const

/** Reads delimited text; blank lines are passed over, short and long rows are reported. */
export function readCsv(text: string): Table {
  const delimiter = guessDelimiter(text)
  const records = parseRecords(text, delimiter)
  const start = records.findIndex((record) => record.cells.some((cell) => cell.trim() !== ''))
  const heading = records[start]
  if (!heading) throw new UnreadableFile('empty-file', '文件是空的', 'The file is empty')
  const headings = trimEnd(heading.cells.map((cell) => cell.trim()))
  limitSize(records.length - start - 1, headings.length)

  const findings: Table['findings'][number][] = []
  const rows: Row[] = []
  for (const { cells, line } of records.slice(start + 1)) {
    if (cells.every((cell) => cell.trim() === '')) {
      findings.push(
        finding('skipped', 'blank-row', { row: line, column: '' }, { zh: '空行，已跳过', en: 'Blank row, skipped' }),
      )
      continue
    }
    if (trimEnd(cells).length > headings.length) {
      findings.push(
        finding(
          'warning',
          'extra-cells',
          { row: line, column: '', value: trimEnd(cells).length },
          {
            zh: `本行有 ${trimEnd(cells).length} 个单元格，标题只有 ${headings.length} 个，多出的未读取；请检查是否有未加引号的分隔符`,
            en: `This row has ${trimEnd(cells).length} cells under ${headings.length} headings; the rest is not read. Look for an unquoted separator`,
          },
        ),
      )
    }
    rows.push({ number: line, cells: headings.map((_, index) => cells[index] ?? '') })
  }
  return { format: 'csv', headings, rows, findings }
}

type CsvRecord = { cells: string[]; line: number }

function parseRecords(text: string, delimiter: string): CsvRecord[] {
  try {
    const parsed = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      info: true,
      max_record_size: 4 * 1024 * 1024,
    }) as unknown as { record: string[] }[]
    return parsed.map(({ record }, index) => ({ cells: record, line: index + 1 }))
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0
    throw new UnreadableFile(
      'broken-csv',
      `第 ${line} 行附近的引号不成对，无法按表格读取`,
      `The quotes near line ${line} do not match, so the file cannot be read as a table`,
      line,
    )
  }
}

/** The separator that occurs most often in the first line that says anything. */
function guessDelimiter(text: string): string {
  const line =
    text
      .slice(0, 65_536)
      .split(/\r?\n/)
      .find((candidate) => candidate.trim() !== '') ?? ''
  const counts = delimiters.map((delimiter) => line.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

function trimEnd(cells: readonly string[]): string[] {
  let length = cells.length
  while (length > 0 && (cells[length - 1] ?? '').trim() === '') length--
  return cells.slice(0, length)
}
