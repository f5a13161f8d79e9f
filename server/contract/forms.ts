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
import { assessmentLevel, party } from './submissions.ts'

const byId = z.object({ id })

/** Points deducted; `notApplicable`, or `unanswered` while a draft. */
export const answer = z.number().int().min(-2).max(100)

export const notApplicable = -1

export const unanswered = -2

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

/** What a save came to; a device knows the rest of the form already. */
export const savedForm = z
  .object({
    id,
    revision: z.number().int(),
    answered: z.number().int(),
    asked: z.number().int(),
    /** The whole form where there is more to know: once it is sent, and where others have saved since the given revision. */
    form: form.nullable(),
  })
  .meta({ id: 'SavedForm' })
export type SavedForm = z.infer<typeof savedForm>

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
  response: savedForm,
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
