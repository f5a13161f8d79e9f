import type { City, Stage } from './city.ts'
import { pointsEvents } from './points.ts'

export type Column = { name: string; type: string; kind?: 'shape' | 'point' | 'area'; refers?: string }
/** Where rows go: columns of a table, and whether the table marks samples. */
export type Columns = { name: string; columns: Column[]; isMarked: boolean }
export type Table = Columns & { rows: (city: City) => readonly object[] }

/** In an order in which they can be filled. */
export const tables: Table[] = [
  table('agency', (city) => city.agencies, 'code text, division_code text, name_zh text, name_en text, area json!area'),
  table('firm', (city) => city.firms, 'id bigint>firm, kind text, name text, credit_code text, listed_until date'),
  table(
    'person',
    (city) => city.people,
    'id bigint>person, firm_id bigint>firm, role text, name text, registration_number text',
  ),
  table('metro_line', (city) => city.metroLines, 'id bigint>metro_line, name text'),
  table(
    'site',
    (city) => city.sites,
    `id bigint>site, permit_number text, agency_code text, works_type text, name text, address text, shape json!shape,
     place json!point, area_m2 numeric, cost_yuan numeric, length_m numeric, is_affordable boolean,
     has_sensitive_neighbours boolean, overall_risk text, stage text, status text, metro_line_id bigint>metro_line,
     client_id bigint>firm, contractor_id bigint>firm, supervision_id bigint>firm, manager_id bigint>person,
     chief_engineer_id bigint>person, contact_name text, contact_phone text, permit_date date, planned_completion date`,
  ),
  table(
    'building',
    (city) => city.buildings,
    `id bigint>building, site_id bigint>site, number text, place json!point, stage text, area_m2 numeric,
     storeys integer, height_m numeric`,
    false,
  ),
  // the days on which they began are not told
  table('stage_entry', stagesEntered, 'site_id bigint>site, stage text', false),
  table(
    'hazardous_work',
    (city) => city.hazards,
    `id bigint>hazardous_work, site_id bigint>site, building_id bigint>building, code text, measure text,
     measured_value numeric, unit text, planned_start date, planned_end date, actual_start date, actual_end date,
     scheme_status text, expert_review_date date, monitoring_firm text, acceptance_date date`,
    false,
  ),
  table(
    'inspector',
    (city) => city.inspectors,
    'id bigint>inspector, agency_code text, name text, certificate_number text, certificate_until date, phone text',
  ),
  table(
    'inspector_discipline',
    (city) => city.inspectorDisciplines,
    'inspector_id bigint>inspector, discipline text',
    false,
  ),
  table(
    'leave',
    (city) => city.leaves,
    'id bigint>leave, inspector_id bigint>inspector, first_day date, last_day date, reason text',
    false,
  ),
  table(
    'team',
    (city) => city.teams,
    `id bigint>team, agency_code text, name text, base json!point, base_address text, starts_at time, ends_at time,
     max_stops integer, weekdays integer[]`,
  ),
  table(
    'team_member',
    (city) => city.members,
    'team_id bigint>team, inspector_id bigint>inspector, is_lead boolean',
    false,
  ),
  table(
    'visit',
    (city) => city.visits,
    `id bigint>visit, site_id bigint>site, team_id bigint>team, visited_on date, kind text, discipline text,
     result text, note text`,
  ),
  table(
    'notice',
    (city) => city.notices,
    `id bigint>notice, number text, site_id bigint>site, visit_id bigint>visit, kind text, item_code text, facts text,
     remedy text, pass_criterion text, issued_on date, due_on date, recheck_on date, closed_on date`,
  ),
  table(
    'complaint',
    (city) => city.complaints,
    `id bigint>complaint, site_id bigint>site, source text, received_on date, is_verified boolean, due_on date,
     closed_on date, text text`,
  ),
  table(
    'points_entry',
    (city) => city.points,
    `id bigint>points_entry, person_id bigint>person, code text, points numeric, reason text, occurred_on date,
     expires_on date, created_by text`,
  ),
  table(
    'points_event',
    (city) => pointsEvents(city.points),
    'id bigint>points_event, entry_id bigint>points_entry, at timestamptz, actor text, action text, points_after numeric',
    false,
  ),
  table('accident', (city) => city.accidents, 'id bigint>accident, site_id bigint>site, occurred_on date, grade text'),
  table(
    'assessor_contract',
    (city) => city.contracts,
    'id bigint>assessor_contract, firm_id bigint>firm, number text, valid_from date, valid_to date',
  ),
  table(
    'assessor_contract_site',
    (city) => city.contractSites,
    'contract_id bigint>assessor_contract, site_id bigint>site',
    false,
  ),
]

/** Every stage that a site, or one of its buildings, is in. */
function stagesEntered(city: City): { site_id: number; stage: Stage }[] {
  const ofSite = new Map(city.sites.map((site) => [site.id, new Set([site.stage])]))
  for (const building of city.buildings) ofSite.get(building.site_id)?.add(building.stage)
  return [...ofSite].flatMap(([site_id, stages]) => [...stages].map((stage) => ({ site_id, stage })))
}

/** Submissions come quarter by quarter, after everything else. */
export const submissionTable: Columns = {
  name: 'submission',
  columns: columns(`id bigint>submission, quarter text, site_id bigint>site, level text, party text, month smallint,
    firm_id bigint>firm, person_id bigint>person, visit_id bigint>visit, stages text[], works_type text,
    site_status text, agency_code text, indicator_version text, answers smallint[], state text, due_on date,
    submitted_at timestamptz, is_late boolean, seconds_spent integer, written_by text`),
  isMarked: true,
}

/** `name type` or `name type>table`, `name type!point`, … in one line. */
function columns(text: string): Column[] {
  return text
    .trim()
    .split(/\s*,\s*/)
    .map((part) => {
      const [, name, type, , refers, , kind] = /^(\w+) ([\w[\]]+)((?:>)(\w+))?((?:!)(\w+))?$/.exec(part)!
      return {
        name: name!,
        type: type!,
        ...(refers === undefined ? {} : { refers }),
        ...(kind === undefined ? {} : { kind: kind as 'shape' | 'point' | 'area' }),
      }
    })
}

function table(name: string, rows: Table['rows'], text: string, isMarked = true): Table {
  return { name, rows, columns: columns(text), isMarked }
}
