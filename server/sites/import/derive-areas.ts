import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** How far an agency drawn around its sites reaches beyond them. */
const MARGIN_METRES = 800

/**
 * Draws the area of agencies that no boundary was imported for: a concave hull of their sites, widened by 800 m, always in one
 * piece with every site inside. The same sites give the same area; neighbours drawn this way may overlap.
 */
export async function deriveAreas(trx: Kysely<Database>, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return []
  // Degrees of longitude are shrunk to the length of degrees of latitude while the hull is drawn.
  const { rows } = await sql<{ code: string }>`
    with sites as (
      select site.agency_code as code, st_collect(site.place order by site.id) as places, cos(radians(avg(st_y(site.place)))) as shrink
      from site join agency on agency.code = site.agency_code
      where agency.code in (${sql.join(codes)}) and (agency.area is null or agency.area_origin = 'derived')
      group by site.agency_code),
    hulls as (
      select code, st_buffer(st_setsrid(st_scale(st_concavehull(st_scale(places, shrink, 1), 0.4), 1 / shrink, 1), 4326)::geography,
        ${MARGIN_METRES}::float8, 'quad_segs=4')::geometry as hull, places
      from sites),
    drawn as (
      select hulls.code, st_multi(st_reduceprecision(hulls.hull, 1e-7)) as area
      from hulls)
    update agency set area = drawn.area, area_origin = 'derived'
    from drawn
    where agency.code = drawn.code and geometrytype(drawn.area) = 'MULTIPOLYGON'
      and (agency.area is null or st_asewkb(agency.area) is distinct from st_asewkb(drawn.area))
    returning agency.code`.execute(trx)
  return rows.map((row) => row.code)
}
