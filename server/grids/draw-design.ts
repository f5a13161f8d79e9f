import type { GridIndices } from '../contract/index.ts'
import { gridCountFor, type SizeRule } from './grid-count.ts'
import { neighboursOf } from './neighbours.ts'
import { gridCode, numberingOrder } from './number-grids.ts'
import { compactnessOf, partition, squareMetresOf } from './partition.ts'
import { centreOf, type Plane, type Polygon, planeAround, toGeoJson } from './plane.ts'
import type { AgencyGround, NewDesign } from './queries.ts'
import { type Crew, type Share, shareTeams } from './share-teams.ts'

/** Partitions an agency's area, numbers the grids and gives each to a team. Pure: same input, same design. */
export function drawDesign(ground: AgencyGround, rule: SizeRule, gridCount?: number): NewDesign {
  const { code, area, sites, teams } = ground
  const hours = sites.reduce((sum, site) => sum + site.hours, 0)
  const { grids, indices, kmeans } = partition(area, sites, gridCount ?? gridCountFor(sites.length, hours, rule))
  const order = numberingOrder(grids.map((grid) => centreOf(grid.polygon)))
  const ordered = order.map((index) => grids[index]!)

  const plane = planeAround(area)
  const teamOf = shareTeams(sharesOf(ordered, plane), crewsOf(teams, plane))

  const summary: GridIndices = {
    gridCount: ordered.length,
    siteCount: sites.length,
    requiredHours: round(hours, 2),
    ...rounded(indices),
    kmeans: rounded(kmeans),
  }
  return {
    agencyCode: code,
    indices: summary,
    grids: ordered.map((grid, index) => ({
      code: gridCode(code, index + 1),
      area: toGeoJson(grid.polygon),
      siteIds: grid.sites.map((site) => sites[site]!.id),
      requiredHours: round(grid.hours, 2),
      polsbyPopper: round(compactnessOf(grid.polygon), 4),
      areaKm2: round(squareMetresOf(grid.polygon) / 1e6, 3),
      teamId: teams[teamOf[index]!]?.id ?? null,
    })),
  }
}

/** Grids as `shareTeams` wants them. */
export function sharesOf(grids: readonly { polygon: Polygon; hours: number }[], plane: Plane): Share[] {
  const neighbours = neighboursOf(grids.map((grid) => grid.polygon))
  return grids.map(({ polygon, hours }, index) => ({
    hours,
    centre: plane.toPlane(centreOf(polygon)),
    neighbours: neighbours[index]!,
  }))
}

/** Teams as `shareTeams` wants them. */
export function crewsOf(teams: AgencyGround['teams'], plane: Plane): Crew[] {
  return teams.map((team) => ({ base: plane.toPlane(team.base), hours: team.hoursPerWeek }))
}

function rounded<T extends Record<string, number>>(numbers: T): T {
  return Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, round(value, 4)])) as T
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
