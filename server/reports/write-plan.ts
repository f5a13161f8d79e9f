import type { ExportFormat, Language } from '../contract/index.ts'
import { fileStem, type PlanDocument } from './document.ts'
import { writeCsv } from './write-csv.ts'
import { writeGeoJson } from './write-geojson.ts'
import { writeGpx } from './write-gpx.ts'
import { writeIcs } from './write-ics.ts'
import { writePdf } from './write-pdf.ts'
import { writeXlsx } from './write-xlsx.ts'

/** The formats that print the plan itself; `json` is the problem and comes from planning. */
export type ReportFormat = Exclude<ExportFormat, 'json'>

/** Formats that draw where the teams drive: their document needs the ways. */
export const drawsWays = (format: ReportFormat): boolean => format === 'geojson' || format === 'gpx'

export type WrittenFile = { readonly name: string; readonly mediaType: string; readonly body: string | Buffer }

type Writer = {
  readonly mediaType: string
  readonly write: (document: PlanDocument, language: Language, teamId?: number) => string | Promise<string | Buffer>
}

const writers: Readonly<Record<ReportFormat, Writer>> = {
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeXlsx },
  pdf: { mediaType: 'application/pdf', write: writePdf },
  ics: { mediaType: 'text/calendar; charset=utf-8', write: writeIcs },
  gpx: { mediaType: 'application/gpx+xml', write: writeGpx },
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
  geojson: {
    mediaType: 'application/geo+json',
    write: (document, language, teamId) => JSON.stringify(writeGeoJson(document, language, teamId)),
  },
}

/** The plan as a file of the given format, for all teams or one. */
export async function writePlan(
  document: PlanDocument,
  format: ReportFormat,
  language: Language,
  teamId?: number,
): Promise<WrittenFile> {
  const { mediaType, write } = writers[format]
  return { name: `${fileStem(document)}.${format}`, mediaType, body: await write(document, language, teamId) }
}
