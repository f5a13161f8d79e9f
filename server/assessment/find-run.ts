import { type Account, type AssessmentRun, type Board, isAtLeast } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'
import { findLeadingRun, readRun } from './run-queries.ts'

/** A run by name, or the one that speaks for a quarter, or for the latest quarter that has one. */
export type RunQuery = { readonly quarter?: string | undefined; readonly run?: number | undefined }

type State = AssessmentRun['state']

/**
 * The run asked for, as far as the account may look: the government at every run, a site's parties at what is published.
 * `ofOwn` is for what is about the account's own sites, firm or people: that it may read already while objections are
 * heard. To whom a run is not open it does not exist.
 */
export async function findRun(
  db: Db,
  account: Account,
  { quarter, run: id }: RunQuery,
  { ofOwn }: { ofOwn: boolean },
): Promise<AssessmentRun> {
  const states = statesOpenTo(account, ofOwn)
  if (id !== undefined) {
    const run = await readRun(db, id)
    if (states.includes(run.state) && (quarter === undefined || run.quarter === quarter)) return run
    throw notFound({ zh: `测评结果 ${id}`, en: `assessment run ${id}` })
  }
  const leading = states.filter((state) => state !== 'superseded')
  const run = await findLeadingRun(db, { quarter, states: leading })
  if (run) return run
  throw notFound({
    zh: quarter === undefined ? '已公布的测评结果' : `${quarter} 的测评结果`,
    en: quarter === undefined ? 'published assessment' : `assessment of ${quarter}`,
  })
}

/** Whether the account is the government's. */
export function isGovernment(account: Account): boolean {
  return isAtLeast(account.role, 'viewer')
}

/** The league of the agencies is the government's own; to a site's parties there is no such board. */
export function requireOpenBoard(account: Account, board: Board): void {
  if (board !== 'agency' || isGovernment(account)) return
  throw notFound({ zh: '这一板块', en: 'board' })
}

function statesOpenTo(account: Account, ofOwn: boolean): State[] {
  if (isGovernment(account)) return ['published', 'objection', 'provisional', 'superseded']
  return ofOwn ? ['published', 'objection'] : ['published']
}
