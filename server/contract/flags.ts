import { z } from 'zod'
import { agencyCode, id, paging, plainText, quarter, words } from './common.ts'
import { endpoint } from './endpoint.ts'
import { party } from './submissions.ts'

const byId = z.object({ id })

export const flagKind = z
  .enum(['late', 'missing', 'uniform', 'copied', 'hasty', 'self_above_government', 'contradiction'])
  .meta({ id: 'FlagKind' })
export const flagState = z.enum(['open', 'confirmed', 'dismissed']).meta({ id: 'FlagState' })

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
    kind: flagKind,
    text: words,
    state: flagState,
    decidedBy: z.string().nullable(),
    note: z.string(),
  })
  .meta({ id: 'SubmissionFlag' })
export type SubmissionFlag = z.infer<typeof submissionFlag>

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
    state: flagState.optional(),
    kind: flagKind.optional(),
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
  summary:
    'Confirms a flag, which gives points to the firm and the person, or dismisses it, with a reason; the city may reverse that',
  params: byId,
  body: z.object({ decision: z.enum(['confirmed', 'dismissed']), note: plainText.min(2).max(500) }),
  response: submissionFlag,
})
