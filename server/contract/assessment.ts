import { z } from 'zod'
import { board, rankedSubject, rankStatus } from './boards.ts'
import { agencyCode, id, quarter, words, worksType } from './common.ts'
import { endpoint } from './endpoint.ts'
import { classCode, indicatorVersion } from './indicators.ts'
import { whichRun } from './runs.ts'
import { assessmentLevel, party } from './submissions.ts'

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
    subject: rankedSubject,
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

export const readSiteAssessment = endpoint({
  id: 'readSiteAssessment',
  method: 'get',
  path: '/assessment/sites/:id',
  tag: 'assessment',
  role: 'project',
  summary: 'How a site’s figures came about; its own parties see it once published',
  params: z.object({ id }),
  query: z.object(whichRun),
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
  query: z.object(whichRun),
  response: subjectAssessment,
})
