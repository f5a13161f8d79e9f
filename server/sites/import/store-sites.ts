import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { SourceCrs } from '../../contract/index.ts'
import type { Database } from '../../db/schema.ts'
import type { SiteDraft } from './gather-sites.ts'
import { type Names, storeNames } from './store-names.ts'
import { storeStageEntries } from './store-stage-entries.ts'

/** How many rows of the file led to what. */
export type Counts = { inserted: number; updated: number; unchanged: number }

export type SiteToStore = SiteDraft & { readonly agencyCode: string }

const BATCH = 1000

/** Writes sites, their firms, people, buildings and hazardous works; a blank in the file never erases what is known. */
export async function storeSites(
  trx: Kysely<Database>,
  sites: readonly SiteToStore[],
  crs: SourceCrs,
  runId: number,
): Promise<Counts> {
  const counts = { inserted: 0, updated: 0, unchanged: 0 }
  for (let from = 0; from < sites.length; from += BATCH) {
    const batch = sites.slice(from, from + BATCH)
    const rows = incoming(
      batch,
      await storeNames(
        trx,
        batch.map((site) => site.value),
      ),
      crs,
    )
    const inserted = await insertSites(trx, rows)
    const touched = await updateSites(trx, rows)
    for (const permit of await storeParts(trx, batch)) touched.add(permit)
    for (const permit of await storeStageEntries(trx, batch)) touched.add(permit)
    const changed = [...inserted, ...touched]
    if (changed.length > 0)
      await trx.updateTable('site').set({ import_run_id: runId }).where('permit_number', 'in', changed).execute()
    for (const { value, rows: lines } of batch) {
      if (inserted.has(value.permitNumber)) counts.inserted += lines.length
      else if (touched.has(value.permitNumber)) counts.updated += lines.length
      else counts.unchanged += lines.length
    }
  }
  return counts
}

type Trx = Kysely<Database>

/** The batch as a table: every column of `site`, with null for what the file does not say. */
function incoming(batch: readonly SiteToStore[], names: Names, crs: SourceCrs): RawBuilder<unknown> {
  const rows = batch.map((site) => {
    const contractor = names.firm('contractor', site.value.contractor)
    const supervision = names.firm('supervision', site.value.supervision)
    return {
      permit: site.value.permitNumber,
      agency: site.agencyCode,
      works: site.value.worksType,
      name: site.value.name,
      fallback_name: site.name,
      address: site.value.address,
      shape: site.shape,
      lon: site.place?.[0] ?? null,
      lat: site.place?.[1] ?? null,
      area: site.value.areaM2,
      cost: site.value.costYuan,
      length: site.value.lengthM,
      affordable: site.value.isAffordable,
      sensitive: site.value.hasSensitiveNeighbours,
      risk: site.value.overallRisk,
      stage: site.value.stage,
      status: site.value.status,
      line_id: names.line(site.value.metroLine),
      client_id: names.firm('client', site.value.client),
      contractor_id: contractor,
      supervision_id: supervision,
      manager_id: names.person('project_manager', site.value.manager, contractor),
      chief_id: names.person('chief_supervision_engineer', site.value.chiefEngineer, supervision),
      contact: site.value.contactName,
      phone: site.value.contactPhone,
      permit_date: site.value.permitDate,
      completion: site.value.plannedCompletion,
    }
  })
  return sql`(
    select r.permit, r.agency, r.works, r.name, r.fallback_name, r.address, s.shape,
      case
        when r.lon is not null then st_setsrid(st_makepoint(r.lon, r.lat), 4326)
        when geometrytype(s.shape) = 'POINT' then s.shape
        when geometrytype(s.shape) = 'LINESTRING' then st_lineinterpolatepoint(s.shape, 0.5)
        else st_pointonsurface(s.shape) end as place,
      ${crs}::text as crs, round(r.area, 2) as area, round(r.cost, 2) as cost,
      round(coalesce(r.length, case when st_dimension(s.shape) = 1 then st_length(s.shape::geography) end)::numeric, 1) as length,
      r.affordable, r.sensitive, r.risk, r.stage, r.status, r.line_id, r.client_id, r.contractor_id, r.supervision_id,
      r.manager_id, r.chief_id, r.contact, r.phone, r.permit_date, r.completion
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      permit text, agency text, works text, name text, fallback_name text, address text, shape jsonb, lon float8, lat float8,
      area numeric, cost numeric, length numeric, affordable boolean, sensitive boolean, risk text, stage text,
      status text, line_id bigint, client_id bigint, contractor_id bigint, supervision_id bigint, manager_id bigint,
      chief_id bigint, contact text, phone text, permit_date date, completion date)
    cross join lateral (select st_setsrid(st_geomfromgeojson(r.shape), 4326) as shape) as s)`
}

