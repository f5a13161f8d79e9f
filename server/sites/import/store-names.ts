import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { SiteRow } from './row-schemas.ts'

type FirmKind = 'client' | 'contractor' | 'supervision'
type Role = 'project_manager' | 'chief_supervision_engineer'

/** Where the firms, people and lines that a file names stand in the database; null for what it does not name. */
export type Names = {
  readonly firm: (kind: FirmKind, name: string | null) => number | null
  readonly person: (role: Role, name: string | null, firm: number | null) => number | null
  readonly line: (name: string | null) => number | null
}

/** Enters the firms, people and metro lines that are not known yet, and looks all of them up. */
export async function storeNames(trx: Kysely<Database>, sites: readonly SiteRow[]): Promise<Names> {
  const firmIds = await storeFirms(trx, sites)
  const firm: Names['firm'] = (kind, name) => (name === null ? null : (firmIds.get(key(kind, name)) ?? null))
  const lineIds = await storeLines(trx, unique(sites.map((site) => site.metroLine)))
  const personIds = await storePeople(trx, sites, firm)
  return {
    firm,
    line: (name) => (name === null ? null : (lineIds.get(name) ?? null)),
    person: (role, name, firmId) => (name === null ? null : (personIds.get(key(role, name, firmId)) ?? null)),
  }
}

async function storeFirms(trx: Kysely<Database>, sites: readonly SiteRow[]): Promise<Map<string, number>> {
  const firms = (['client', 'contractor', 'supervision'] as const).flatMap((kind) =>
    unique(sites.map((site) => site[kind])).map((name) => ({ kind, name })),
  )
  const given = sql`jsonb_to_recordset(${JSON.stringify(firms)}::jsonb) as r(kind text, name text)`
  await sql`
    insert into firm (kind, name) select kind, name from ${given} order by kind, name
    on conflict (kind, name) do nothing`.execute(trx)
  // a list may still call a firm by its old name after it went into another: its sites are the successor's
  const { rows } = await sql<{ id: number; kind: string; name: string }>`
    with recursive heir as (
      select firm.id, firm.merged_into, firm.kind, firm.name
      from ${given} join firm on firm.kind = r.kind and firm.name = r.name
      union all
      select firm.id, firm.merged_into, heir.kind, heir.name from heir join firm on firm.id = heir.merged_into
    ) select id, kind, name from heir where merged_into is null`.execute(trx)
  return new Map(rows.map((row) => [key(row.kind, row.name), row.id]))
}

async function storeLines(trx: Kysely<Database>, names: readonly string[]): Promise<Map<string, number>> {
  if (names.length === 0) return new Map()
  await trx
    .insertInto('metro_line')
    .values(names.map((name) => ({ name })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const rows = await trx.selectFrom('metro_line').select(['id', 'name']).where('name', 'in', names).execute()
  return new Map(rows.map((row) => [row.name, row.id]))
}

// People of one name in one firm and role are taken for one person; a list of permits tells them apart no better.
async function storePeople(
  trx: Kysely<Database>,
  sites: readonly SiteRow[],
  firm: Names['firm'],
): Promise<Map<string, number>> {
  const wanted = new Map<string, { role: Role; name: string; firm: number | null }>()
  for (const site of sites) {
    for (const { role, name, firmId } of [
      { role: 'project_manager' as const, name: site.manager, firmId: firm('contractor', site.contractor) },
      {
        role: 'chief_supervision_engineer' as const,
        name: site.chiefEngineer,
        firmId: firm('supervision', site.supervision),
      },
    ]) {
      if (name !== null) wanted.set(key(role, name, firmId), { role, name, firm: firmId })
    }
  }
  const known = await readPeople(trx, unique([...wanted.values()].map((person) => person.name)))
  const missing = [...wanted].filter(([found]) => !known.has(found)).map(([, person]) => person)
  if (missing.length === 0) return known
  await sql`
    insert into person (firm_id, role, name)
    select firm, role, name from jsonb_to_recordset(${JSON.stringify(missing)}::jsonb) as r(role text, name text, firm bigint)
    order by role, name, firm`.execute(trx)
  return await readPeople(trx, unique([...wanted.values()].map((person) => person.name)))
}

async function readPeople(trx: Kysely<Database>, names: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; role: string; name: string; firm: number | null }>`
    select min(id) as id, role, name, firm_id as firm from person
    where name in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))
    group by role, name, firm_id`.execute(trx)
  return new Map(rows.map((row) => [key(row.role, row.name, row.firm), row.id]))
}

function unique(names: readonly (string | null)[]): string[] {
  return [...new Set(names)].filter((name) => name !== null)
}

function key(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts)
}
