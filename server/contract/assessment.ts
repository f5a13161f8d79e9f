import { z } from 'zod'
import { agencyCode, id, isoDate, level, paging, plainText, quarter, words, worksType } from './common.ts'
import { endpoint } from './endpoint.ts'
import { classCode, indicatorVersion } from './indicators.ts'
import { assessmentLevel, party } from './submissions.ts'

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

export const assessmentRun = z
  .object({
    id,
    quarter,
    state: z.enum(['provisional', 'objection', 'published', 'superseded']),
    ruleVersion: z.string(),
    indicatorVersion,
    counts: z.record(z.string(), z.number()),
    milliseconds: z.number().int(),
    computedAt: z.string(),
    computedBy: z.string(),
    objectionUntil: isoDate.nullable(),
    publishedAt: z.string().nullable(),
    isSample: z.boolean(),
  })
  .meta({ id: 'AssessmentRun' })
export type AssessmentRun = z.infer<typeof assessmentRun>

const subject = z.object({
  kind: z.enum(['site', 'firm', 'person', 'agency']),
  id: z.number().int().nullable(),
  agencyCode: agencyCode.nullable(),
  name: z.string(),
})

export const boardRow = z
  .object({
    subject,
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

/** Points of one class at one level: got of applicable, and vetoes that cap it. */
const classScore = z.object({
  class: classCode,
  got: z.number(),
  max: z.number(),
  score: z.number().nullable(),
  vetoes: z.array(z.string()),
})
const figures = z.object({
  safety: z.number().nullable(),
  quality: z.number().nullable(),
  combined: z.number().nullable(),
})

export const siteAssessment = z
  .object({
    siteId: id,
    siteName: z.string(),
    runId: id,
    quarter,
    status: rankStatus,
    statusReason: words.nullable(),
    ruleVersion: z.string(),
    indicatorVersion,
    isSample: z.boolean(),
    figures,
    isWithoutGovernment: z.boolean(),
    vetoCodes: z.array(z.string()),
    divergence: z.number().nullable(),
    /** How the three levels were weighed in the end (they differ without a government visit). */
    weights: z.array(z.object({ level: assessmentLevel, weight: z.number(), figures })),
    submissions: z.array(
      z.object({
        id,
        level: assessmentLevel,
        party,
        month: z.number().int().nullable(),
        firmName: z.string().nullable(),
        submittedAt: z.string(),
        isLate: z.boolean(),
        figures,
        classes: z.array(classScore),
      }),
    ),
    ranks: z.array(z.object({ board, rank: z.number().int().nullable(), population: z.number().int() })),
    /** The calculation in words, a line a step. */
    steps: z.array(words),
    /** The quarters before, earliest first. */
    history: z.array(
      z.object({
        quarter,
        combined: z.number().nullable(),
        rank: z.number().int().nullable(),
        population: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'SiteAssessment' })
export type SiteAssessment = z.infer<typeof siteAssessment>

/** Every answer of one submission, with the points it cost. */
export const answerSheet = z
  .object({
    submissionId: id,
    party,
    level: assessmentLevel,
    month: z.number().int().nullable(),
    rows: z.array(
      z.object({
        code: z.string(),
        class: classCode,
        group: words,
        text: words,
        maxPoints: z.number().int(),
        /** Null: does not apply. */
        deducted: z.number().int().nullable(),
        isVeto: z.boolean(),
        note: z.string(),
        evidenceIds: z.array(id),
      }),
    ),
  })
  .meta({ id: 'AnswerSheet' })
export type AnswerSheet = z.infer<typeof answerSheet>

/** A firm, a person or an agency taken apart into the sites that made its figure. */
export const subjectAssessment = z
  .object({
    subject,
    board,
    quarter,
    figures,
    rank: z.number().int().nullable(),
    population: z.number().int(),
    status: rankStatus,
    steps: z.array(words),
    sites: z.array(
      z.object({
        siteId: id,
        name: z.string(),
        agencyCode,
        worksType,
        status: rankStatus,
        combined: z.number().nullable(),
        weight: z.number(),
        share: z.number(),
      }),
    ),
    history: z.array(
      z.object({
        quarter,
        combined: z.number().nullable(),
        rank: z.number().int().nullable(),
        population: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'SubjectAssessment' })
export type SubjectAssessment = z.infer<typeof subjectAssessment>

export const boardSummary = z
  .object({
    board,
    quarter,
    ranked: z.number().int(),
    excluded: z.number().int(),
    late: z.number().int(),
    median: z.number().nullable(),
    /** Scores in bands of five points from 0; one count a band. */
    distribution: z.array(z.number().int()),
    /** Median of each quarter known, earliest first. */
    trend: z.array(z.object({ quarter, median: z.number().nullable(), ranked: z.number().int() })),
  })
  .meta({ id: 'BoardSummary' })
export type BoardSummary = z.infer<typeof boardSummary>

const run = z.object({ id })
const ofQuarter = { quarter: quarter.optional(), run: id.optional() }

export const listRuns = endpoint({
  id: 'listRuns',
  method: 'get',
  path: '/assessment/runs',
  tag: 'assessment',
  role: 'viewer',
  summary: 'Quarters scored and ranked, newest first',
  query: z.object({ quarter: quarter.optional() }),
  response: z.array(assessmentRun),
})
export const createRun = endpoint({
  id: 'createRun',
  method: 'post',
  path: '/assessment/runs',
  tag: 'assessment',
  role: 'city',
  summary: 'Scores and ranks a quarter; the result is provisional until it is published',
  body: z.object({ quarter }),
  response: assessmentRun,
  status: 201,
})
export const closePeriod = endpoint({
  id: 'closePeriod',
  method: 'post',
  path: '/assessment/periods/:quarter/close',
  tag: 'assessment',
  role: 'city',
  summary: 'Ends a quarter: nothing more is taken, answers may be compared, what looks wrong is flagged',
  params: z.object({ quarter }),
  response: z.object({ quarter, flagged: z.number().int() }),
})
export const readBoard = endpoint({
  id: 'readBoard',
  method: 'get',
  path: '/assessment/boards/:board',
  tag: 'assessment',
  role: 'firm',
  summary: 'A board of the published run of a quarter, or of a run by name (government only); best first',
  params: z.object({ board }),
  query: z.object({
    ...ofQuarter,
    agency: agencyCode.optional(),
    search: plainText.max(100).optional(),
    sort: z.enum(['combined', 'safety', 'quality', 'gained']).default('combined'),
    order: z.enum(['best', 'worst']).default('best'),
    ...paging,
  }),
  response: z.object({ total: z.number().int(), run: assessmentRun, summary: boardSummary, rows: z.array(boardRow) }),
})
export const readSiteAssessment = endpoint({
  id: 'readSiteAssessment',
  method: 'get',
  path: '/assessment/sites/:id',
  tag: 'assessment',
  role: 'project',
  summary: 'How a site’s figures came about; its own parties see it once published',
  params: z.object({ id }),
  query: z.object(ofQuarter),
  response: siteAssessment,
})
export const readAnswers = endpoint({
  id: 'readAnswers',
  method: 'get',
  path: '/assessment/submissions/:id/answers',
  tag: 'assessment',
  role: 'project',
  summary: 'Every answer of one submission, once its period is closed (one’s own at any time)',
  params: z.object({ id }),
  response: answerSheet,
})
export const readSubjectAssessment = endpoint({
  id: 'readSubjectAssessment',
  method: 'get',
  path: '/assessment/boards/:board/:subject',
  tag: 'assessment',
  role: 'firm',
  summary: 'A firm, person or agency taken apart into the sites behind its figure',
  params: z.object({ board, subject: z.string().max(20) }),
  query: z.object(ofQuarter),
  response: subjectAssessment,
})
export const readRun = endpoint({
  id: 'readRun',
  method: 'get',
  path: '/assessment/runs/:id',
  tag: 'assessment',
  role: 'viewer',
  summary: 'One run',
  params: run,
  response: assessmentRun,
})
