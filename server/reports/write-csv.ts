import type { Language } from '../contract/index.ts'
import { csvText } from '../http/csv.ts'
import type { PlanDocument } from './document.ts'
import { labelsOf } from './labels.ts'
import { stopsTable } from './table.ts'

/** The stops as CSV. */
export function writeCsv(document: PlanDocument, language: Language, teamId?: number): string {
  const { headings, rows } = stopsTable(document, language, teamId)
  const notice = document.plan.isSample ? [[labelsOf[language].sample]] : []
  return csvText([headings, ...rows, ...notice])
}