async function insertSites(trx: Trx, incoming: RawBuilder<unknown>): Promise<Set<string>> {
  const { rows } = await sql<{ permit: string }>`
    insert into site (permit_number, agency_code, works_type, name, address, shape, place, source_crs, area_m2, cost_yuan, length_m,
      is_affordable, has_sensitive_neighbours, overall_risk, stage, status, metro_line_id, client_id, contractor_id,
      supervision_id, manager_id, chief_engineer_id, contact_name, contact_phone, permit_date, planned_completion)
    select permit, agency, coalesce(works, case when st_dimension(shape) = 1 then 'municipal' else 'building' end),
      coalesce(name, fallback_name), coalesce(address, ''), shape, place, crs, area, cost, length,
      coalesce(affordable, false), coalesce(sensitive, false), risk, stage, coalesce(status, 'active'), line_id, client_id,
      contractor_id, supervision_id, manager_id, chief_id, contact, phone, permit_date, completion
    from ${incoming} as r
    order by permit
    on conflict (permit_number) do nothing
    returning permit_number as permit`.execute(trx)
  return new Set(rows.map((row) => row.permit))
}

async function updateSites(trx: Trx, incoming: RawBuilder<unknown>): Promise<Set<string>> {
  const { rows } = await sql<{ permit: string }>`
    with merged as (
      select site.id, r.agency, coalesce(r.works, site.works_type) as works, coalesce(r.name, site.name) as name,
        coalesce(r.address, site.address) as address, r.shape, r.place, r.crs, coalesce(r.area, site.area_m2) as area,
        coalesce(r.cost, site.cost_yuan) as cost, coalesce(r.length, site.length_m) as length,
        coalesce(r.affordable, site.is_affordable) as affordable, coalesce(r.sensitive, site.has_sensitive_neighbours) as sensitive,
        coalesce(r.risk, site.overall_risk) as risk, r.stage, coalesce(r.status, site.status) as status,
        coalesce(r.line_id, site.metro_line_id) as line_id, coalesce(r.client_id, site.client_id) as client_id,
        coalesce(r.contractor_id, site.contractor_id) as contractor_id,
        coalesce(r.supervision_id, site.supervision_id) as supervision_id,
        coalesce(r.manager_id, site.manager_id) as manager_id, coalesce(r.chief_id, site.chief_engineer_id) as chief_id,
        coalesce(r.contact, site.contact_name) as contact, coalesce(r.phone, site.contact_phone) as phone,
        r.permit_date, coalesce(r.completion, site.planned_completion) as completion
      from ${incoming} as r join site on site.permit_number = r.permit)
    update site set agency_code = m.agency, works_type = m.works, name = m.name, address = m.address, shape = m.shape, place = m.place,
      source_crs = m.crs, area_m2 = m.area, cost_yuan = m.cost, length_m = m.length, is_affordable = m.affordable,
      has_sensitive_neighbours = m.sensitive, overall_risk = m.risk, stage = m.stage, status = m.status,
      metro_line_id = m.line_id, client_id = m.client_id, contractor_id = m.contractor_id, supervision_id = m.supervision_id,
      manager_id = m.manager_id, chief_engineer_id = m.chief_id, contact_name = m.contact, contact_phone = m.phone,
      permit_date = m.permit_date, planned_completion = m.completion, is_sample = false, updated_at = now()
    from merged as m
    where site.id = m.id and (site.agency_code, site.works_type, site.name, site.address, st_asewkb(site.shape), st_asewkb(site.place),
      site.source_crs, site.area_m2, site.cost_yuan, site.length_m, site.is_affordable, site.has_sensitive_neighbours,
      site.overall_risk, site.stage, site.status, site.metro_line_id, site.client_id, site.contractor_id,
      site.supervision_id, site.manager_id, site.chief_engineer_id, site.contact_name, site.contact_phone,
      site.permit_date, site.planned_completion, site.is_sample)
      is distinct from (m.agency, m.works, m.name, m.address, st_asewkb(m.shape), st_asewkb(m.place), m.crs, m.area, m.cost, m.length,
      m.affordable, m.sensitive, m.risk, m.stage, m.status, m.line_id, m.client_id, m.contractor_id, m.supervision_id,
      m.manager_id, m.chief_id, m.contact, m.phone, m.permit_date, m.completion, false)
    returning site.permit_number as permit`.execute(trx)
  return new Set(rows.map((row) => row.permit))
}

