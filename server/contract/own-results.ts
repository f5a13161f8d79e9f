import { z } from 'zod'
import { board, rankStatus } from './boards.ts'
import { id, isoDate, quarter } from './common.ts'
import { endpoint } from './endpoint.ts'

const place = z.object({ board, rank: z.number().int().nullable(), population: z.number().int() })
const standing = { status: rankStatus, combined: z.number().nullable() }

/** What came of an account's own side in one quarter, and whether it may still object to it. */
export const ownResults = z
  .object({
    /** Null before anything was announced or published. */
    run: z
      .object({
        id,
        quarter,
        state: z.enum(['objection', 'published']),
        objectionUntil: isoDate.nullable(),
        /** Today an objection would be taken. */
        takesObjections: z.boolean(),
      })
      .nullable(),
    /** The firm on the boards that it is on. */
    standings: z.array(place.extend(standing)),
    /** Its registered people on the boards that they are on. */
    persons: z.array(place.extend({ ...standing, personId: id, name: z.string() })),
    /** Its sites that were assessed, of the quarter and of today. */
    sites: z.array(z.object({ siteId: id, ...standing, ranks: z.array(place) })),
  })
  .meta({ id: 'OwnResults' })
export type OwnResults = z.infer<typeof ownResults>

export const readOwnResults = endpoint({
  id: 'readOwnResults',
  method: 'get',
  path: '/assessment/own',
  tag: 'assessment',
  role: 'project',
  summary: 'A party’s own results: those open to objections before those published, with the last day to object',
  response: ownResults,
})
