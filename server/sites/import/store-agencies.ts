import type { MultiPolygon, Polygon } from 'geojson'
import { type Kysely, sql } from 'kysely'
import type { ImportFinding } from '../../contract/index.ts'
import type { Database } from '../../db/schema.ts'
import type { AgencyBook } from './agency-book.ts'
import type { Areas } from './check-places.ts'
import { finding } from './findings.ts'

/** Writes the agencies that the file named and the database did not have; each is reported. */
export async function storeAgencies(trx: Kysely<Database>, book: AgencyBook): Promise<ImportFinding[]> {
  const entered = book.entered()
  if (entered.length === 0) return []
  await trx
    .insertInto('agency')
    .values(
      entered.map((agency) => ({
        code: agency.code,
        name_zh: agency.nameZh,
        name_en: agency.nameEn,
        division_code: /^\d{6}$/.test(agency.code) ? agency.code : null,
        area_origin: 'derived' as const,
      })),
    )
    .execute()
  return entered.map((agency) =>
    finding(
      'warning',
      'agency-created',
      { row: 0, column: 'agency', value: agency.code },
      {
        zh: `新建监督机构“${agency.nameZh}”，代码 ${agency.code}`,
        en: `Agency ${agency.nameEn} was created with code ${agency.code}`,
      },
    ),
  )
}

/** The areas that were imported as boundaries, by agency code. */
export async function readGivenAreas(trx: Kysely<Database>): Promise<Areas> {
  const { rows } = await sql<{ code: string; area: string }>`
    select code, st_asgeojson(area, 7) as area from agency where area is not null and area_origin = 'given' order by code`.execute(
    trx,
  )
  return new Map(rows.map((row) => [row.code, JSON.parse(row.area) as Polygon | MultiPolygon]))
}

/** A warning for each agency whose area changed under grids that are in force: they no longer fill it. */
export async function outgrownGrids(trx: Kysely<Database>, codes: readonly string[]): Promise<ImportFinding[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<{ code: string }>`
    select agency_code as code from grid_design where valid_to is null and agency_code in (${sql.join(codes)}) order by 1`.execute(
    trx,
  )
  return rows.map(({ code }) =>
    finding(
      'warning',
      'grids-outgrown',
      { row: 0, column: 'geometry', value: code },
      {
        zh: `监督机构 ${code} 的范围已变，现行网格不再与之吻合，请重新划分网格`,
        en: `The area of agency ${code} has changed and its grids no longer fill it: draw them again`,
      },
    ),
  )
}
