import { z } from 'zod'
import { id, isoDate, paging, plainText } from './common.ts'
import { endpoint } from './endpoint.ts'

const byId = z.object({ id })

const entryState = z.enum(['active', 'objected', 'cancelled'])

export const pointsEntry = z
  .object({
    id,
    subject: z.object({ kind: z.enum(['firm', 'person']), id, name: z.string() }),
    code: z.string(),
    points: z.number(),
    reason: z.string(),
    occurredOn: isoDate,
    expiresOn: isoDate,
    state: entryState,
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
    state: entryState.optional(),
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
