import { z } from 'zod'
import { agencyCode, level, paging, plainText, quarter } from './common.ts'
import { endpoint } from './endpoint.ts'
import { assessmentRun, whichRun } from './runs.ts'

export const board = z
  .enum([
    'building',
    'municipal',
    'rail',
    'affordable',
    'supervision',
    'contractor',
    'client',
    'manager',
    'chief_engineer',
    'agency',
  ])
  .meta({
    id: 'Board',
    description: '房建 市政 轨道 保障房 监理 are published; the others rank firms, people and agencies',
  })
export type Board = z.infer<typeof board>

export const rankStatus = z.enum(['ranked', 'excluded', 'late', 'false']).meta({ id: 'RankStatus' })
export type RankStatus = z.infer<typeof rankStatus>

/** Who or what a board ranks. */
export const rankedSubject = z.object({
  kind: z.enum(['site', 'firm', 'person', 'agency']),
  id: z.number().int().nullable(),
  agencyCode: agencyCode.nullable(),
  name: z.string(),
})

export const boardRow = z
  .object({
    subject: rankedSubject,
    status: rankStatus,
    combined: z.number().nullable(),
    rank: z.number().int().nullable(),
    safety: z.number().nullable(),
    safetyRank: z.number().int().nullable(),
    quality: z.number().nullable(),
    qualityRank: z.number().int().nullable(),
    /** Ranks gained (positive) or lost since the quarter before; null when not ranked in both. */
    gained: z.number().int().nullable(),
    siteCount: z.number().int(),
    excludedCount: z.number().int(),
    level: level.nullable(),
    isWithoutGovernment: z.boolean(),
  })
  .meta({ id: 'BoardRow' })
export type BoardRow = z.infer<typeof boardRow>

export const boardSummary = z
  .object({
    board,
    quarter,
    ranked: z.number().int(),
    excluded: z.number().int(),
    late: z.number().int(),
    falsified: z.number().int(),
    median: z.number().nullable(),
    /** Scores in bands of five points from 0; one count a band. */
    distribution: z.array(z.number().int()),
    /** Median of each quarter known, earliest first. */
    trend: z.array(z.object({ quarter, median: z.number().nullable(), ranked: z.number().int() })),
  })
  .meta({ id: 'BoardSummary' })
export type BoardSummary = z.infer<typeof boardSummary>

export const readBoard = endpoint({
  id: 'readBoard',
  method: 'get',
  path: '/assessment/boards/:board',
  tag: 'assessment',
  role: 'firm',
  summary: 'A board of the published run of a quarter, or of a run by name (government only); best first',
  params: z.object({ board }),
  query: z.object({
    ...whichRun,
    agency: agencyCode.optional(),
    search: plainText.max(100).optional(),
    sort: z.enum(['combined', 'safety', 'quality', 'gained']).default('combined'),
    order: z.enum(['best', 'worst']).default('best'),
    ...paging,
  }),
  response: z.object({ total: z.number().int(), run: assessmentRun, summary: boardSummary, rows: z.array(boardRow) }),
})
