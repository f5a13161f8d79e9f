import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { siteQuery } from '../contract/index.ts'
import { isOpen } from '../grids/queries.ts'
import { riskiestStage } from './site-columns.ts'

export type SiteFilter = Omit<z.output<typeof siteQuery>, 'sort' | 'limit' | 'offset'>

/** The condition that a filter puts on `site` (joined with `latest` score and `own_grid`); without a status, open sites. */
export function conditionOf(filter: SiteFilter, now: Date): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [filter.status ? sql`site.status = ${filter.status}` : isOpen]
  if (filter.agency) parts.push(sql`site.agency_code = ${filter.agency}`)
  if (filter.grid) parts.push(sql`own_grid.code = ${filter.grid}`)
  if (filter.worksType) parts.push(sql`site.works_type = ${filter.worksType}`)
  if (filter.level) parts.push(sql`latest.level = ${filter.level}`)
  if (filter.stage) parts.push(sql`${riskiestStage(now)} = ${filter.stage}`)
  if (filter.text) {
    const pattern = `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`
    parts.push(
      sql`(site.name ilike ${pattern} or site.address ilike ${pattern} or site.permit_number ilike ${pattern})`,
    )
  }
  if (filter.bbox) {
    const [west, south, east, north] = filter.bbox.split(',').map(Number)
    parts.push(sql`site.place && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 4326)`)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** The grid in force that a site lies in, as `own_grid`. */
export const ownGrid = sql`
  left join (
    site_grid join grid_design on grid_design.id = site_grid.design_id and grid_design.valid_to is null
    join grid own_grid on own_grid.id = site_grid.grid_id
  ) on site_grid.site_id = site.id and grid_design.agency_code = site.agency_code`
