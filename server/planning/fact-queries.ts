import { sql } from 'kysely'
import type { LonLat } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { LevelReason } from '../risk/level.ts'
import type { StoredPart } from '../risk/score.ts'
import { exemptKinds } from './causes.ts'
import type { CampaignFacts, CapFacts, OfficerFacts, SiteFacts, TeamFacts } from './planning-facts.ts'

/** What the site rows themselves say; hazards and dated duties are read apart. */
export type SiteRowFacts = Omit<
  SiteFacts,
  'dangers' | 'hazards' | 'disciplines' | 'levelWords' | 'campaigns' | 'rechecks' | 'complaints'
> & {
  /** The stored hazard part of the score, null when it was never scored. */
  readonly hazardPart: StoredPart | null
  readonly levelReasons: readonly LevelReason[] | null
  /** Day of a visit that is still to come but approved, before the week. */
  readonly plannedOn: string | null
}

/** The agency's sites under construction with their latest score, grid and last visit, done or approved before the week. */
export async function readSiteFacts(
  db: Db,
  { agencyCode, asOf, monday, version }: { agencyCode: string; asOf: string; monday: string; version: string },
): Promise<SiteRowFacts[]> {
  type Row = Omit<SiteRowFacts, 'place'> & { lon: number; lat: number }
  const { rows } = await sql<Row>`
    select s.id, s.name, s.address, s.permit_number as "permitNumber", st_x(s.place) as lon, st_y(s.place) as lat,
      s.works_type as "worksType", coalesce(b.stage, s.stage) as stage, s.status,
      s.contractor_id as "contractorId", f.name as contractor,
      s.contact_name as "contactName", s.contact_phone as "contactPhone",
      g.code as "gridCode", g.team_id as "gridTeamId",
      r.score, coalesce(r.level, 'A') as level,
      coalesce(r.interval_days, (select interval_days from rule_level where version = ${version} and level = 'A'))
        as "intervalDays",
      (select part from jsonb_array_elements(r.parts) as part where part ->> 'key' = 'hazard') as "hazardPart",
      r.level_reasons as "levelReasons",
      greatest(coalesce(r.last_visit_on, s.permit_date), v.visited_on, p.day)::date as "lastVisitOn", p.day as "plannedOn"
    from site s
    left join firm f on f.id = s.contractor_id
    left join grid_design d on d.agency_code = s.agency_code and d.valid_to is null
    left join site_grid sg on sg.design_id = d.id and sg.site_id = s.id
    left join grid g on g.id = sg.grid_id
    left join lateral (
      select score, level, interval_days, last_visit_on, parts, level_reasons from risk_score
      where site_id = s.id and version = ${version} and as_of <= ${asOf}::date order by as_of desc limit 1) r on true
    left join lateral (
      select max(visited_on) as visited_on from visit
      where site_id = s.id and visited_on <= ${asOf}::date and result <> 'not_possible') v on true
    left join lateral (
      select max(ps.day) as day from plan_stop ps join plan on plan.id = ps.plan_id and plan.state = 'approved'
      where ps.site_id = s.id and ps.day > ${asOf}::date and ps.day < ${monday}::date) p on true
    left join lateral (
      select building.stage from building
      join rule_stage on rule_stage.code = building.stage and rule_stage.version = ${version}
      where building.site_id = s.id order by rule_stage.weight desc, building.stage limit 1) b on true
    where s.agency_code = ${agencyCode} and s.status in ('active', 'suspended', 'precompletion')
    order by s.id`.execute(db)
  return rows.map(({ lon, lat, ...row }) => ({ ...row, place: [lon, lat] satisfies LonLat }))
}

/** Notices still open, with the day from which they are to be re-checked. */
export async function readRechecks(
  db: Db,
  { agencyCode, until }: { agencyCode: string; until: string },
): Promise<{ siteId: number; number: string; on: string }[]> {
  return db
    .selectFrom('notice')
    .innerJoin('site', 'site.id', 'notice.site_id')
    .select(['notice.site_id as siteId', 'notice.number', sql<string>`notice.recheck_on`.as('on')])
    .where('site.agency_code', '=', agencyCode)
    .where('notice.closed_on', 'is', null)
    .where('notice.recheck_on', '<=', until)
    .orderBy('notice.recheck_on')
    .orderBy('notice.id')
    .execute()
}

/** Complaints still open that must be looked into by a day. */
export async function readDueComplaints(
  db: Db,
  { agencyCode, until }: { agencyCode: string; until: string },
): Promise<{ siteId: number; source: string; due: string }[]> {
  return db
    .selectFrom('complaint')
    .innerJoin('site', 'site.id', 'complaint.site_id')
    .select(['complaint.site_id as siteId', 'complaint.source', sql<string>`complaint.due_on`.as('due')])
    .where('site.agency_code', '=', agencyCode)
    .where('complaint.closed_on', 'is', null)
    .where('complaint.due_on', '<=', until)
    .orderBy('complaint.due_on')
    .orderBy('complaint.id')
    .execute()
}

/**
 * Approved campaigns of the week with the agency's sites in them, less the sites that had a full visit since the campaign
 * began, or have one approved before the week.
 */
