import { z } from 'zod'
import { id, isoDate, quarter } from './common.ts'
import { endpoint } from './endpoint.ts'
import { indicatorVersion } from './indicators.ts'

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

/** Which result is asked for: that of a run, or that which speaks for a quarter; the newest when neither is named. */
export const whichRun = { quarter: quarter.optional(), run: id.optional() }

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
export const readRun = endpoint({
  id: 'readRun',
  method: 'get',
  path: '/assessment/runs/:id',
  tag: 'assessment',
  role: 'viewer',
  summary: 'One run',
  params: z.object({ id }),
  response: assessmentRun,
})
