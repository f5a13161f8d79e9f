import {
  readPublicBoard as boardEndpoint,
  decideObjection as decideEndpoint,
  downloadPublicBoard,
  fileObjection as fileEndpoint,
  isAtLeast,
  readPublicKeys as keysEndpoint,
  readLinkage as linkageEndpoint,
  listObjections as listObjectionsEndpoint,
  listOwnObjections as listOwnEndpoint,
  listPublications as listPublicationsEndpoint,
  openObjections,
  publishRun as publishEndpoint,
  readPublication,
  withdrawPublication as withdrawEndpoint,
} from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { answered, type Bound, bind } from '../http/bind.ts'
import { readViewer } from '../submissions/read-viewer.ts'
import { announceRun } from './announce-run.ts'
import { decideObjection } from './decide-objection.ts'
import { fileObjection } from './file-objection.ts'
import { readPublicKeys } from './keys.ts'
import { listObjections, listOwnObjections } from './objection-rows.ts'
import { publicLimit } from './public-limit.ts'
import {
  listPublications,
  readPublicationRow,
  readSigned,
  requireOpenText,
  requireStanding,
} from './publication-rows.ts'
import { publishRun } from './publish-run.ts'
import { readLinkage } from './read-linkage.ts'
import { readPublicBoard, writePublicBoard } from './read-public-board.ts'
import { withdrawPublication } from './withdraw-publication.ts'

/** Brings what stands on ranks up to date after a run was published. */
export type SettlePublication = (db: Db, now: Date) => Promise<void>

// A person reads a few pages a minute; a market's system looks up the bidders of a tender.
const pages = [publicLimit(600)]
const lookUps = [publicLimit(120)]
// Short, so that what is withdrawn is soon gone everywhere; browsers ask again with the ETag.
const BRIEFLY = 'public, max-age=60'

/** From a provisional run to what the public reads. */
export const publicationRoutes = (settle: SettlePublication): readonly Bound[] => [
  bind(openObjections, ({ db, params, account, now }) => announceRun(db, params.id, { by: account, now: now() })),
  bind(fileEndpoint, ({ db, params, body, account, now }) =>
    fileObjection(db, params.id, body, { by: account, now: now() }),
  ),
  bind(listObjectionsEndpoint, async ({ db, params, account }) =>
    listObjections(
      db,
      params.id,
      isAtLeast(account.role, 'viewer') ? undefined : (await readViewer(db, account)).firmIds,
    ),
  ),
  bind(listOwnEndpoint, async ({ db, account }) => listOwnObjections(db, (await readViewer(db, account)).firmIds)),
  bind(decideEndpoint, ({ db, params, body, account, now }) =>
    decideObjection(db, params.id, body, { by: account, now: now() }),
  ),
  bind(publishEndpoint, async ({ db, params, account, now }) => {
    const rows = await publishRun(db, params.id, { by: account, now: now() })
    await settle(db, now())
    return rows
  }),
  bind(withdrawEndpoint, ({ db, params, body, account, now }) =>
    withdrawPublication(db, params.id, body.reason, { by: account, now: now() }),
  ),
  bind(
    listPublicationsEndpoint,
    async ({ db, response }) => {
      response.set('Cache-Control', BRIEFLY)
      return listPublications(db)
    },
    pages,
  ),
  bind(
    boardEndpoint,
    async ({ db, params, query, now, response }) => {
      const board = await readPublicBoard(db, {
        ...{ board: params.board, quarter: query.quarter, search: query.search },
        ...{ offset: query.offset, limit: query.limit, now: now() },
      })
      response.set('Cache-Control', BRIEFLY)
      return board
    },
    pages,
  ),
  bind(
    downloadPublicBoard,
    async ({ db, params, query, now, response }) => {
      const { name, text } = await writePublicBoard(db, { board: params.board, quarter: query.quarter, now: now() })
      response.set('Cache-Control', BRIEFLY).attachment(name).type('text/csv; charset=utf-8').send(text)
      return answered
    },
    pages,
  ),
  bind(
    readPublication,
    async ({ db, params, account, now, response }) => {
      const row = await readPublicationRow(db, params.id)
      requireOpenText(row, account)
      requireStanding(row, now())
      const { content, signature } = await readSigned(db, row.id)
      response.set({ 'JWS-Signature': signature, ETag: `"${row.sha256}"`, 'Cache-Control': BRIEFLY })
      response.type('application/json; charset=utf-8').send(content)
      return answered
    },
    pages,
  ),
  bind(
    keysEndpoint,
    async ({ db, response }) => {
      response.set('Cache-Control', BRIEFLY)
      return readPublicKeys(db)
    },
    pages,
  ),
  bind(
    linkageEndpoint,
    async ({ db, query, now, response }) => {
      const answer = await readLinkage(db, query, now())
      response.set('Cache-Control', BRIEFLY)
      return answer
    },
    lookUps,
  ),
]
