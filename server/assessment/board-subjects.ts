import { type RawBuilder, sql } from 'kysely'
import type { Board } from '../contract/index.ts'
import { AppError } from '../http/app-error.ts'

/** What a board ranks, and how its sites are told from `site_assessment`. */
type BoardKind = 'site' | 'firm' | 'person' | 'agency'

type Key =
  | 'site_id'
  | 'client_id'
  | 'contractor_id'
  | 'supervision_id'
  | 'manager_id'
  | 'chief_engineer_id'
  | 'agency_code'

const kinds: Record<Board, readonly [BoardKind, Key]> = {
  building: ['site', 'site_id'],
  municipal: ['site', 'site_id'],
  rail: ['site', 'site_id'],
  affordable: ['site', 'site_id'],
  supervision: ['firm', 'supervision_id'],
  contractor: ['firm', 'contractor_id'],
  client: ['firm', 'client_id'],
  manager: ['person', 'manager_id'],
  chief_engineer: ['person', 'chief_engineer_id'],
  agency: ['agency', 'agency_code'],
}

/** What a board ranks. */
export function kindOf(board: Board): BoardKind {
  return kinds[board][0]
}

/** The column of `site_assessment` that says whose a site is on this board. */
export function ownerColumn(board: Board): Key {
  return kinds[board][1]
}

/** The column of a rank row that holds the subject of this board. */
export function subjectColumn(board: Board): 'site_id' | 'firm_id' | 'person_id' | 'agency_code' {
  const kind = kindOf(board)
  return kind === 'agency' ? 'agency_code' : `${kind}_id`
}

/** The subject of a path as the database holds it; throws when it cannot be one of this board. */
export function subjectOf(board: Board, text: string): number | string {
  if (kindOf(board) === 'agency') return text
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text)
  throw new AppError('bad-input', { zh: `“${text}”不是编号`, en: `“${text}” is not a number` })
}

/** `{kind, id, agencyCode, name}` of the rank row `r`, whose subject's names are joined by `subjectJoins`. */
export const subjectFields: RawBuilder<unknown> = sql`json_build_object(
  'kind', case when r.site_id is not null then 'site' when r.firm_id is not null then 'firm'
    when r.person_id is not null then 'person' else 'agency' end,
  'id', coalesce(r.site_id, r.firm_id, r.person_id), 'agencyCode', coalesce(r.agency_code, a.agency_code),
  'name', ${subjectName()})`

/** The joins that `subjectFields` needs; `a` is the site in the run. */
export const subjectJoins: RawBuilder<unknown> = sql`
  left join site on site.id = r.site_id
  left join site_assessment a on a.run_id = r.run_id and a.site_id = r.site_id
  left join firm on firm.id = r.firm_id
  left join person on person.id = r.person_id
  left join agency on agency.code = r.agency_code`

/** The subject's name. */
export function subjectName(): RawBuilder<string> {
  return sql<string>`coalesce(site.name, firm.name, person.name, agency.name_zh)`
}
