import { sql } from 'kysely'
import type { SiteFile } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { ruleVersionAt } from '../db/rule-version.ts'
import { notFound } from '../http/app-error.ts'
import { readRisk } from '../risk/queries.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { findSiteRow } from './list-sites.ts'
import { isOverScale, isUnderWay } from './site-columns.ts'

type Rest = Omit<SiteFile, 'risk' | keyof NonNullable<Awaited<ReturnType<typeof findSiteRow>>>>

/** Everything known about one site; throws 404 when there is no such site. */
export async function readSite(db: Db, id: number, now: Date): Promise<SiteFile> {
  const row = await findSiteRow(db, id, now)
  if (!row) throw notFound({ zh: `工地 ${id}`, en: `site ${id}` })
  const { rows } = await sql<{ rest: Rest }>`
    select json_build_object(
      'shape', ST_AsGeoJSON(site.shape, 6)::json, 'client', client.name, 'contractor', contractor.name,
      'supervision', supervision.name, 'manager', manager.name, 'chiefEngineer', chief.name,
      'contactName', site.contact_name, 'contactPhone', site.contact_phone, 'permitDate', site.permit_date,
      'plannedCompletion', site.planned_completion, 'costYuan', site.cost_yuan::float8, 'sourceCrs', site.source_crs,
      'isSample', site.is_sample, 'buildings', ${buildings}, 'hazardousWorks', ${hazardousWorks(now)},
      'ranks', ${ranks}, 'visits', ${visits}, 'notices', ${notices}, 'complaints', ${complaints}) as rest
    from site
      left join firm client on client.id = site.client_id
      left join firm contractor on contractor.id = site.contractor_id
      left join firm supervision on supervision.id = site.supervision_id
      left join person manager on manager.id = site.manager_id
      left join person chief on chief.id = site.chief_engineer_id
    where site.id = ${id}`.execute(db)
  return { ...row, ...rows[0]!.rest, risk: await readRisk(db, id) }
}

const buildings = sql`coalesce((
  select json_agg(json_build_object('id', id, 'number', number, 'stage', stage, 'areaM2', area_m2::float8,
    'storeys', storeys, 'heightM', height_m::float8, 'place', json_build_array(ST_X(place), ST_Y(place))) order by id)
  from building where site_id = site.id), '[]'::json)`

function hazardousWorks(now: Date) {
  const day = beijingDay(now)
  return sql`coalesce((
    select json_agg(json_build_object('id', work.id, 'code', work.code,
      'name', json_build_object('zh', coalesce(named.name_zh, work.code), 'en', coalesce(named.name_en, work.code)),
      'measure', work.measure, 'measuredValue', work.measured_value::float8, 'unit', work.unit,
      'overScale', ${isOverScale}, 'isActive', ${isUnderWay(day)},
      'plannedStart', work.planned_start, 'plannedEnd', work.planned_end, 'actualStart', work.actual_start,
      'actualEnd', work.actual_end, 'schemeStatus', work.scheme_status)
      order by coalesce(work.actual_start, work.planned_start), work.id)
    from hazardous_work work
    left join lateral (
      select name_zh, name_en from rule_hazard
      where version = ${ruleVersionAt(now)} and code = work.code
      order by (measure = work.measure) desc, measure limit 1
    ) named on true
    left join rule_hazard rule on rule.version = ${ruleVersionAt(now)} and rule.code = work.code
      and rule.measure = work.measure
    left join rule_hazard bare on bare.version = ${ruleVersionAt(now)} and bare.code = work.code and bare.measure = ''
    where work.site_id = site.id), '[]'::json)`
}

const ranks = sql`coalesce((
  select json_agg(json_build_object('quarter', quarter, 'board', board, 'subject', subject, 'rank', rank,
    'population', population, 'status', status) order by quarter desc, subject desc, board)
  from (
    select quarter, board, rank, population, status, case
      when published_rank.site_id = site.id then 'site'
      when published_rank.firm_id = site.contractor_id then 'contractor' else 'supervision' end as subject
    from published_rank
    where published_rank.site_id = site.id
      or published_rank.firm_id in (site.contractor_id, site.supervision_id)
  ) known), '[]'::json)`

const visits = sql`coalesce((
  select json_agg(json_build_object('id', visit.id, 'visitedOn', visited_on, 'kind', kind, 'result', result,
    'teamName', team.name, 'note', note) order by visited_on desc, visit.id desc)
  from visit left join team on team.id = visit.team_id where visit.site_id = site.id), '[]'::json)`

const notices = sql`coalesce((
  select json_agg(json_build_object('id', id, 'number', number, 'kind', kind, 'facts', facts, 'issuedOn', issued_on,
    'dueOn', due_on, 'recheckOn', recheck_on, 'closedOn', closed_on) order by issued_on desc, id desc)
  from notice where site_id = site.id), '[]'::json)`

const complaints = sql`coalesce((
  select json_agg(json_build_object('id', id, 'source', source, 'receivedOn', received_on, 'isVerified', is_verified,
    'dueOn', due_on, 'closedOn', closed_on, 'text', text) order by received_on desc, id desc)
  from complaint where site_id = site.id), '[]'::json)`
