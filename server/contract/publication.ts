import { z } from 'zod'
import { board, boardRow, rankStatus } from './boards.ts'
import { id, isoDate, paging, plainText, quarter, words } from './common.ts'
import { endpoint } from './endpoint.ts'

export const publicationRow = z
  .object({
    id,
    quarter,
    kind: z.enum(['boards', 'linkage']),
    version: z.number().int(),
    publishedAt: z.string(),
    publishedBy: z.string(),
    expiresOn: isoDate,
    /** Null while it stands. */
    withdrawnAt: z.string().nullable(),
    withdrawalReason: z.string(),
    sha256: z.string(),
    kid: z.string(),
    isSample: z.boolean(),
  })
  .meta({ id: 'PublicationRow' })
export type PublicationRow = z.infer<typeof publicationRow>

export const objection = z
  .object({
    id,
    runId: id,
    quarter,
    subject: z.object({ kind: z.enum(['site', 'firm', 'person']), id, name: z.string() }),
    text: z.string(),
    state: z.enum(['open', 'upheld', 'rejected']),
    filedAt: z.string(),
    filedBy: z.string(),
    decidedBy: z.string().nullable(),
    decision: z.string(),
  })
  .meta({ id: 'Objection' })
export type Objection = z.infer<typeof objection>

const publicRow = boardRow.pick({
  subject: true,
  status: true,
  combined: true,
  rank: true,
  safety: true,
  safetyRank: true,
  quality: true,
  qualityRank: true,
  gained: true,
  siteCount: true,
})

/** A board as published: read from the frozen text, not from the tables. */
export const publicBoard = z
  .object({
    publication: publicationRow,
    board,
    title: words,
    population: z.number().int(),
    excluded: z.number().int(),
    total: z.number().int(),
    rows: z.array(publicRow),
    /** The best and the worst of the board, side by side. */
    best: z.array(publicRow),
    worst: z.array(publicRow),
    notes: z.array(words),
  })
  .meta({ id: 'PublicBoard' })
export type PublicBoard = z.infer<typeof publicBoard>

/** What the bidding market asks of a firm or a person (两场联动), with a signature over exactly this. */
export const linkageAnswer = z
  .object({
    publicationId: id,
    /** Of the quarter's result: a higher one has taken the place of a lower. */
    version: z.number().int(),
    quarter,
    expiresOn: isoDate,
    /** When it was asked for; an old answer says no more than what held then. */
    answeredAt: z.string(),
    subject: z.object({ kind: z.enum(['firm', 'person']), name: z.string(), code: z.string() }),
    results: z.array(
      z.object({
        board,
        status: rankStatus,
        combined: z.number().nullable(),
        rank: z.number().int().nullable(),
        population: z.number().int(),
      }),
    ),
    isListed: z.boolean(),
    points: z.number(),
    isSample: z.boolean(),
    /** Compact JWS (EdDSA) whose payload is this answer without `signature`; keys at /api/public/keys. */
    signature: z.string(),
  })
  .meta({ id: 'LinkageAnswer' })
export type LinkageAnswer = z.infer<typeof linkageAnswer>

const byId = z.object({ id })

