import writeXlsxFile from 'write-excel-file/node'
import type { Language } from '../contract/index.ts'
import type { PlanDocument } from './document.ts'
import { labelsOf } from './labels.ts'
import { stopsTable, summaryTable, type Table, unplannedTable } from './table.ts'

/** The week as a workbook: stops, what is left out and why, and what the plan is. */
export async function writeXlsx(document: PlanDocument, language: Language, teamId?: number): Promise<Buffer> {
  const l = labelsOf[language]
  return writeXlsxFile([
    {
      sheet: l.stopsSheet,
      ...sheet(stopsTable(document, language, teamId)),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    {
      sheet: l.unplannedSheet,
      ...sheet(unplannedTable(document, language)),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    { sheet: l.summarySheet, ...sheet(summaryTable(document, language)) },
  ]).toBuffer()
}

const WIDEST = 48

function sheet(table: Table) {
  const heading = table.headings.map((value) => ({
    value,
    fontWeight: 'bold' as const,
    backgroundColor: '#e8eef5',
    wrap: true,
  }))
  const body = table.rows.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { value, type: Number } : { value, type: String, wrap: value.length > WIDEST },
    ),
  )
  const columns = table.headings.map((name, column) => ({
    width: Math.min(WIDEST, Math.max(width(name), ...table.rows.map((row) => width(String(row[column] ?? ''))))) + 2,
  }))
  return { data: [heading, ...body], columns }
}

/** In characters of the standard font; a Chinese one is as wide as two. */
function width(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0)
}
