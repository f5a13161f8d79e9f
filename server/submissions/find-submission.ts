import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { type AppError, notFound } from '../http/app-error.ts'
import { maySee, type Viewer } from './parties.ts'
import { readSubmissions, type Submission } from './submission-row.ts'

/** The submission if this account may see it; otherwise the same 404 as for one that does not exist. */
export async function findSubmission(
  db: Db,
  id: number,
  viewer: Viewer,
  options: { lock: boolean } = { lock: false },
): Promise<Submission> {
  const [found] = await readSubmissions(db, sql`s.id = ${id}`, options)
  if (!found || !maySee(viewer, found, found.site, found.period.state === 'closed')) throw noSuchForm(id)
  return found
}

/** Says no more than that there is nothing for this account. */
export function noSuchForm(id: number): AppError {
  return notFound({ zh: `测评表 ${id}`, en: `form ${id}` })
}
