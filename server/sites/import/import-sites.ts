import { booleanPointInPolygon, pointOnFeature } from '@turf/turf'
import type { Geometry, Position } from 'geojson'
import type { Kysely } from 'kysely'
import type { ImportFinding, SourceCrs } from '../../contract/index.ts'
import type { Database } from '../../db/schema.ts'
import type { AgencyBook } from './agency-book.ts'
import { type Areas, checkPlaces } from './check-places.ts'
import { deriveAreas } from './derive-areas.ts'
import { farPlaces } from './far-places.ts'
import { finding } from './findings.ts'
import { gatherSites, type SiteDraft } from './gather-sites.ts'
import type { Outcome, Scope } from './outcome.ts'
import type { Parsed } from './parse-rows.ts'
import { outgrownGrids, readGivenAreas, storeAgencies } from './store-agencies.ts'
import { type SiteToStore, storeSites } from './store-sites.ts'

/** Stores a list of sites: by permit number, each under its agency. */
export async function importSites(
  trx: Kysely<Database>,
  parsed: readonly Parsed<'sites'>[],
  sources: ReadonlyMap<number, Position>,
  crs: SourceCrs,
  book: AgencyBook,
  scope: Scope,
): Promise<Outcome> {
  const { sites, findings } = gatherSites(parsed)
  const areas = await readGivenAreas(trx)
  const placed: SiteToStore[] = []
  for (const site of sites) {
    const agencyCode = agencyOf(site, areas, book, scope, findings)
    if (agencyCode !== null) placed.push({ ...site, agencyCode })
  }
  const checked = placed.map((site) => {
    const row = site.rows[0] ?? 0
    const position = representative(site)
    return { row, source: sources.get(row) ?? position, position, agencyCode: site.agencyCode }
  })
  findings.push(...checkPlaces(checked, crs, areas), ...farPlaces(checked))
  return {
    findings,
    store: async (runId) => {
      const created = await storeAgencies(trx, book)
      const counts = await storeSites(trx, placed, crs, runId)
      const derived = await deriveAreas(trx, [...new Set(placed.map((site) => site.agencyCode))].sort())
      return { counts, findings: [...created, ...derived.map(areaDrawn), ...(await outgrownGrids(trx, derived))] }
    },
  }
}

function agencyOf(
  site: SiteDraft,
  areas: Areas,
  book: AgencyBook,
  scope: Scope,
  findings: ImportFinding[],
): string | null {
  const { agencyCode, agency } = site.value
  const row = site.rows[0] ?? 0
  const named = agencyCode ?? agency ?? scope.agency
  const known =
    named === null ? (agencyAt(representative(site), areas) ?? scope.only) : (book.find(named)?.code ?? null)
  // An account bound to one district must not bring new agencies into the book.
  const code =
    named === null || scope.only !== null ? (known ?? named) : book.enter(agencyCode, agency ?? scope.agency).code
  if (code === null) {
    findings.push(
      finding(
        'refused',
        'no-agency',
        { row, column: 'agency', value: site.value.permitNumber },
        {
          zh: '没有写明监督机构，坐标也不在任何辖区内；请补“区县”列，或用 --agency 指定',
          en: 'No agency is named and the place lies in no agency’s area: add a district column or give --agency',
        },
      ),
    )
    return null
  }
  if (scope.only !== null && code !== scope.only) {
    findings.push(otherAgency(row, code, scope.only))
    return null
  }
  return code
}

/** The refusal of a row that belongs to an agency other than the account's own. */
export function otherAgency(row: number, code: string, own: string): ImportFinding {
  return finding(
    'refused',
    'other-agency',
    { row, column: 'agency', value: code },
    {
      zh: `属于 ${code}，当前账号只能导入本辖区（${own}）的数据`,
      en: `Belongs to ${code}; this account may only import for its own district (${own})`,
    },
  )
}

function agencyAt(position: Position, areas: Areas): string | null {
  for (const [code, area] of areas) if (booleanPointInPolygon(position, area)) return code
  return null
}

function representative(site: { place: SiteDraft['place']; shape: Geometry }): Position {
  if (site.place) return [...site.place]
  if (site.shape.type === 'Point') return site.shape.coordinates
  return pointOnFeature(site.shape as never).geometry.coordinates
}

function areaDrawn(code: string): ImportFinding {
  return finding(
    'warning',
    'area-derived',
    { row: 0, column: 'agency', value: code },
    {
      zh: `监督机构 ${code} 没有导入边界，其范围按工地位置画出`,
      en: `No boundary was imported for agency ${code}; its area was drawn around its sites`,
    },
  )
}
