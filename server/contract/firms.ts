import { z } from 'zod'
import { id, plainText } from './common.ts'
import { endpoint } from './endpoint.ts'

const byId = z.object({ id })

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
