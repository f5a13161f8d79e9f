import { z } from 'zod'
import { isoDate, plainText, quarter, stageCode, words, worksType } from './common.ts'
import { endpoint } from './endpoint.ts'

export const classCode = z
  .enum(['C1', 'C2', 'C3', 'C4', 'C5'])
  .meta({ id: 'IndicatorClass', description: 'Class of the assessment tree' })
export type ClassCode = z.infer<typeof classCode>

export const indicatorVersion = z
  .string()
  .regex(/^[0-9A-Za-z.-]{1,30}$/)
  .meta({ id: 'IndicatorVersion' })

export const indicator = z
  .object({
    /** Its place, from 0, in every array of answers to this set. */
    position: z.number().int(),
    code: z.string(),
    groupCode: z.string(),
    text: words,
    angle: z.enum(['entity', 'conduct']),
    domain: z.enum(['safety', 'quality']),
    /** Empty: all. */
    stages: z.array(stageCode),
    worksTypes: z.array(worksType),
    kind: z.enum(['key', 'general']),
    isVeto: z.boolean(),
    maxPoints: z.number().int(),
    deductions: z.array(words.extend({ points: z.number().int() })),
    evidence: words,
    needsPhoto: z.boolean(),
    /** Codes of the handbook's items that look at the same thing. */
    items: z.array(z.string()),
    withdrawnOn: isoDate.nullable(),
  })
  .meta({ id: 'Indicator' })
export type Indicator = z.infer<typeof indicator>

export const indicatorSetRow = z
  .object({
    version: indicatorVersion,
    name: z.string(),
    isSample: z.boolean(),
    state: z.enum(['draft', 'in_force', 'withdrawn']),
    validFrom: quarter.nullable(),
    source: z.string(),
    indicatorCount: z.number().int(),
    createdAt: z.string(),
    createdBy: z.string(),
  })
  .meta({ id: 'IndicatorSetRow' })
export type IndicatorSetRow = z.infer<typeof indicatorSetRow>

export const indicatorSet = indicatorSetRow
  .extend({
    classes: z.array(z.object({ code: classCode, name: words })),
    groups: z.array(z.object({ code: z.string(), classCode, name: words })),
    indicators: z.array(indicator),
  })
  .meta({ id: 'IndicatorSet' })
export type IndicatorSet = z.infer<typeof indicatorSet>

/** One row of a file that was refused or repaired, by the number it has in the spreadsheet. */
const rowFinding = z.object({
  row: z.number().int(),
  column: z.string(),
  severity: z.enum(['error', 'warning']),
  message: words,
  value: z.string(),
})

/** What a file would change against the set that it follows. */
export const indicatorDiff = z
  .object({
    version: indicatorVersion,
    against: indicatorVersion.nullable(),
    indicatorCount: z.number().int(),
    /** Texts, names of fields and their values are in the caller's language. */
    added: z.array(z.object({ code: z.string(), text: z.string() })),
    removed: z.array(z.object({ code: z.string(), text: z.string() })),
    changed: z.array(
      z.object({
        code: z.string(),
        fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
    unchanged: z.number().int(),
    findings: z.array(rowFinding),
    /** Whether it was stored, as a draft; a preview and a file with errors are not. */
    isStored: z.boolean(),
  })
  .meta({ id: 'IndicatorDiff' })
export type IndicatorDiff = z.infer<typeof indicatorDiff>

const params = z.object({ version: indicatorVersion })

export const listIndicatorSets = endpoint({
  id: 'listIndicatorSets',
  method: 'get',
  path: '/indicator-sets',
  tag: 'assessment',
  role: 'project',
  summary: 'Every version of the assessment indicators, newest first',
  response: z.array(indicatorSetRow),
})
export const readIndicatorSet = endpoint({
  id: 'readIndicatorSet',
  method: 'get',
  path: '/indicator-sets/:version',
  tag: 'assessment',
  role: 'project',
  summary: 'One version: classes, groups and indicators',
  params,
  response: indicatorSet,
})
export const importIndicators = endpoint({
  id: 'importIndicators',
  method: 'post',
  path: '/indicator-sets/:version/import',
  tag: 'assessment',
  role: 'city',
  summary: 'Reads an XLSX of indicators (multipart, field “file”): the difference to the set in force, and a draft',
  params,
  query: z.object({
    dryRun: z.enum(['true', 'false']).default('true'),
    name: plainText.max(100).optional(),
    source: plainText.max(300).optional(),
  }),
  upload: [],
  response: indicatorDiff,
})
export const adoptIndicators = endpoint({
  id: 'adoptIndicators',
  method: 'post',
  path: '/indicator-sets/:version/adopt',
  tag: 'assessment',
  role: 'city',
  summary: 'Puts a draft in force from a quarter on',
  params,
  body: z.object({ validFrom: quarter }),
  response: indicatorSetRow,
})
export const withdrawIndicator = endpoint({
  id: 'withdrawIndicator',
  method: 'post',
  path: '/indicator-sets/:version/withdraw',
  tag: 'assessment',
  role: 'city',
  summary: 'Takes one indicator out of a set in force: from that day neither asked nor counted',
  params,
  body: z.object({ code: z.string().max(60), reason: plainText.min(2).max(300) }),
  response: indicator,
})
export const downloadIndicators = endpoint({
  id: 'downloadIndicators',
  method: 'get',
  path: '/indicator-sets/:version/xlsx',
  tag: 'assessment',
  role: 'project',
  summary: 'One version as XLSX, in the form that the import reads; version “template” is an empty one with examples',
  params,
  response: z.unknown(),
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
