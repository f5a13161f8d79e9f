import { readSheet } from 'read-excel-file/node'
import { limitSize, type Table, UnreadableFile } from './table.ts'
import { type KnowsHeading, tableOfRecords } from './table-of-records.ts'
import { unzip } from './unpack.ts'

/** Reads the first sheet of an XLSX workbook. */
export async function readWorkbook(bytes: Uint8Array, knows: KnowsHeading): Promise<Table> {
  refuseHugeSheet(bytes)
  return tableOfRecords('xlsx', await readCells(bytes), knows)
}

async function readCells(bytes: Uint8Array): Promise<string[][]> {
  try {
    // Numbers stay the text they are in the file: an eighteen-digit permit number is no number.
    const sheet = await readSheet(Buffer.from(bytes), { parseNumber: (text: string) => text })
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