export const openObjections = endpoint({
  id: 'openObjections',
  method: 'post',
  path: '/assessment/runs/:id/announce',
  tag: 'publication',
  role: 'city',
  summary: 'Shows a provisional run to the firms concerned and opens the window for objections',
  params: byId,
  response: z.object({ runId: id, objectionUntil: isoDate }),
})
export const fileObjection = endpoint({
  id: 'fileObjection',
  method: 'post',
  path: '/assessment/runs/:id/objections',
  tag: 'publication',
  role: 'firm',
  summary: 'A firm objects to its own, its site’s or its person’s result',
  params: byId,
  body: z.object({
    siteId: id.optional(),
    firmId: id.optional(),
    personId: id.optional(),
    text: plainText.min(4).max(2000),
  }),
  response: objection,
  status: 201,
})
export const listObjections = endpoint({
  id: 'listObjections',
  method: 'get',
  path: '/assessment/runs/:id/objections',
  tag: 'publication',
  role: 'firm',
  summary: 'Objections to a run; a firm sees its own',
  params: byId,
  response: z.array(objection),
})
export const listOwnObjections = endpoint({
  id: 'listOwnObjections',
  method: 'get',
  path: '/assessment/objections',
  tag: 'publication',
  role: 'firm',
  summary: 'What a firm has objected to in any run, newest first, with the decision on each',
  response: z.array(objection),
})
export const decideObjection = endpoint({
  id: 'decideObjection',
  method: 'post',
  path: '/objections/:id/decision',
  tag: 'publication',
  role: 'city',
  summary: 'Upholds an objection (the quarter must then be scored anew) or rejects it',
  params: byId,
  body: z.object({ decision: z.enum(['upheld', 'rejected']), note: plainText.min(2).max(1000) }),
  response: objection,
})
export const publishRun = endpoint({
  id: 'publishRun',
  method: 'post',
  path: '/assessment/runs/:id/publish',
  tag: 'publication',
  role: 'city',
  summary:
    'Freezes and signs the boards and the linkage result; refused before the window ends or with objections open in the quarter',
  params: byId,
  response: z.array(publicationRow),
})
export const withdrawPublication = endpoint({
  id: 'withdrawPublication',
  method: 'post',
  path: '/publications/:id/withdraw',
  tag: 'publication',
  role: 'city',
  summary: 'Takes a publication and all else of its run back, with a reason that stays public; ranks stay in force',
  params: byId,
  body: z.object({ reason: plainText.min(2).max(500) }),
  response: publicationRow,
})
export const listPublications = endpoint({
  id: 'listPublications',
  method: 'get',
  path: '/public/publications',
  tag: 'public',
  role: 'public',
  summary: 'Everything published, newest first, with what has expired or was withdrawn',
  response: z.array(publicationRow),
})
export const readPublicBoard = endpoint({
  id: 'readPublicBoard',
  method: 'get',
  path: '/public/boards/:board',
  tag: 'public',
  role: 'public',
  summary: 'A board as published',
  params: z.object({ board }),
  query: z.object({
    quarter: quarter.optional(),
    search: plainText.max(100).optional(),
    ...paging,
  }),
  response: publicBoard,
})
export const downloadPublicBoard = endpoint({
  id: 'downloadPublicBoard',
  method: 'get',
  path: '/public/boards/:board/csv',
  tag: 'public',
  role: 'public',
  summary: 'A board as published, as CSV (UTF-8 with mark)',
  params: z.object({ board }),
  query: z.object({ quarter: quarter.optional() }),
  response: z.unknown(),
  mediaType: 'text/csv',
})
export const readPublication = endpoint({
  id: 'readPublication',
  method: 'get',
  path: '/public/publications/:id',
  tag: 'public',
  role: 'public',
  summary: 'The very text of the boards that was signed, with its signature in the header `JWS-Signature`',
  params: byId,
  response: z.unknown(),
  mediaType: 'application/json',
})
export const readPublicKeys = endpoint({
  id: 'readPublicKeys',
  method: 'get',
  path: '/public/keys',
  tag: 'public',
  role: 'public',
  summary: 'The keys that signatures are checked with (JWK Set); one with `revokedAt` proves nothing any more',
  response: z.object({ keys: z.array(z.looseObject({ kid: z.string() })) }),
})
export const readLinkage = endpoint({
  id: 'readLinkage',
  method: 'get',
  path: '/public/linkage',
  tag: 'public',
  role: 'public',
  summary:
    'For tenders (两场联动): the published result of a firm by credit code or of a person by registration number',
  query: z.object({
    creditCode: plainText.max(30).optional(),
    registrationNumber: plainText.max(40).optional(),
    quarter: quarter.optional(),
  }),
  response: linkageAnswer,
})
