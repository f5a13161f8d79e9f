import { finding } from './findings.ts'
import { limitSize, type Row, type Table, UnreadableFile } from './table.ts'

/** Whether a heading is one that the importer has a use for. */
export type KnowsHeading = (heading: string) => boolean

// A report may carry its title, its date and its makers above the headings.
const DEEPEST_HEADING = 20

/** Makes a table of rows of text: finds the headings, passes over blank rows, reports rows longer than the headings. */
export function tableOfRecords(format: 'csv' | 'xlsx', records: readonly string[][], knows: KnowsHeading): Table {
  const start = headingRow(records, knows)
  const headings = trimEnd((records[start] ?? []).map((cell) => cell.trim()))
  if (headings.length === 0) {
    throw new UnreadableFile('empty-file', '文件（或第一个工作表）是空的', 'The file, or its first sheet, is empty')
  }
  limitSize(records.length - start - 1, headings.length)
  const findings: Table['findings'][number][] = []
  const rows: Row[] = []
  records.forEach((cells, index) => {
    const number = index + 1
    const isBlank = cells.every((cell) => cell.trim() === '')
    if (index < start) {
      if (!isBlank) findings.push(aboveHeadings(number, cells.join(' ')))
    } else if (isBlank) findings.push(blankRow(number))
    else if (index > start) {
      const length = trimEnd(cells).length
      if (length > headings.length) findings.push(extraCells(number, length, headings.length))
      rows.push({ number, cells: headings.map((_, column) => cells[column] ?? '') })
    }
  })
  return { format, headings, headingRow: start + 1, rows, findings }
}

/** The row among the first twenty with the most headings that are known; without any, the first one that says something. */
function headingRow(records: readonly string[][], knows: KnowsHeading): number {
  const known = records
    .slice(0, DEEPEST_HEADING)
    .map((cells) => cells.filter((cell) => cell.trim() !== '' && knows(cell)).length)
  const most = Math.max(0, ...known)
  // One word alone may stand in a title by chance.
  if (most >= 2) return known.indexOf(most)
  return records.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
}

function trimEnd(cells: readonly string[]): string[] {
  let length = cells.length
  while (length > 0 && (cells[length - 1] ?? '').trim() === '') length--
  return cells.slice(0, length)
}

function blankRow(row: number) {
  return finding('skipped', 'blank-row', { row, column: '' }, { zh: '空行，已跳过', en: 'Blank row, skipped' })
}

function aboveHeadings(row: number, value: string) {
  return finding(
    'skipped',
    'above-headings',
    { row, column: '', value: value.trim() },
    { zh: '标题行以上的内容，未读取', en: 'This stands above the headings and is not read' },
  )
}

function extraCells(row: number, length: number, headings: number) {
  return finding(
    'warning',
    'extra-cells',
    { row, column: '', value: length },
    {
      zh: `本行有 ${length} 个单元格，标题只有 ${headings} 个，多出的未读取；请检查是否有未加引号的分隔符`,
      en: `This row has ${length} cells under ${headings} headings; the rest is not read. Look for an unquoted separator`,
    },
  )
}
