import { z } from 'zod'
import { endpoint } from './endpoint.ts'

export const importKind = z.enum(['sites', 'boundaries', 'teams', 'visits']).meta({ id: 'ImportKind' })
export type ImportKind = z.infer<typeof importKind>

export const sourceCrs = z
  .enum(['EPSG:4326', 'GCJ-02', 'BD-09', 'EPSG:4490', 'EPSG:4547', 'EPSG:4548', 'EPSG:4549'])
  .meta({ id: 'SourceCrs' })
export type SourceCrs = z.infer<typeof sourceCrs>

/** Which column holds which field, and what its values mean; fields not named are recognised by their headings. */
export const importMapping = z
  .object({
    /** field → column heading */
    columns: z.record(z.string(), z.string()).default({}),
    /** field → value in the file → our value; `*` stands for any other value; null drops the row as not for us. */
    values: z.record(z.string(), z.record(z.string(), z.string().nullable())).default({}),
    /** field → value where the file has no such column or leaves it blank */
    defaults: z.record(z.string(), z.string()).default({}),
    /** Multiply a numeric field, e.g. square feet to square metres. */
    factors: z.record(z.string(), z.number().positive()).default({}),
    crs: sourceCrs.optional(),
  })
  .strict()
  .meta({ id: 'ImportMapping' })
export type ImportMapping = z.infer<typeof importMapping>

export const importFinding = z
  .object({
    /** Row as a person counts it in the file: the heading is row 1. 0: the file as a whole. */
    row: z.number().int(),
    column: z.string(),
    severity: z.enum(['refused', 'repaired', 'warning', 'skipped']),
    code: z.string(),
    message: z.object({ zh: z.string(), en: z.string() }),
    value: z.string(),
  })
  .meta({ id: 'ImportFinding' })
export type ImportFinding = z.infer<typeof importFinding>

export const importReport = z
  .object({
    id: z.number().int().nullable(),
    kind: importKind,
    fileName: z.string(),
    state: z.enum(['checked', 'refused', 'imported']),
    sourceCrs,
    rowsRead: z.number().int(),
    rowsInserted: z.number().int(),
    rowsUpdated: z.number().int(),
    rowsUnchanged: z.number().int(),
    rowsRepaired: z.number().int(),
    rowsRefused: z.number().int(),
    rowsSkipped: z.number().int(),
    /** field → heading that was recognised for it */
    columns: z.record(z.string(), z.string()),
    findings: z.array(importFinding),
  })
  .meta({ id: 'ImportReport' })
export type ImportReport = z.infer<typeof importReport>

/** The file comes as multipart field `file`; the mapping as field `mapping` (JSON) beside it. */
export const importFile = endpoint({
  id: 'importFile',
  method: 'post',
  path: '/imports/:kind',
  tag: 'imports',
  role: 'agency',
  summary: 'Import a file: CSV, XLSX, GeoJSON or zipped shapefile (multipart: file, mapping)',
  params: z.object({ kind: importKind }),
  query: z.object({
    dryRun: z.enum(['true', 'false']).default('true'),
    /** Take the good rows although others are refused. */
    acceptGood: z.enum(['true', 'false']).default('false'),
    crs: sourceCrs.optional(),
    agency: z.string().max(12).optional(),
  }),
  body: z.any(),
  upload: ['mapping'],
  response: importReport,
})
export const readImport = endpoint({
  id: 'readImport',
  method: 'get',
  path: '/imports/:id',
  tag: 'imports',
  role: 'agency',
  summary: 'The report of an earlier import',
  params: z.object({ id: z.coerce.number().int().positive() }),
  response: importReport,
})
export const readImportCsv = endpoint({
  id: 'readImportCsv',
  method: 'get',
  path: '/imports/:id/findings.csv',
  tag: 'imports',
  role: 'agency',
  summary: 'The row-numbered findings as CSV',
  params: z.object({ id: z.coerce.number().int().positive() }),
  response: z.string(),
  mediaType: 'text/csv',
})
