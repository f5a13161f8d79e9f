import type { Language } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { readDocument } from './read-document.ts'
import { type WaySource, withWays } from './read-ways.ts'
import { drawsWays, type ReportFormat, type WrittenFile, writePlan } from './write-plan.ts'

/** A solved plan as a file of the given format. */
export async function readPlanFile(
  db: Db,
  planId: number,
  { format, language, teamId }: { format: ReportFormat; language: Language; teamId?: number | undefined },
  source: WaySource,
): Promise<WrittenFile> {
  const document = await readDocument(db, planId)
  return writePlan(drawsWays(format) ? await withWays(db, document, source) : document, format, language, teamId)
}

/** The body of a solved plan's file in the given format; what the command line writes. */
export async function writePlanFile(
  db: Db,
  planId: number,
  format: ReportFormat,
  language: Language,
  source: WaySource,
): Promise<string | Buffer> {
  const file = await readPlanFile(db, planId, { format, language }, source)
  return file.body
}