/** Buildings and hazardous works: added and brought up to date, never removed; returns the permits that they changed. */
async function storeParts(trx: Trx, batch: readonly SiteToStore[]): Promise<Set<string>> {
  const buildings = batch.flatMap((site) =>
    site.buildings.map(({ place, ...building }) => ({
      permit: site.value.permitNumber,
      lon: place?.[0],
      lat: place?.[1],
      ...building,
    })),
  )
  const hazards = batch.flatMap((site) =>
    site.hazards.map((hazard) => ({ permit: site.value.permitNumber, ...hazard })),
  )
  const { rows } = await sql<{ permit: string }>`
    with b as (
      select site.id, r.number, coalesce(st_setsrid(st_makepoint(r.lon, r.lat), 4326), site.place) as place, r.stage,
        round(r."areaM2", 2) as area, r.storeys, round(r."heightM", 1) as height
      from jsonb_to_recordset(${JSON.stringify(buildings)}::jsonb)
        as r(permit text, number text, lon float8, lat float8, stage text, "areaM2" numeric, storeys integer, "heightM" numeric)
      join site on site.permit_number = r.permit),
    h as (
      select site.id, r.code, r.measure, r.value, r.unit
      from jsonb_to_recordset(${JSON.stringify(hazards)}::jsonb) as r(permit text, code text, measure text, value numeric, unit text)
      join site on site.permit_number = r.permit),
    stored_buildings as (
      insert into building (site_id, number, place, stage, area_m2, storeys, height_m)
      select id, number, place, stage, area, storeys, height from b order by id, number
      on conflict (site_id, number) do update set place = excluded.place, stage = excluded.stage, area_m2 = excluded.area_m2,
        storeys = coalesce(excluded.storeys, building.storeys), height_m = coalesce(excluded.height_m, building.height_m)
      where (st_asewkb(building.place), building.stage, building.area_m2) is distinct from (st_asewkb(excluded.place), excluded.stage, excluded.area_m2)
        or coalesce(excluded.height_m, building.height_m) is distinct from building.height_m
        or coalesce(excluded.storeys, building.storeys) is distinct from building.storeys
      returning site_id),
    stored_hazards as (
      insert into hazardous_work (site_id, code, measure, measured_value, unit)
      select id, code, measure, round(value, 2), unit from h order by id, code
      on conflict (site_id, building_id, code, measure, planned_start) do update
        set measured_value = coalesce(excluded.measured_value, hazardous_work.measured_value)
      where coalesce(excluded.measured_value, hazardous_work.measured_value) is distinct from hazardous_work.measured_value
      returning site_id)
    update site set updated_at = now()
    where id in (select site_id from stored_buildings union select site_id from stored_hazards)
    returning permit_number as permit`.execute(trx)
  return new Set(rows.map((row) => row.permit))
}
