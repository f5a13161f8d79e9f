import { type Kysely, sql } from 'kysely'
import type { ImportFinding } from '../../contract/index.ts'
import type { Database } from '../../db/schema.ts'
import type { AgencyBook } from './agency-book.ts'
import { finding } from './findings.ts'
import { otherAgency } from './import-sites.ts'
import type { Outcome, Scope } from './outcome.ts'
import type { Parsed } from './parse-rows.ts'
import { outgrownGrids, storeAgencies } from './store-agencies.ts'
import type { Counts } from './store-sites.ts'

type Boundary = { readonly row: number; readonly code: string; readonly nameEn: string | null; readonly shape: unknown }

/** Stores a map of agencies: by code or name; shapes that cross themselves are mended, overlaps are reported. */
export async function importBoundaries(
  trx: Kysely<Database>,
  parsed: readonly Parsed<'boundaries'>[],
  book: AgencyBook,
  scope: Scope,
): Promise<Outcome> {
  const findings: ImportFinding[] = []
  const boundaries = new Map<string, Boundary>()
  for (const { row, value, place } of parsed) {
    const boundary = judge(row, value.agencyCode, value.agency, place?.shape, book, scope, findings)
    if (!boundary) continue
    const earlier = boundaries.get(boundary.code)
    if (earlier) findings.push(repeated(row, boundary.code, earlier.row))
    else boundaries.set(boundary.code, { ...boundary, nameEn: value.nameEn })
  }
  const { sound, mended } = await mend(trx, [...boundaries.values()], findings)
  findings.push(...mended)
  return {
    findings,
    store: async () => {
      const created = await storeAgencies(trx, book)
      const { counts, changed } = await storeAreas(trx, sound)
      return { counts, findings: [...created, ...(await overlaps(trx, sound)), ...(await outgrownGrids(trx, changed))] }
    },
  }
}

function judge(
  row: number,
  code: string | null,
  name: string | null,
  shape: { type: string } | undefined,
  book: AgencyBook,
  scope: Scope,
  findings: ImportFinding[],
): Boundary | null {
  const named = code ?? name
  if (named === null) {
    findings.push(
      finding(
        'refused',
        'no-agency',
        { row, column: 'agency' },
        { zh: '没有写明监督机构的代码或名称', en: 'Neither the code nor the name of the agency is given' },
      ),
    )
    return null
  }
  if (shape?.type !== 'Polygon' && shape?.type !== 'MultiPolygon') {
    findings.push(
      finding(
        'refused',
        'not-an-area',
        { row, column: 'geometry', value: shape?.type },
        { zh: '边界必须是面（Polygon 或 MultiPolygon）', en: 'A boundary must be a Polygon or MultiPolygon' },
      ),
    )
    return null
  }
  const known = book.find(named)?.code
  if (scope.only !== null && known !== scope.only) {
    findings.push(otherAgency(row, known ?? named, scope.only))
    return null
  }
  return { row, code: known ?? book.enter(code, name).code, nameEn: null, shape }
}

type Mended = { readonly row: number; readonly code: string; readonly nameEn: string | null; readonly area: string }

/** Asks PostGIS which shapes are valid, mends the others, and refuses those of which no area stays. */
async function mend(
  trx: Kysely<Database>,
  boundaries: readonly Boundary[],
  findings: ImportFinding[],
): Promise<{ sound: Mended[]; mended: ImportFinding[] }> {
  const sound: Mended[] = []
  const mended: ImportFinding[] = []
  for (const { row, code, nameEn, shape } of boundaries) {
    const { rows } = await sql<{ reason: string | null; area: string; m2: number }>`
      select case when st_isvalid(shape) then null else st_isvalidreason(shape) end as reason,
        encode(st_asewkb(st_multi(st_collectionextract(st_makevalid(shape), 3))), 'hex') as area,
        st_area(st_collectionextract(st_makevalid(shape), 3)::geography) as m2
      from (select st_setsrid(st_geomfromgeojson(${JSON.stringify(shape)}), 4326) as shape) as given`.execute(trx)
    const result = rows[0]
    const spot = { row, column: 'geometry', value: code }
    if (!result || !(result.m2 >= 1)) {
      findings.push(finding('refused', 'empty-area', spot, { zh: '边界没有面积', en: 'The boundary encloses no area' }))
      continue
    }
    if (result.reason !== null) {
      mended.push(
        finding(
          'repaired',
          'area-mended',
          { ...spot, value: result.reason },
          {
            zh: `边界自相交或有误，已修复（${result.reason}）`,
            en: `The boundary was not valid and has been mended (${result.reason})`,
          },
        ),
      )
    }
    sound.push({ row, code, nameEn, area: result.area })
  }
  return { sound, mended }
}

async function storeAreas(
  trx: Kysely<Database>,
  boundaries: readonly Mended[],
): Promise<{ counts: Counts; changed: string[] }> {
  const changed: string[] = []
  const counts = { inserted: 0, updated: 0, unchanged: 0 }
  for (const { code, nameEn, area } of boundaries) {
    const { rows } = await sql<{ had: boolean; changed: boolean }>`
      with before as (
        select code, area is not null as had,
          (st_asewkb(area) is distinct from decode(${area}, 'hex') or area_origin <> 'given' or name_en is distinct from coalesce(${nameEn}::text, name_en)) as changed
        from agency where code = ${code})
      update agency set area = st_geomfromewkb(decode(${area}, 'hex')), area_origin = 'given', name_en = coalesce(${nameEn}::text, name_en)
      from before where agency.code = before.code
      returning before.had, before.changed`.execute(trx)
    const row = rows[0]
    if (!row?.had) counts.inserted++
    else if (row.changed) counts.updated++
    else counts.unchanged++
    if (row?.changed) changed.push(code)
  }
  return { counts, changed }
}

// Slivers along a shared border come from rounding; a hectare does not.
const TOLERATED_M2 = 10_000

async function overlaps(trx: Kysely<Database>, boundaries: readonly Mended[]): Promise<ImportFinding[]> {
  if (boundaries.length === 0) return []
  const { rows } = await sql<{ a: string; b: string; m2: number }>`
    select a.code as a, b.code as b, st_area(st_intersection(a.area, b.area)::geography) as m2
    from agency as a join agency as b on a.code < b.code and st_intersects(a.area, b.area)
    where a.area_origin = 'given' and b.area_origin = 'given'
      and (a.code in (${sql.join(boundaries.map(({ code }) => code))}) or b.code in (${sql.join(boundaries.map(({ code }) => code))}))
    order by 1, 2`.execute(trx)
  return rows
    .filter(({ m2 }) => m2 > TOLERATED_M2)
    .map(({ a, b, m2 }) =>
      finding(
        'warning',
        'areas-overlap',
        { row: 0, column: 'geometry', value: `${a} ${b}` },
        {
          zh: `${a} 与 ${b} 的边界重叠 ${(m2 / 1e6).toFixed(2)} 平方公里`,
          en: `The areas of ${a} and ${b} overlap by ${(m2 / 1e6).toFixed(2)} km²`,
        },
      ),
    )
}

function repeated(row: number, code: string, earlier: number): ImportFinding {
  return finding(
    'refused',
    'repeated-agency',
    { row, column: 'agency', value: code },
    {
      zh: `监督机构 ${code} 的边界已在第 ${earlier} 行给出；请合并为一个多部分面`,
      en: `The boundary of ${code} is already in row ${earlier}: join them into one multi-part area`,
    },
  )
}
