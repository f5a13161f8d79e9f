import { readSheet } from 'read-excel-file/node'
import { finding } from './findings.ts'
import { limitSize, type Row, type Table, UnreadableFile } from './table.ts'
import { unzip } from './unpack.ts'

/** Reads the first sheet of an XLSX workbook. */
export async function readWorkbook(bytes: Uint8Array): Promise<Table> {
  refuseHugeSheet(bytes)
  const cells = await readCells(bytes)
  const start = cells.findIndex((row) => row.some((cell) => cell !== ''))
  const heading = cells[start]
  if (!heading) throw new UnreadableFile('empty-file', '第一个工作表是空的', 'The first sheet is empty')
  const headings = heading.map((cell) => cell.trim())
  limitSize(cells.length - start - 1, headings.length)
  const findings: Table['findings'][number][] = []
  const rows: Row[] = []
  cells.slice(start + 1).forEach((row, index) => {
    const number = start + index + 2
    if (row.every((cell) => cell.trim() === '')) {
      findings.push(
        finding('skipped', 'blank-row', { row: number, column: '' }, { zh: '空行，已跳过', en: 'Blank row, skipped' }),
      )
    } else rows.push({ number, cells: headings.map((_, column) => row[column] ?? '') })
  })
  return { format: 'xlsx', headings, rows, findings }
}

async function readCells(bytes: Uint8Array): Promise<string[][]> {
  try {
    const sheet = await readSheet(Buffer.from(bytes))
    return sheet.map((row) => row.map(cellText))
  } catch {
    throw new UnreadableFile(
      'broken-workbook',
      'XLSX 文件无法读取：请用 Excel 或 WPS 打开后另存为 .xlsx，或导出为 CSV',
      'The XLSX file cannot be read: open it in Excel or WPS and save it again as .xlsx, or export CSV',
    )
  }
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString()
  return String(cell)
}

// One stray cell at XFD1048576 would make the reader fill a matrix of 17 thousand million cells.
function refuseHugeSheet(bytes: Uint8Array): void {
  const sheets = unzip(bytes, (name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  for (const content of Object.values(sheets)) {
    let rows = 0
    let columns = 0
    for (const match of new TextDecoder().decode(content).matchAll(/\sr=["']([A-Z]{0,8})(\d{1,12})["']/g)) {
      rows = Math.max(rows, Number(match[2]))
      columns = Math.max(columns, columnNumber(match[1] ?? ''))
    }
    limitSize(rows, columns)
  }
}

function columnNumber(letters: string): number {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  return number
}
