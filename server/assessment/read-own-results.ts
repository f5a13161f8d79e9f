import { type RawBuilder, sql } from 'kysely'
import type { Account, AssessmentRun, OwnResults } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { heldSites } from '../submissions/held-sites.ts'
import type { Viewer } from '../submissions/parties.ts'
import { readPeriod } from '../submissions/periods.ts'
import { readViewer } from '../submissions/read-viewer.ts'
import { findLeadingRun, findRunHeard } from './run-queries.ts'

/**
 * What a firm, a project department or an assessor may know of the newest result: while objections are heard, of that one,
 * also when an earlier run of the quarter stands published. The government has no side of its own: nothing is listed for it.
 */
export async function readOwnResults(db: Db, { account, now }: { account: Account; now: Date }): Promise<OwnResults> {
  const heard = await findRunHeard(db, beijingDay(now))
  const run = heard ?? (await findLeadingRun(db, { quarter: undefined, states: ['published', 'objection'] }))
  if (!run) return { run: null, standings: [], persons: [], sites: [] }
  const viewer = await readViewer(db, account)
  return {
    run: {
      id: run.id,
      quarter: run.quarter,
      state: run.state === 'published' ? 'published' : 'objection',
      objectionUntil: run.objectionUntil,
      takesObjections: heard !== undefined,
    },
    standings: account.role === 'firm' ? await readStandings(db, run.id, account.firmId) : [],
    persons: account.role === 'firm' ? await readPersons(db, run.id, viewer.firmIds) : [],
    sites: await readSites(db, run, viewer),
  }
}

async function readStandings(db: Db, runId: number, firmId: number | null): Promise<OwnResults['standings']> {
  return db
    .selectFrom('assessment_rank')
    .select(['board', 'rank', 'population', 'status', 'score as combined'])
    .where('run_id', '=', runId)
    .where('firm_id', '=', firmId)
    .orderBy('id')
    .execute()
}

async function readPersons(db: Db, runId: number, firmIds: readonly number[]): Promise<OwnResults['persons']> {
  if (firmIds.length === 0) return []
  return db
    .selectFrom('assessment_rank as r')
    .innerJoin('person', 'person.id', 'r.person_id')
    .select([
      'person.id as personId',
      'person.name',
      'r.board',
      'r.rank',
      'r.population',
      'r.status',
      'r.score as combined',
    ])
    .where('r.run_id', '=', runId)
    .where('person.firm_id', 'in', firmIds)
    .orderBy('r.board')
    .orderBy('r.rank', (order) => order.asc().nullsLast())
    .orderBy('r.id')
    .execute()
}

async function readSites(db: Db, run: AssessmentRun, viewer: Viewer): Promise<OwnResults['sites']> {
  const { rows } = await sql<OwnResults['sites'][number]>`
    select a.site_id as "siteId", a.status, a.combined, (
      select coalesce(json_agg(json_build_object('board', r.board, 'rank', r.rank, 'population', r.population) order by r.id),
        '[]') from assessment_rank r where r.run_id = a.run_id and r.site_id = a.site_id) as ranks
    from site_assessment a join site on site.id = a.site_id
    where a.run_id = ${run.id} and (${wasHeld(viewer)} or ${heldSites(viewer, await readPeriod(db, run.quarter))})
    order by a.site_id`.execute(db)
  return rows
}

/** Whose the site was in the quarter. */
function wasHeld({ account, firmIds }: Viewer): RawBuilder<unknown> {
  if (account.role === 'project') return sql`a.manager_id = ${account.personId}`
  if (account.role !== 'firm') return sql`false`
  const own = sql`any(${firmIds}::bigint[])`
  return sql`(a.contractor_id = ${own} or a.supervision_id = ${own} or a.client_id = ${own})`
}
