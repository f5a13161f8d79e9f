import { z } from 'zod'
import { agencyCode, id, paging, plainText, quarter, siteStatus, stageCode, worksType } from './common.ts'
import { endpoint } from './endpoint.ts'
import { period } from './submissions.ts'

/** green: in time · red: due and not there · blue: assessed, 完工预验 · yellow: assessed, 停工 · grey: not due (yet). */
export const dot = z.enum(['green', 'red', 'blue', 'yellow', 'grey']).meta({ id: 'StatusDot' })
export type StatusDot = z.infer<typeof dot>

const dots = z.object({ project: dot, contractor: dot, supervision: dot, client: dot, government: dot })

export const submissionRow = z
  .object({
    siteId: id,
    siteName: z.string(),
    permitNumber: z.string(),
    agencyCode,
    worksType,
    stage: stageCode,
    status: siteStatus,
    isAffordable: z.boolean(),
    dots,
    /** Largest difference between the firms' own scores; known once the period is closed. */
    divergence: z.number().nullable(),
    openFlags: z.number().int(),
  })
  .meta({ id: 'SubmissionRow' })
export type SubmissionRow = z.infer<typeof submissionRow>

const rate = z.object({ due: z.number().int(), assessed: z.number().int(), rate: z.number().nullable() })

export const assessmentRate = z
  .object({
    agencyCode: agencyCode.nullable(),
    /**
     * Sites of which a monthly self-assessment or a firm's review was due by today, and of them those of which all of it came
     * in time; the rate is null while nothing was due.
     */
    building: rate,
    affordable: rate,
    all: rate,
  })
  .meta({ id: 'AssessmentRate' })
export type AssessmentRate = z.infer<typeof assessmentRate>

export const listSubmissions = endpoint({
  id: 'listSubmissions',
  method: 'get',
  path: '/assessment/submissions',
  tag: 'assessment',
  role: 'firm',
  summary: 'Sites with the state of each party’s submission in a quarter; a firm sees its own sites',
  query: z.object({
    quarter: quarter.optional(),
    agency: agencyCode.optional(),
    search: plainText.max(100).optional(),
    only: z.enum(['missing', 'flagged', 'divergent']).optional(),
    ...paging,
  }),
  response: z.object({ total: z.number().int(), period, rows: z.array(submissionRow) }),
})

export const readRates = endpoint({
  id: 'readRates',
  method: 'get',
  path: '/assessment/rates',
  tag: 'assessment',
  role: 'viewer',
  summary: 'Assessment rates against the goals (房建 95 %, 保障房 99 %), live, the city first and then by agency',
  query: z.object({ quarter: quarter.optional() }),
  response: z.object({
    quarter,
    goals: z.object({ building: z.number(), affordable: z.number() }),
    rates: z.array(assessmentRate),
  }),
})
