import { sql } from 'kysely'
import type { Db } from '../../server/db/connect.ts'

/** How large a city to make; every figure of it follows from `seed`. */
export type CitySize = {
  readonly quarter: string
  readonly sites: { readonly building: number; readonly municipal: number; readonly rail: number }
  readonly indicators: number
  readonly seed: number
}

/** The source article's city: 2747 + 1385 + 76 = 4,208 objects, 667 indicators. */
export const wholeCity: CitySize = {
  quarter: '2026Q3',
  sites: { building: 2747, municipal: 1385, rail: 76 },
  indicators: 667,
  seed: 20260930,
}

const FIRMS = { contractor: 433, supervision: 195, client: 728 }
const PEOPLE = { project_manager: 1620, chief_supervision_engineer: 911 }
const AGENCIES = 17

/**
 * Fills an empty database with sites permitted in the quarter's last month, their parties and four submissions of each:
 * its one self-assessment and one of each of its three firms, or of the government in the client's place at every third.
 */
export async function fillAssessedCity(db: Db, size: CitySize): Promise<void> {
  const random = randomOf(size.seed)
  await fillIndicators(db, size.indicators)
  await sql
    .raw(`
    insert into assessment_period (quarter, indicator_version, opens_on, due_on, closes_on, state)
      values ('${size.quarter}', 'test', '2026-07-01', '2026-10-10', '2026-10-15', 'closed');
    insert into agency (code, name_zh, name_en)
      select '11' || lpad(i::text, 4, '0'), '区' || i, 'District ' || i from generate_series(1, ${AGENCIES}) i;
    insert into firm (kind, name) ${union(FIRMS, (kind, n) => `select '${kind}', '${kind}' || i from generate_series(1, ${n}) i`)};
    insert into person (firm_id, role, name) ${union(
      PEOPLE,
      (role, n) => `select 1 + i % ${FIRMS.contractor}, '${role}', '${role}' || i from generate_series(1, ${n}) i`,
    )};`)
    .execute(db)
  const types = (['building', 'municipal', 'rail'] as const).flatMap((type) =>
    Array<typeof type>(size.sites[type]).fill(type),
  )
  const sites = types.map((worksType, index) => ({
    permit: `P${index + 1}`,
    agency: `11${String(1 + random(AGENCIES)).padStart(4, '0')}`,
    worksType,
    stage: `S${1 + random(8)}`,
    status: random(12) === 0 ? 'suspended' : 'active',
    area: worksType === 'building' ? 1000 + random(200_000) : null,
    cost: 1_000_000 * (1 + random(900)),
    affordable: worksType === 'building' && random(5) === 0,
    contractor: 1 + random(FIRMS.contractor),
    supervision: 1 + FIRMS.contractor + random(FIRMS.supervision),
    client: 1 + FIRMS.contractor + FIRMS.supervision + random(FIRMS.client),
    manager: 1 + random(PEOPLE.project_manager),
    engineer: 1 + PEOPLE.project_manager + random(PEOPLE.chief_supervision_engineer),
  }))
  await sql`
    insert into site (permit_number, agency_code, works_type, name, shape, place, area_m2, cost_yuan, is_affordable, stage,
      status, contractor_id, supervision_id, client_id, manager_id, chief_engineer_id, permit_date)
    select permit, agency, "worksType", '工程' || permit, 'SRID=4326;POINT(116.4 39.9)', 'SRID=4326;POINT(116.4 39.9)', area,
      cost, affordable, stage, status, contractor, supervision, client, manager, engineer, '2026-09-01'
    from json_to_recordset(${JSON.stringify(sites)}::json) as r(permit text, agency text, "worksType" text, area numeric,
      cost numeric, affordable boolean, stage text, status text, contractor bigint, supervision bigint, client bigint,
      manager bigint, engineer bigint)`.execute(db)
  for (let from = 0; from < sites.length; from += 100) {
    const rows = sites.slice(from, from + 100).flatMap((site, at) => {
      const skill = random(100)
      const answers = (): string => `{${Array.from({ length: size.indicators }, () => answer(random, skill)).join()}}`
      const common = { site: from + at + 1, stage: site.stage, worksType: site.worksType, status: site.status }
      const isVisited = (from + at) % 3 === 0
      return [
        {
          ...common,
          level: 'self',
          party: 'project',
          month: 3,
          firm: site.contractor,
          agency: site.agency,
        },
        { ...common, level: 'firm', party: 'contractor', month: null, firm: site.contractor, agency: site.agency },
        { ...common, level: 'firm', party: 'supervision', month: null, firm: site.supervision, agency: site.agency },
        isVisited
          ? { ...common, level: 'government', party: 'agency', month: null, firm: null, agency: site.agency }
          : { ...common, level: 'firm', party: 'client', month: null, firm: site.client, agency: site.agency },
      ].map((one) => ({ ...one, late: random(25) === 0, answers: answers() }))
    })
    await sql`
      insert into submission (quarter, site_id, level, party, month, firm_id, stages, works_type, site_status, agency_code,
        indicator_version, answers, state, due_on, submitted_at, is_late, written_by)
      select ${size.quarter}, site, level, party, month, firm, array[stage], "worksType", status, agency, 'test',
        answers::smallint[], 'submitted', '2026-10-10', '2026-10-01', late, 'test'
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(site bigint, level text, party text, month smallint,
        firm bigint, stage text, "worksType" text, status text, agency text, answers text, late boolean)`.execute(db)
  }
  for (const table of ['site', 'firm', 'person', 'submission']) await sql`analyze ${sql.table(table)}`.execute(db)
}

/** A set `test` of so many indicators over the five classes; every fifth has its stages, every twentieth is a veto. */
export async function fillIndicators(db: Db, count: number, version = 'test'): Promise<void> {
  await sql`insert into indicator_set (version, name, state, valid_from, source, created_by)
    values (${version}, '测试', 'in_force', '2020Q1', '测试', 'test')`.execute(db)
  await sql`insert into indicator_class (version, code, name_zh, name_en)
    select ${version}, 'C' || i, '类' || i, 'Class ' || i from generate_series(1, 5) i`.execute(db)
  await sql`insert into indicator_group (version, code, class_code, name_zh, name_en, position)
    select ${version}, 'C' || i || '-组', 'C' || i, '组' || i, 'Group ' || i, i from generate_series(1, 5) i`.execute(
    db,
  )
  await sql`
    insert into indicator (version, position, code, group_code, text_zh, text_en, angle, domain, stages, is_veto, max_points)
    select ${version}, i, 'C' || 1 + i % 5 || '-组-' || lpad(i::text, 3, '0'), 'C' || 1 + i % 5 || '-组', '指标' || i,
      'Indicator ' || i, 'entity', case when i % 5 in (2, 3) then 'quality' else 'safety' end,
      case when i % 7 = 3 then array['S2', 'S3', 'S4'] else '{}' end, i % 20 = 19, 2 + i % 9
    from generate_series(0, ${count - 1}::int) i`.execute(db)
}

function answer(random: (below: number) => number, skill: number): number {
  const dice = random(1000)
  if (dice < 120) return -1
  return dice < 160 + skill * 2 ? 1 + random(4) : 0
}

function union<K extends string>(counts: Record<K, number>, query: (key: K, count: number) => string): string {
  return (Object.entries(counts) as [K, number][]).map(([key, count]) => query(key, count)).join(' union all ')
}

/** Whole numbers from 0 to `below` − 1, the same for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * below)
  }
}
