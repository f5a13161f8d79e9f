import type { Language } from '../contract/index.ts'
import type { PlanDocument } from './document.ts'
import { labelsOf } from './labels.ts'
import { stopsTable } from './table.ts'

/** The stops as CSV with a byte-order mark, without which Excel misreads Chinese. */
export function writeCsv(document: PlanDocument, language: Language, teamId?: number): string {
  const { headings, rows } = stopsTable(document, language, teamId)
  const notice = document.plan.isSample ? [[labelsOf[language].sample]] : []
  return `\ufeff${[headings, ...rows, ...notice].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Quoted where needed; a leading formula sign is disarmed, since a spreadsheet would run it. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
