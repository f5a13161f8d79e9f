import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { TeamRow } from './row-schemas.ts'
import type { Counts } from './store-sites.ts'

export type OfficerDraft = {
  readonly name: string
  readonly certificate: string | null
  readonly certificateUntil: string | null
  readonly phone: string | null
  readonly disciplines: readonly string[]
  readonly isLead: boolean
}

export type TeamDraft = {
  readonly row: number
  readonly agencyCode: string
  readonly value: TeamRow
  readonly base: readonly [number, number]
  readonly weekdays: readonly number[] | null
  readonly officers: readonly OfficerDraft[]
}

/** Writes teams and their officers; a blank in the file never erases what is known. A team's officers become those of the file. */
export async function storeTeams(trx: Kysely<Database>, teams: readonly TeamDraft[]): Promise<Counts> {
  const counts = { inserted: 0, updated: 0, unchanged: 0 }
  for (const team of teams) {
    const stored = await storeTeam(trx, team)
    const members = await storeMembers(trx, stored.id, team)
    if (stored.isNew) counts.inserted++
    else if (stored.changed || members) counts.updated++
    else counts.unchanged++
  }
  return counts
}

async function storeTeam(
  trx: Kysely<Database>,
  { agencyCode, value, base, weekdays }: TeamDraft,
): Promise<{ id: number; isNew: boolean; changed: boolean }> {
  const days = weekdays === null ? null : `{${weekdays.join(',')}}`
  const inserted = await sql<{ id: number }>`
    insert into team (agency_code, name, base, base_address, starts_at, ends_at, lunch_from, lunch_to, lunch_minutes,
      max_driving_minutes, max_stops, weekdays)
    values (${agencyCode}, ${value.name}, st_setsrid(st_makepoint(${base[0]}, ${base[1]}), 4326), coalesce(${value.baseAddress}::text, ''),
      coalesce(${value.startsAt}::time, '09:00'), coalesce(${value.endsAt}::time, '17:00'), coalesce(${value.lunchFrom}::time, '11:30'),
      coalesce(${value.lunchTo}::time, '13:30'), coalesce(${value.lunchMinutes}::integer, 60),
      coalesce(${value.maxDrivingMinutes}::integer, 180), coalesce(${value.maxStops}::integer, 6), coalesce(${days}::integer[], '{1,2,3,4,5}'))
    on conflict (agency_code, name) do nothing
    returning id`.execute(trx)
  if (inserted.rows[0]) return { id: inserted.rows[0].id, isNew: true, changed: false }
  const updated = await sql<{ id: number }>`
    with merged as (
      select id, st_setsrid(st_makepoint(${base[0]}, ${base[1]}), 4326) as base, coalesce(${value.baseAddress}::text, base_address) as address,
        coalesce(${value.startsAt}::time, starts_at) as starts, coalesce(${value.endsAt}::time, ends_at) as ends,
        coalesce(${value.lunchFrom}::time, lunch_from) as lunch_from, coalesce(${value.lunchTo}::time, lunch_to) as lunch_to,
        coalesce(${value.lunchMinutes}::integer, lunch_minutes) as lunch, coalesce(${value.maxDrivingMinutes}::integer, max_driving_minutes) as driving,
        coalesce(${value.maxStops}::integer, max_stops) as stops, coalesce(${days}::integer[], weekdays) as days
      from team where agency_code = ${agencyCode} and name = ${value.name})
    update team set base = m.base, base_address = m.address, starts_at = m.starts, ends_at = m.ends, lunch_from = m.lunch_from,
      lunch_to = m.lunch_to, lunch_minutes = m.lunch, max_driving_minutes = m.driving, max_stops = m.stops, weekdays = m.days, is_sample = false
    from merged as m
    where team.id = m.id and (st_asewkb(team.base), team.base_address, team.starts_at, team.ends_at, team.lunch_from, team.lunch_to,
      team.lunch_minutes, team.max_driving_minutes, team.max_stops, team.weekdays, team.is_sample)
      is distinct from (st_asewkb(m.base), m.address, m.starts, m.ends, m.lunch_from, m.lunch_to, m.lunch, m.driving, m.stops, m.days, false)
    returning team.id`.execute(trx)
  if (updated.rows[0]) return { id: updated.rows[0].id, isNew: false, changed: true }
  const { id } = await trx
    .selectFrom('team')
    .select('id')
    .where('agency_code', '=', agencyCode)
    .where('name', '=', value.name)
    .executeTakeFirstOrThrow()
  return { id, isNew: false, changed: false }
}

