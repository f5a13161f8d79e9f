import { z } from 'zod'
import {
  agencyCode,
  id,
  isoDate,
  lonLat,
  plainText,
  quarter,
  siteStatus,
  stageCode,
  words,
  worksType,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { indicator, indicatorVersion } from './indicators.ts'

export const party = z
  .enum(['project', 'contractor', 'supervision', 'client', 'agency', 'assessor'])
  .meta({ id: 'Party', description: 'Who answers: project department, one of three firms, government, its assessor' })
export type Party = z.infer<typeof party>
export const assessmentLevel = z
  .enum(['self', 'firm', 'government'])
  .meta({ id: 'AssessmentLevel', description: '自评 · 企业再评 · 政府评估' })
export type AssessmentLevel = z.infer<typeof assessmentLevel>

/** Points deducted; `notApplicable`, or `unanswered` while a draft. */
export const answer = z.number().int().min(-2).max(100)
export const notApplicable = -1
export const unanswered = -2

/** green: in time · red: due and not there · blue: assessed, 完工预验 · yellow: assessed, 停工 · grey: not due (yet). */
export const dot = z.enum(['green', 'red', 'blue', 'yellow', 'grey']).meta({ id: 'StatusDot' })
export type StatusDot = z.infer<typeof dot>

export const period = z
  .object({
    quarter,
    indicatorVersion,
    opensOn: isoDate,
    dueOn: isoDate,
    closesOn: isoDate,
    state: z.enum(['open', 'closed']),
    /** Due days of the monthly self-assessments, first month first. */
    monthDueOn: z.array(isoDate),
  })
  .meta({ id: 'AssessmentPeriod' })
export type AssessmentPeriod = z.infer<typeof period>

/** A form that someone has to fill in, has begun, or has sent. */
export const task = z
  .object({
    submissionId: id.nullable(),
    quarter,
    siteId: id,
    siteName: z.string(),
    permitNumber: z.string(),
    agencyCode,
    worksType,
    stage: stageCode,
    status: siteStatus,
    level: assessmentLevel,
    party,
    month: z.number().int().nullable(),
    /** The visit that a government form is about. */
    visitId: id.nullable(),
    dueOn: isoDate,
    state: z.enum(['todo', 'draft', 'submitted', 'late', 'overdue', 'closed']),
    answered: z.number().int(),
    asked: z.number().int(),
  })
  .meta({ id: 'AssessmentTask' })
export type AssessmentTask = z.infer<typeof task>

export const evidence = z
  .object({
    id,
    position: z.number().int(),
    fileName: z.string(),
    mediaType: z.string(),
    byteCount: z.number().int(),
    sha256: z.string(),
    takenAt: z.string().nullable(),
    clientKey: z.string().nullable(),
  })
  .meta({ id: 'Evidence' })
export type Evidence = z.infer<typeof evidence>

/** One form with everything that filling it in needs, so that it can be taken where there is no network. */
export const form = z
  .object({
    id,
    quarter,
    site: z.object({
      id,
      name: z.string(),
      permitNumber: z.string(),
      address: z.string(),
      agencyCode,
      worksType,
      stages: z.array(stageCode),
      status: siteStatus,
    }),
    level: assessmentLevel,
    party,
    month: z.number().int().nullable(),
    firmName: z.string().nullable(),
    indicatorVersion,
    isSample: z.boolean(),
    /** Only what applies to the site's stages and type of works; `answers` has one entry for each of these. */
    indicators: z.array(indicator),
    groups: z.array(z.object({ code: z.string(), classCode: z.string(), name: words })),
    classes: z.array(z.object({ code: z.string(), name: words })),
    answers: z.array(z.object({ position: z.number().int(), points: answer, note: z.string() })),
    evidence: z.array(evidence),
    state: z.enum(['draft', 'submitted', 'replaced', 'rejected']),
    revision: z.number().int(),
    dueOn: isoDate,
    closesOn: isoDate,
    submittedAt: z.string().nullable(),
    isLate: z.boolean(),
    mayEdit: z.boolean(),
  })
  .meta({ id: 'AssessmentForm' })
export type AssessmentForm = z.infer<typeof form>

export const submissionFlag = z
  .object({
    id,
    quarter,
    siteId: id,
    siteName: z.string(),
    agencyCode,
    submissionId: id.nullable(),
    party,
    month: z.number().int().nullable(),
    firmId: id.nullable(),
    firmName: z.string().nullable(),
    personId: id.nullable(),
    personName: z.string().nullable(),
    kind: z.enum(['late', 'missing', 'uniform', 'copied', 'hasty', 'self_above_government', 'contradiction']),
    text: words,
    state: z.enum(['open', 'confirmed', 'dismissed']),
    decidedBy: z.string().nullable(),
    note: z.string(),
  })
  .meta({ id: 'SubmissionFlag' })
export type SubmissionFlag = z.infer<typeof submissionFlag>

export const pointsEntry = z
  .object({
    id,
    subject: z.object({ kind: z.enum(['firm', 'person']), id, name: z.string() }),
    code: z.string(),
    points: z.number(),
    reason: z.string(),
    occurredOn: isoDate,
    expiresOn: isoDate,
    state: z.enum(['active', 'objected', 'cancelled']),
    /** Points of the subject that count today, this entry among them. */
    total: z.number(),
    events: z.array(
      z.object({
        at: z.string(),
        actor: z.string(),
        action: z.enum(['recorded', 'objected', 'upheld', 'corrected', 'cancelled']),
        pointsBefore: z.number().nullable(),
        pointsAfter: z.number(),
        note: z.string(),
      }),
    ),
  })
  .meta({ id: 'PointsEntry' })
export type PointsEntry = z.infer<typeof pointsEntry>

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

export const assessmentRate = z
  .object({
    agencyCode: agencyCode.nullable(),
    /**
     * Sites of which a monthly self-assessment or a firm's review was due by today, and of them those of which all of it came
     * in time; the rate is null while nothing was due.
     */
    building: z.object({ due: z.number().int(), assessed: z.number().int(), rate: z.number().nullable() }),
    affordable: z.object({ due: z.number().int(), assessed: z.number().int(), rate: z.number().nullable() }),
    all: z.object({ due: z.number().int(), assessed: z.number().int(), rate: z.number().nullable() }),
  })
  .meta({ id: 'AssessmentRate' })
export type AssessmentRate = z.infer<typeof assessmentRate>

const byId = z.object({ id })
const paging = {
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}

export const listPeriods = endpoint({
  id: 'listPeriods',
  method: 'get',
  path: '/assessment/periods',
  tag: 'assessment',
  role: 'project',
  summary: 'Quarters of assessment, newest first',
  response: z.array(period),
})
export const listTasks = endpoint({
  id: 'listTasks',
  method: 'get',
  path: '/assessment/tasks',
  tag: 'assessment',
  role: 'project',
  summary: 'The forms that this account has to fill in for a quarter (today’s when none is named)',
  query: z.object({ quarter: quarter.optional(), search: plainText.max(100).optional(), ...paging }),
  response: z.object({ total: z.number().int(), period, tasks: z.array(task) }),
})
export const openForm = endpoint({
  id: 'openForm',
  method: 'post',
  path: '/assessment/forms',
  tag: 'assessment',
  role: 'project',
  summary: 'Begins a form, or answers the one already begun; the same client key gives the same form',
  body: z.object({
    quarter,
    siteId: id,
    party,
    month: z.number().int().min(1).max(3).nullable().default(null),
    visitId: id.nullable().default(null),
    clientKey: z.uuid(),
  }),
  response: form,
})
export const readForm = endpoint({
  id: 'readForm',
  method: 'get',
  path: '/assessment/forms/:id',
  tag: 'assessment',
  role: 'project',
  summary: 'One form; another party’s only after the period is closed',
  params: byId,
  response: form,
})
export const saveForm = endpoint({
  id: 'saveForm',
  method: 'put',
  path: '/assessment/forms/:id',
  tag: 'assessment',
  role: 'project',
  summary:
    'Saves some answers, and sends the form when `submit` is true; 409, with the newer form as `form` in the problem, when another device has saved since',
  params: byId,
  body: z.object({
    revision: z.number().int().min(1),
    answers: z
      .array(
        z.object({
          position: z.number().int().min(0).max(5000),
          points: answer,
          note: plainText.max(1000).default(''),
        }),
      )
      .max(2000),
    /** Since the last save that arrived; added up. */
    secondsSpent: z.number().int().min(0).max(1_000_000).default(0),
    submit: z.boolean().default(false),
  }),
  response: form,
})
export const addEvidence = endpoint({
  id: 'addEvidence',
  method: 'post',
  path: '/assessment/forms/:id/evidence',
  tag: 'assessment',
  role: 'project',
  summary: 'Adds a photo (multipart, field “file”) to an answer; the same client key is kept once',
  params: byId,
  query: z.object({
    position: z.coerce.number().int().min(0).max(5000),
    clientKey: z.uuid(),
    takenAt: z.iso.datetime().optional(),
    place: z
      .string()
      .regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/)
      .transform((text) => text.split(',').map(Number))
      .pipe(lonLat)
      .optional(),
  }),
  upload: [],
  response: evidence,
})
export const readEvidence = endpoint({
  id: 'readEvidence',
  method: 'get',
  path: '/assessment/evidence/:id',
  tag: 'assessment',
  role: 'project',
  summary: 'One photo, to whom may see its form',
  params: byId,
  response: z.unknown(),
  mediaType: 'image/jpeg',
})
export const removeEvidence = endpoint({
  id: 'removeEvidence',
  method: 'delete',
  path: '/assessment/evidence/:id',
  tag: 'assessment',
  role: 'project',
  summary: 'Takes a photo off a form that has not been sent yet',
  params: byId,
  response: z.object({ id }),
})
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
export const listFlags = endpoint({
  id: 'listFlags',
  method: 'get',
  path: '/assessment/flags',
  tag: 'assessment',
  role: 'viewer',
  summary: 'Submissions that look wrong: late, missing, improbable',
  query: z.object({
    quarter: quarter.optional(),
    agency: agencyCode.optional(),
    state: z.enum(['open', 'confirmed', 'dismissed']).optional(),
    kind: z
      .enum(['late', 'missing', 'uniform', 'copied', 'hasty', 'self_above_government', 'contradiction'])
      .optional(),
    ...paging,
  }),
  response: z.object({ total: z.number().int(), flags: z.array(submissionFlag) }),
})
export const decideFlag = endpoint({
  id: 'decideFlag',
  method: 'post',
  path: '/assessment/flags/:id/decision',
  tag: 'assessment',
  role: 'agency',
  summary: 'Confirms a flag, which gives points to the firm and the person, or dismisses it, with a reason',
  params: byId,
  body: z.object({ decision: z.enum(['confirmed', 'dismissed']), note: plainText.min(2).max(500) }),
  response: submissionFlag,
})
export const listPoints = endpoint({
  id: 'listPoints',
  method: 'get',
  path: '/assessment/points',
  tag: 'assessment',
  role: 'firm',
  summary: 'The ledger of points with its trace; a firm sees its own and its people’s',
  query: z.object({
    firm: id.optional(),
    person: id.optional(),
    state: z.enum(['active', 'objected', 'cancelled']).optional(),
    search: plainText.max(100).optional(),
    ...paging,
  }),
  response: z.object({
    total: z.number().int(),
    thresholds: z.object({ keySupervision: z.number(), suspension: z.number(), cycleMonths: z.number().int() }),
    entries: z.array(pointsEntry),
  }),
})
export const objectToPoints = endpoint({
  id: 'objectToPoints',
  method: 'post',
  path: '/assessment/points/:id/objection',
  tag: 'assessment',
  role: 'firm',
  summary: 'The firm objects to points given to it or its people',
  params: byId,
  body: z.object({ note: plainText.min(2).max(1000) }),
  response: pointsEntry,
})
export const decidePoints = endpoint({
  id: 'decidePoints',
  method: 'post',
  path: '/assessment/points/:id/decision',
  tag: 'assessment',
  role: 'city',
  summary: 'Upholds, corrects or cancels points; what they were stays readable',
  params: byId,
  body: z.object({
    decision: z.enum(['upheld', 'corrected', 'cancelled']),
    points: z.number().min(0).max(12).optional(),
    note: plainText.min(2).max(1000),
  }),
  response: pointsEntry,
})
export const mergeFirms = endpoint({
  id: 'mergeFirms',
  method: 'post',
  path: '/firms/:id/merge',
  tag: 'assessment',
  role: 'city',
  summary:
    'A firm goes into another: its sites, people, accounts and open forms move, what it did before stays its own',
  params: byId,
  body: z.object({ into: id, note: plainText.min(2).max(500) }),
  response: z.object({
    firmId: id,
    into: id,
    sites: z.number().int(),
    people: z.number().int(),
    accounts: z.number().int(),
    drafts: z.number().int(),
    contracts: z.number().int(),
  }),
})
