import { z } from 'zod'
import { agencyCode, id, isoDate, level, plainText, quarter, words } from './common.ts'
import { endpoint } from './endpoint.ts'

export const measureKind = z.enum(['levels', 'firm_list', 'project_list', 'campaign']).meta({ id: 'MeasureKind' })
export type MeasureKind = z.infer<typeof measureKind>
export const campaign = z
  .enum(['deep_pit', 'main_structure', 'waterproofing', 'fit_out'])
  .meta({ id: 'Campaign', description: '深基坑 主体结构 防水 装饰装修' })

const share = z.number().min(0).max(1)

/** From which rank percentile (0 best) and which score each level begins. */
export const levelThresholds = z
  .object({
    rankFrom: z.object({ B: share, C: share, D: share }),
    scoreFrom: z.object({ B: z.number(), C: z.number(), D: z.number() }),
    intervalDays: z.object({
      A: z.number().int().min(1).max(366),
      B: z.number().int().min(1).max(366),
      C: z.number().int().min(1).max(366),
      D: z.number().int().min(1).max(366),
    }),
  })
  .meta({ id: 'LevelThresholds' })
export type LevelThresholds = z.infer<typeof levelThresholds>

const counts = z.object({ A: z.number().int(), B: z.number().int(), C: z.number().int(), D: z.number().int() })

/** What thresholds would mean: sites by level, visits a year, hours needed against hours at hand. */
export const levelPreview = z
  .object({
    thresholds: levelThresholds,
    inForce: levelThresholds,
    total: z.object({
      now: counts,
      proposed: counts,
      /** Sites with a stricter level today than proposed: they step down at quarter ends only. */
      held: z.number().int(),
    }),
    agencies: z.array(
      z.object({
        agencyCode,
        now: counts,
        proposed: counts,
        visitsPerYear: z.number(),
        hoursNeeded: z.number(),
        hoursAtHand: z.number(),
        /** Needed ÷ at hand. */
        load: z.number().nullable(),
        teamCount: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'LevelPreview' })
export type LevelPreview = z.infer<typeof levelPreview>

export const measureRow = z
  .object({
    id,
    quarter,
    runId: id.nullable(),
    agencyCode: agencyCode.nullable(),
    kind: measureKind,
    campaign: campaign.nullable(),
    version: z.number().int(),
    state: z.enum(['proposed', 'approved', 'rejected', 'superseded']),
    title: words,
    reason: words,
    subjectCount: z.number().int(),
    parameters: z.record(z.string(), z.unknown()),
    summary: z.record(z.string(), z.unknown()),
    validFrom: isoDate,
    validUntil: isoDate,
    createdBy: z.string(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
    note: z.string(),
    isSample: z.boolean(),
  })
  .meta({ id: 'MeasureRow' })
export type MeasureRow = z.infer<typeof measureRow>

export const measureSubject = z
  .object({
    id,
    subject: z.object({ kind: z.enum(['site', 'firm']), id, name: z.string(), agencyCode: agencyCode.nullable() }),
    level: level.nullable(),
    reason: words,
    isIncluded: z.boolean(),
    changedBy: z.string().nullable(),
    changeNote: z.string(),
  })
  .meta({ id: 'MeasureSubject' })
export type MeasureSubject = z.infer<typeof measureSubject>

const byId = z.object({ id })
export const measure = measureRow.extend({ subjects: z.array(measureSubject) }).meta({ id: 'Measure' })
export type Measure = z.infer<typeof measure>

export const previewLevels = endpoint({
  id: 'previewLevels',
  method: 'post',
  path: '/measures/levels/preview',
  tag: 'measures',
  role: 'viewer',
  summary: 'What other thresholds would mean for levels, visits and officers; changes nothing',
  body: z.object({ quarter: quarter.optional(), thresholds: levelThresholds.optional() }),
  response: levelPreview,
})
export const proposeMeasures = endpoint({
  id: 'proposeMeasures',
  method: 'post',
  path: '/measures',
  tag: 'measures',
  role: 'agency',
  summary: 'Proposes measures of a quarter by rule: the city’s list, districts’ lists, campaigns, levels',
  body: z.object({
    quarter,
    kind: measureKind,
    agency: agencyCode.optional(),
    campaign: campaign.optional(),
    thresholds: levelThresholds.optional(),
    /** Worst share of contractors and supervision firms, or of an agency's sites; the rules' own when not given. */
    share: share.optional(),
  }),
  response: z.array(measureRow),
  status: 201,
})
export const listMeasures = endpoint({
  id: 'listMeasures',
  method: 'get',
  path: '/measures',
  tag: 'measures',
  role: 'viewer',
  summary: 'Measures of a quarter, the city’s first',
  query: z.object({ quarter: quarter.optional(), agency: agencyCode.optional(), kind: measureKind.optional() }),
  response: z.array(measureRow),
})
export const readMeasure = endpoint({
  id: 'readMeasure',
  method: 'get',
  path: '/measures/:id',
  tag: 'measures',
  role: 'viewer',
  summary: 'One measure with whom it concerns and why',
  params: byId,
  response: measure,
})
export const changeMeasureSubject = endpoint({
  id: 'changeMeasureSubject',
  method: 'post',
  path: '/measures/:id/subjects',
  tag: 'measures',
  role: 'agency',
  summary: 'Takes a firm or site out of a proposal, puts it back, or adds one, with a reason',
  params: byId,
  body: z.object({
    siteId: id.optional(),
    firmId: id.optional(),
    isIncluded: z.boolean(),
    note: plainText.min(2).max(500),
  }),
  response: measure,
})
export const decideMeasure = endpoint({
  id: 'decideMeasure',
  method: 'post',
  path: '/measures/:id/decision',
  tag: 'measures',
  role: 'agency',
  summary: 'Approves a proposal, which puts it in force at once, or rejects it; city-wide ones need the city',
  params: byId,
  body: z.object({ decision: z.enum(['approved', 'rejected']), note: plainText.max(500).default('') }),
  response: measure,
})
