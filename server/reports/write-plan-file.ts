import type { Language } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { readDocument } from './read-document.ts'
import { type ReportFormat, writePlan } from './write-plan.ts'

/** The body of a solved plan's file in the given format; what the command line writes. */
export async function writePlanFile(
  db: Db,
  planId: number,
  format: ReportFormat,
  language: Language,
): Promise<string | Buffer> {
  const file = await writePlan(await readDocument(db, planId), format, language)
  return file.body
}
