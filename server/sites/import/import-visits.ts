import { type Kysely, sql } from 'kysely'
import type { ImportFinding } from '../../contract/index.ts'
import type { Database } from '../../db/schema.ts'
import { finding } from './findings.ts'
import { otherAgency } from './import-sites.ts'
import type { Outcome, Scope } from './outcome.ts'
import type { Parsed } from './parse-rows.ts'
import type { Counts } from './store-sites.ts'

type VisitDraft = {
  readonly row: number
  readonly site: number
  readonly team: number | null
  readonly day: string
  readonly kind: string
  readonly discipline: string
  readonly result: string
  readonly note: string | null
}

/** Stores a list of past visits: one per site, day and kind; sites must be there already. */
export async function importVisits(
  trx: Kysely<Database>,
  parsed: readonly Parsed<'visits'>[],
  scope: Scope,
): Promise<Outcome> {
  const findings: ImportFinding[] = []
  const sites = await readSites(trx, [...new Set(parsed.map(({ value }) => value.permitNumber))])
  const teams = await readTeams(trx)
  const visits = new Map<string, VisitDraft>()
  for (const { row, value } of parsed) {
    const site = sites.get(value.permitNumber)
    if (!site) {
      findings.push(
        finding(
          'refused',
          'unknown-site',
          { row, column: 'permitNumber', value: value.permitNumber },
          {
            zh: `没有施工许可证号为 ${value.permitNumber} 的工地，请先导入工地`,
            en: `There is no site with permit number ${value.permitNumber}: import the sites first`,
          },
        ),
      )
      continue
    }
    if (scope.only !== null && site.agency !== scope.only) {
      findings.push(otherAgency(row, site.agency, scope.only))
      continue
    }
    const team = value.team === null ? null : (teams.get(JSON.stringify([site.agency, value.team])) ?? null)
    if (value.team !== null && team === null) {
      findings.push(
        finding(
          'repaired',
          'unknown-team',
          { row, column: 'team', value: value.team },
          {
            zh: `${site.agency} 没有名为“${value.team}”的小组，检查记录不带小组`,
            en: `${site.agency} has no team named ${value.team}; the visit is kept without a team`,
          },
        ),
      )
    }
    const visit = {
      row,
      site: site.id,
      team,
      day: value.visitedOn,
      kind: value.kind ?? 'spot_check',
      discipline: value.discipline ?? 'both',
      result: value.result,
      note: value.note,
    }
    const key = JSON.stringify([visit.site, visit.day, visit.kind])
    const earlier = visits.get(key)
    if (!earlier) visits.set(key, visit)
    else findings.push(repeated(visit, earlier))
  }
  return { findings, store: async () => ({ counts: await storeVisits(trx, [...visits.values()]), findings: [] }) }
}

function repeated(visit: VisitDraft, earlier: VisitDraft): ImportFinding {
  const isEqual = JSON.stringify({ ...visit, row: 0 }) === JSON.stringify({ ...earlier, row: 0 })
  const spot = { row: visit.row, column: 'permitNumber', value: visit.day }
  return isEqual
    ? finding('skipped', 'repeated-row', spot, {
        zh: `与第 ${earlier.row} 行完全相同，已跳过`,
        en: `The same as row ${earlier.row}; skipped`,
      })
    : finding('refused', 'repeated-visit', spot, {
        zh: `同一工地同日同类检查已在第 ${earlier.row} 行出现，且内容不同`,
        en: `A visit of this kind to this site on this day is already in row ${earlier.row}, with other content`,
      })
}

async function readSites(
  trx: Kysely<Database>,
  permits: readonly string[],
): Promise<Map<string, { id: number; agency: string }>> {
  const { rows } = await sql<{ permit: string; id: number; agency: string }>`
    select permit_number as permit, id, agency_code as agency from site
    where permit_number in (select jsonb_array_elements_text(${JSON.stringify(permits)}::jsonb))`.execute(trx)
  return new Map(rows.map((row) => [row.permit, { id: row.id, agency: row.agency }]))
}

async function readTeams(trx: Kysely<Database>): Promise<Map<string, number>> {
  const rows = await trx.selectFrom('team').select(['id', 'agency_code', 'name']).execute()
  return new Map(rows.map((row) => [JSON.stringify([row.agency_code, row.name]), row.id]))
}

async function storeVisits(trx: Kysely<Database>, visits: readonly VisitDraft[]): Promise<Counts> {
  const counts = { inserted: 0, updated: 0, unchanged: 0 }
  const BATCH = 2000
  for (let from = 0; from < visits.length; from += BATCH) {
    const batch = visits.slice(from, from + BATCH)
    const { rows } = await sql<{ inserted: boolean }>`
      insert into visit (site_id, team_id, visited_on, kind, discipline, result, note)
      select site, team, day, kind, discipline, result, coalesce(note, '')
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb)
        as r(site bigint, team bigint, day date, kind text, discipline text, result text, note text)
      on conflict (site_id, visited_on, kind) do update
        set team_id = coalesce(excluded.team_id, visit.team_id), discipline = excluded.discipline, result = excluded.result,
          note = coalesce(nullif(excluded.note, ''), visit.note), is_sample = false
      where (coalesce(excluded.team_id, visit.team_id), excluded.discipline, excluded.result, coalesce(nullif(excluded.note, ''), visit.note), false)
        is distinct from (visit.team_id, visit.discipline, visit.result, visit.note, visit.is_sample)
      returning (xmax = 0) as inserted`.execute(trx)
    const inserted = rows.filter((row) => row.inserted).length
    counts.inserted += inserted
    counts.updated += rows.length - inserted
    counts.unchanged += batch.length - rows.length
  }
  return counts
}