/** Returns whether anything about the team's officers changed. */
async function storeMembers(trx: Kysely<Database>, teamId: number, team: TeamDraft): Promise<boolean> {
  if (team.officers.length === 0) return false
  let changed = false
  const members: { inspector_id: number; is_lead: boolean }[] = []
  for (const officer of team.officers) {
    const stored = await storeInspector(trx, team.agencyCode, officer)
    changed ||= stored.changed
    if (!members.some((member) => member.inspector_id === stored.id))
      members.push({ inspector_id: stored.id, is_lead: officer.isLead })
  }
  const before = await trx
    .selectFrom('team_member')
    .select(['inspector_id', 'is_lead'])
    .where('team_id', '=', teamId)
    .orderBy('inspector_id')
    .execute()
  const after = members.toSorted((a, b) => a.inspector_id - b.inspector_id)
  if (JSON.stringify(before) === JSON.stringify(after)) return changed
  await trx.deleteFrom('team_member').where('team_id', '=', teamId).execute()
  await trx
    .insertInto('team_member')
    .values(members.map((member) => ({ team_id: teamId, ...member })))
    .execute()
  return true
}

async function storeInspector(
  trx: Kysely<Database>,
  agencyCode: string,
  officer: OfficerDraft,
): Promise<{ id: number; changed: boolean }> {
  const { rows } = await sql<{ id: number }>`
    select id from inspector
    where certificate_number = ${officer.certificate}::text
      or (agency_code = ${agencyCode} and name = ${officer.name} and (certificate_number is null or ${officer.certificate}::text is null))
    order by (certificate_number = ${officer.certificate}::text) desc nulls last, id limit 1`.execute(trx)
  const known = rows[0]
  const id = known?.id ?? (await insertInspector(trx, agencyCode, officer))
  const updated = known
    ? await sql`
        update inspector set agency_code = ${agencyCode}, name = ${officer.name},
          certificate_number = coalesce(${officer.certificate}::text, certificate_number),
          certificate_until = coalesce(${officer.certificateUntil}::date, certificate_until), phone = coalesce(${officer.phone}::text, phone), is_sample = false
        where id = ${id} and (agency_code, name, certificate_number, certificate_until, phone, is_sample) is distinct from
          (${agencyCode}, ${officer.name}::text, coalesce(${officer.certificate}::text, certificate_number),
            coalesce(${officer.certificateUntil}::date, certificate_until), coalesce(${officer.phone}::text, phone), false)
        returning id`.execute(trx)
    : null
  const disciplines = await storeDisciplines(trx, id, officer.disciplines)
  return { id, changed: !known || (updated?.rows.length ?? 0) > 0 || disciplines }
}

async function insertInspector(trx: Kysely<Database>, agencyCode: string, officer: OfficerDraft): Promise<number> {
  const { id } = await trx
    .insertInto('inspector')
    .values({
      agency_code: agencyCode,
      name: officer.name,
      certificate_number: officer.certificate,
      certificate_until: officer.certificateUntil,
      phone: officer.phone,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function storeDisciplines(
  trx: Kysely<Database>,
  inspectorId: number,
  disciplines: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    insert into inspector_discipline (inspector_id, discipline)
    select ${inspectorId}::bigint, d from jsonb_array_elements_text(${JSON.stringify(disciplines)}::jsonb) as d
    on conflict do nothing returning discipline`.execute(trx)
  return rows.length > 0
}
