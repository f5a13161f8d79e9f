import { sql } from 'kysely'
import type { Objection } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'

/** Objections to a run in the order in which they came; those of some firms' accounts when they are named. */
export async function listObjections(db: Db, runId: number, firmIds?: readonly number[]): Promise<Objection[]> {
  const own = firmIds === undefined ? sql`true` : sql`filer.firm_id = any(${[...firmIds]}::bigint[])`
  return read(db, sql`o.run_id = ${runId} and ${own}`)
}

/** Every objection of some firms' accounts, the newest first. */
export async function listOwnObjections(db: Db, firmIds: readonly number[]): Promise<Objection[]> {
  return (await read(db, sql`filer.firm_id = any(${[...firmIds]}::bigint[])`)).reverse()
}

/** One objection; throws 404 when there is none. */
export async function readObjection(db: Db, id: number): Promise<Objection> {
  const [row] = await read(db, sql`o.id = ${id}`)
  if (row === undefined) throw notFound({ zh: `异议 ${id}`, en: `objection ${id}` })
  return row
}

async function read(db: Db, where: ReturnType<typeof sql>): Promise<Objection[]> {
  const { rows } = await sql<Omit<Objection, 'filedAt'> & { filedAt: Date }>`
    select o.id, o.run_id as "runId", run.quarter, o.text, o.state, o.filed_at as "filedAt", o.filed_by as "filedBy",
      o.decided_by as "decidedBy", o.decision,
      json_build_object(
        'kind', case when o.site_id is not null then 'site' when o.firm_id is not null then 'firm' else 'person' end,
        'id', coalesce(o.site_id, o.firm_id, o.person_id),
        'name', coalesce(site.name, firm.name, person.name)) as subject
    from objection o join assessment_run run on run.id = o.run_id
    left join account filer on filer.id = o.account_id
    left join site on site.id = o.site_id
    left join firm on firm.id = o.firm_id
    left join person on person.id = o.person_id
    where ${where} order by o.id`.execute(db)
  return rows.map((row) => ({ ...row, filedAt: row.filedAt.toISOString() }))
}