export async function readCampaigns(
  db: Db,
  {
    agencyCode,
    asOf,
    monday,
    sunday,
    version,
  }: Record<'agencyCode' | 'asOf' | 'monday' | 'sunday' | 'version', string>,
): Promise<(CampaignFacts & { readonly siteId: number })[]> {
  const { rows } = await sql<CampaignFacts & { siteId: number }>`
    select l.site_id as "siteId", json_build_object('zh', c.name_zh, 'en', c.name_en) as name,
      m.valid_from as from, m.valid_until as until
    from measure m
    join measure_subject l on l.measure_id = m.id and l.is_included
    join site s on s.id = l.site_id and s.agency_code = ${agencyCode}
    join rule_campaign c on c.version = ${version} and c.campaign = m.campaign
    where m.kind = 'campaign' and m.state = 'approved' and m.valid_from <= ${sunday}::date and m.valid_until >= ${monday}::date
      and not exists (
        select from visit v where v.site_id = s.id and v.kind in ('campaign', 'spot_check') and v.result <> 'not_possible'
          and v.visited_on >= m.valid_from and v.visited_on <= ${asOf}::date and v.visited_on < ${monday}::date)
      and not exists (
        select from plan_stop ps join plan on plan.id = ps.plan_id and plan.state = 'approved'
        where ps.site_id = s.id and ps.counts_to_cap and ps.day >= m.valid_from and ps.day > ${asOf}::date
          and ps.day < ${monday}::date)
    order by m.valid_until, m.id, s.id`.execute(db)
  return rows
}

/** The agency's teams with their officers, leave around the week, and the grids they answer for. */
export async function readTeamFacts(
  db: Db,
  { agencyCode, from, until }: { agencyCode: string; from: string; until: string },
): Promise<TeamFacts[]> {
  type Row = Omit<TeamFacts, 'base' | 'members' | 'gridCodes'> & {
    lon: number
    lat: number
    gridCodes: string[]
    members: OfficerFacts[]
  }
  const { rows } = await sql<Row>`
    select t.id, t.name, st_x(t.base) as lon, st_y(t.base) as lat, t.base_address as "baseAddress",
      extract(epoch from t.starts_at)::int as "startsAt", extract(epoch from t.ends_at)::int as "endsAt",
      extract(epoch from t.lunch_from)::int as "lunchFrom", extract(epoch from t.lunch_to)::int as "lunchTo",
      t.lunch_minutes as "lunchMinutes", t.max_driving_minutes as "maxDrivingMinutes", t.max_stops as "maxStops",
      t.weekdays,
      coalesce((select json_agg(g.code order by g.code) from grid g
        join grid_design d on d.id = g.design_id and d.valid_to is null where g.team_id = t.id), '[]') as "gridCodes",
      coalesce((select json_agg(json_build_object(
          'id', i.id, 'name', i.name, 'certificateNumber', i.certificate_number, 'certificateUntil', i.certificate_until,
          'isLead', m.is_lead, 'phone', i.phone,
          'disciplines', coalesce((select json_agg(discipline order by discipline) from inspector_discipline
            where inspector_id = i.id), '[]'),
          'leave', coalesce((select json_agg(json_build_object(
              'firstDay', l.first_day, 'lastDay', l.last_day, 'reason', l.reason) order by l.first_day)
            from leave l where l.inspector_id = i.id and l.last_day >= ${from}::date and l.first_day <= ${until}::date), '[]')
        ) order by m.is_lead desc, i.id)
        from team_member m join inspector i on i.id = m.inspector_id where m.team_id = t.id), '[]') as members
    from team t where t.agency_code = ${agencyCode} and t.is_active
    order by t.id`.execute(db)
  return rows.map(({ lon, lat, ...row }) => ({ ...row, base: [lon, lat] satisfies LonLat }))
}

/** The caps of the year and what counts against them already: visits made, and visits approved outside this week. */
export async function readCaps(
  db: Db,
  {
    agencyCode,
    year,
    asOf,
    monday,
    sunday,
  }: Record<'agencyCode' | 'asOf' | 'monday' | 'sunday', string> & { year: number },
): Promise<CapFacts> {
  const cap = await db
    .selectFrom('visit_cap')
    .select(['per_firm', 'per_site', 'agency_code'])
    .where('year', '=', year)
    .where((where) => where.or([where('agency_code', '=', agencyCode), where('agency_code', 'is', null)]))
    .orderBy(sql`agency_code nulls last`)
    .limit(1)
    .executeTakeFirst()
  if (!cap) return { perFirm: null, perSite: null, usedByFirm: new Map(), usedBySite: new Map() }
  const exempt = sql.join(exemptKinds.map((kind) => sql.lit(kind)))
  // a city-wide cap counts visits by every agency, an agency's own cap only its own
  const scope = cap.agency_code === null ? sql`true` : sql`s.agency_code = ${agencyCode}`
  const { rows } = await sql<{ siteId: number; firmId: number | null; used: number }>`
    with used as (
      select site_id from visit
      where kind not in (${exempt}) and result <> 'not_possible'
        and visited_on >= make_date(${year}, 1, 1) and visited_on <= least(${asOf}::date, make_date(${year}, 12, 31))
        and visited_on not between ${monday}::date and ${sunday}::date
      union all
      select ps.site_id from plan_stop ps join plan on plan.id = ps.plan_id and plan.state = 'approved'
      where ps.counts_to_cap and extract(year from ps.day) = ${year} and ps.day > ${asOf}::date
        and ps.day not between ${monday}::date and ${sunday}::date)
    select s.id as "siteId", s.contractor_id as "firmId", count(*) as used
    from used join site s on s.id = used.site_id where ${scope}
    group by s.id`.execute(db)
  const usedByFirm = new Map<number, number>()
  for (const { firmId, used } of rows) if (firmId !== null) usedByFirm.set(firmId, (usedByFirm.get(firmId) ?? 0) + used)
  return {
    perFirm: cap.per_firm,
    perSite: cap.per_site,
    usedByFirm,
    usedBySite: new Map(rows.map(({ siteId, used }) => [siteId, used])),
  }
}
