import type { Position } from 'geojson'
import { type Kysely, sql } from 'kysely'
import type { ImportFinding, SourceCrs } from '../../contract/index.ts'
import type { Database } from '../../db/schema.ts'
import type { AgencyBook } from './agency-book.ts'
import { checkPlaces } from './check-places.ts'
import { finding } from './findings.ts'
import { otherAgency } from './import-sites.ts'
import type { Outcome, Scope } from './outcome.ts'
import type { Parsed } from './parse-rows.ts'
import type { TeamRow } from './row-schemas.ts'
import { readGivenAreas, storeAgencies } from './store-agencies.ts'
import { type OfficerDraft, storeTeams, type TeamDraft } from './store-teams.ts'
import { readDisciplines, readWeekdays } from './team-words.ts'

/** Stores a list of teams: by agency and name, each with its two officers. */
export async function importTeams(
  trx: Kysely<Database>,
  parsed: readonly Parsed<'teams'>[],
  sources: ReadonlyMap<number, Position>,
  crs: SourceCrs,
  book: AgencyBook,
  scope: Scope,
): Promise<Outcome> {
  const findings: ImportFinding[] = []
  const areas = await readAreas(trx)
  const teams = new Map<string, TeamDraft>()
  for (const row of parsed) {
    const team = draft(row, areas, book, scope, findings)
    if (!team) continue
    const key = JSON.stringify([team.agencyCode, team.value.name])
    const earlier = teams.get(key)
    if (earlier) findings.push(repeated(row, earlier.row))
    else teams.set(key, team)
  }
  findings.push(...repeatedCertificates([...teams.values()]))
  const good = [...teams.values()]
  const places = good.map((team) => ({
    row: team.row,
    source: sources.get(team.row) ?? [...team.base],
    position: [...team.base],
    agencyCode: null,
  }))
  findings.push(...checkPlaces(places, crs, await readGivenAreas(trx)))
  return {
    findings,
    store: async () => {
      const created = await storeAgencies(trx, book)
      return { counts: await storeTeams(trx, good), findings: created }
    },
  }
}

function draft(
  { row, value, place }: Parsed<'teams'>,
  areas: readonly AgencyAt[],
  book: AgencyBook,
  scope: Scope,
  findings: ImportFinding[],
): TeamDraft | null {
  const base = place?.place ?? (place?.shape.type === 'Point' ? (place.shape.coordinates as [number, number]) : null)
  if (!base) {
    findings.push(
      finding(
        'refused',
        'no-base',
        { row, column: 'geometry' },
        { zh: '小组驻地必须是一个点', en: 'The base of a team must be a point' },
      ),
    )
    return null
  }
  const named = value.agencyCode ?? value.agency ?? scope.agency
  const known = named === null ? (onlyAgency(areas) ?? scope.only) : (book.find(named)?.code ?? null)
  if (named === null && known === null) {
    findings.push(
      finding(
        'refused',
        'no-agency',
        { row, column: 'agency' },
        {
          zh: '没有写明监督机构；请补“区县”列，或用 --agency 指定',
          en: 'No agency is named: add a district column or give --agency',
        },
      ),
    )
    return null
  }
  if (scope.only !== null && known !== scope.only) {
    findings.push(otherAgency(row, known ?? named ?? '', scope.only))
    return null
  }
  const agencyCode = known ?? book.enter(value.agencyCode, value.agency ?? scope.agency).code
  const hours = checkHours(row, value, findings)
  if (!hours) return null
  const officers = [officer('lead', row, value, findings), officer('officer', row, value, findings)].filter(
    (one) => one !== null,
  )
  const certified = officers.filter((one) => one.certificate !== null).length
  if (certified < 2) {
    findings.push(
      finding(
        'warning',
        'not-two-certified',
        { row, column: 'leadCertificate', value: value.name },
        {
          zh: `小组“${value.name}”持证人员只有 ${certified} 人；双人执法要求两名持证人员，在补齐之前不会排入计划`,
          en: `Team ${value.name} has ${certified} certified officers; two are needed before it can be planned`,
        },
      ),
    )
  }
  return { row, agencyCode, value, base, officers, weekdays: hours.weekdays }
}

function checkHours(row: number, value: TeamRow, findings: ImportFinding[]): { weekdays: number[] | null } | null {
  const from = value.startsAt ?? '09:00'
  const to = value.endsAt ?? '17:00'
  if (to <= from) {
    findings.push(
      finding(
        'refused',
        'hours',
        { row, column: 'endsAt', value: `${from}–${to}` },
        { zh: `下班时间 ${to} 不晚于上班时间 ${from}`, en: `The end, ${to}, is not after the start, ${from}` },
      ),
    )
    return null
  }
  const weekdays = value.weekdays === null ? null : readWeekdays(value.weekdays)
  if (value.weekdays !== null && weekdays === null) {
    findings.push(
      finding(
        'repaired',
        'weekdays',
        { row, column: 'weekdays', value: value.weekdays },
        { zh: '看不懂出勤日，按周一至周五计', en: 'The weekdays cannot be read; Monday to Friday is taken' },
      ),
    )
  }
  return { weekdays }
}

function officer(
  role: 'lead' | 'officer',
  row: number,
  value: TeamRow,
  findings: ImportFinding[],
): OfficerDraft | null {
  const name = value[role]
  if (name === null) return null
  const { disciplines, unknown } = readDisciplines(value[`${role}Disciplines`] ?? 'safety, quality')
  for (const word of unknown) {
    findings.push(
      finding(
        'repaired',
        'unknown-discipline',
        { row, column: `${role}Disciplines`, value: word },
        { zh: `“${word}”不是可识别的专业，已略去`, en: `“${word}” is not a known discipline and is left out` },
      ),
    )
  }
  return {
    name,
    certificate: value[`${role}Certificate`],
    certificateUntil: value[`${role}CertificateUntil`],
    phone: value[`${role}Phone`],
    disciplines,
    isLead: role === 'lead',
  }
}

type AgencyAt = { readonly code: string }

async function readAreas(trx: Kysely<Database>): Promise<AgencyAt[]> {
  const { rows } = await sql<AgencyAt>`select code from agency order by code`.execute(trx)
  return rows
}

/** Where there is only one agency, a team can belong to no other. */
function onlyAgency(areas: readonly AgencyAt[]): string | null {
  return areas.length === 1 ? (areas[0]?.code ?? null) : null
}

function repeated({ row, value }: Parsed<'teams'>, earlier: number): ImportFinding {
  return finding(
    'refused',
    'repeated-team',
    { row, column: 'name', value: value.name },
    {
      zh: `小组“${value.name}”已在第 ${earlier} 行出现`,
      en: `Team ${value.name} is already in row ${earlier}`,
    },
  )
}

function repeatedCertificates(teams: readonly TeamDraft[]): ImportFinding[] {
  const seen = new Map<string, { row: number; name: string }>()
  const findings: ImportFinding[] = []
  for (const { row, officers } of teams) {
    for (const { certificate, name } of officers) {
      if (certificate === null) continue
      const earlier = seen.get(certificate)
      if (earlier && earlier.name !== name) {
        findings.push(
          finding(
            'refused',
            'repeated-certificate',
            { row, column: 'leadCertificate', value: certificate },
            {
              zh: `执法证号 ${certificate} 同时写给了“${earlier.name}”（第 ${earlier.row} 行）和“${name}”`,
              en: `Certificate ${certificate} is given to both ${earlier.name} (row ${earlier.row}) and ${name}`,
            },
          ),
        )
      } else if (!earlier) seen.set(certificate, { row, name })
    }
  }
  return findings
}
