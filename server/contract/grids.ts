import { z } from 'zod'
import { agencyCode, featureCollection, id, isoDate, level, quarter, words } from './common.ts'
import { endpoint } from './endpoint.ts'

export const gridIndices = z
  .object({
    gridCount: z.number().int(),
    siteCount: z.number().int(),
    requiredHours: z.number(),
    /** Largest grid's required hours ÷ mean; 1 is perfect. */
    balance: z.number(),
    /** Coefficient of variation of required hours. */
    variation: z.number(),
    /** Mean and least Polsby–Popper compactness, 0…1. */
    compactness: z.number(),
    leastCompactness: z.number(),
    /** The same for a plain k-means partition of the same sites. */
    kmeans: z.object({
      balance: z.number(),
      variation: z.number(),
      compactness: z.number(),
      leastCompactness: z.number(),
    }),
  })
  .meta({ id: 'GridIndices' })
export type GridIndices = z.infer<typeof gridIndices>

export const gridRow = z
  .object({
    id,
    code: z.string(),
    siteCount: z.number().int(),
    requiredHours: z.number(),
    polsbyPopper: z.number(),
    areaKm2: z.number(),
    teamId: id.nullable(),
    teamName: z.string().nullable(),
    /** Active sites by level, and the mean score. */
    levels: z.record(level, z.number().int()),
    meanScore: z.number().nullable(),
    /** Sum of priority per km²: the choropleth's unit. */
    riskPerKm2: z.number(),
  })
  .meta({ id: 'GridRow' })
export type GridRow = z.infer<typeof gridRow>

export const gridDesign = z
  .object({
    id,
    agencyCode,
    version: z.number().int(),
    validFrom: isoDate,
    createdAt: z.string(),
    createdBy: z.string(),
    indices: gridIndices,
    grids: z.array(gridRow),
  })
  .meta({ id: 'GridDesign' })
export type GridDesign = z.infer<typeof gridDesign>

const agencyParams = z.object({ agency: agencyCode })

export const readGridDesign = endpoint({
  id: 'readGridDesign',
  method: 'get',
  path: '/agencies/:agency/grids',
  tag: 'grids',
  role: 'viewer',
  summary: 'The grids in force, with their indices',
  params: agencyParams,
  response: gridDesign.nullable(),
})
export const readGridAreas = endpoint({
  id: 'readGridAreas',
  method: 'get',
  path: '/grids.geojson',
  tag: 'grids',
  role: 'viewer',
  query: z.object({ agency: agencyCode.optional(), quarter: quarter.optional() }),
  summary: 'Grid areas as GeoJSON (properties as GridRow, flat, with agencyCode)',
  response: featureCollection,
  mediaType: 'application/geo+json',
})
export const designGrids = endpoint({
  id: 'designGrids',
  method: 'post',
  path: '/agencies/:agency/grids',
  tag: 'grids',
  role: 'agency',
  status: 201,
  summary: 'Partition the agency anew and put the result in force',
  params: agencyParams,
  body: z.object({ gridCount: z.number().int().min(1).max(99).optional() }),
  response: gridDesign,
})
export const assignGridTeam = endpoint({
  id: 'assignGridTeam',
  method: 'put',
  path: '/grids/:id/team',
  tag: 'grids',
  role: 'agency',
  summary: 'Give a grid to a team',
  params: z.object({ id }),
  body: z.object({ teamId: id.nullable() }),
  response: gridRow,
})

/** One agency's line in the league table of 态势. */
export const agencyStanding = z
  .object({
    code: agencyCode,
    name: words,
    siteCount: z.number().int(),
    buildingCount: z.number().int(),
    areaKm2: z.number().nullable(),
    meanScore: z.number().nullable(),
    levels: z.record(level, z.number().int()),
    overdueCount: z.number().int(),
    openNotices: z.number().int(),
    overdueNotices: z.number().int(),
    visitsLast90Days: z.number().int(),
    /** Sites visited within their interval ÷ sites due, 0…1. */
    coverage: z.number().nullable(),
    teamCount: z.number().int(),
    /** Mean assessment percentile of the quarter, 0 best … 1 worst, and the rank among agencies. */
    assessmentPercentile: z.number().nullable(),
    assessmentRank: z.number().int().nullable(),
    requiredHoursPerWeek: z.number(),
    teamHoursPerWeek: z.number(),
  })
  .meta({ id: 'AgencyStanding' })
export type AgencyStanding = z.infer<typeof agencyStanding>

export const readStandings = endpoint({
  id: 'readStandings',
  method: 'get',
  path: '/situation/agencies',
  tag: 'situation',
  role: 'viewer',
  summary: 'The league table of agencies for a quarter',
  query: z.object({ quarter: quarter.optional() }),
  response: z.object({ quarter, asOf: isoDate, items: z.array(agencyStanding) }),
})
export const readRiskSurface = endpoint({
  id: 'readRiskSurface',
  method: 'get',
  path: '/situation/risk.geojson',
  tag: 'situation',
  role: 'viewer',
  query: z.object({ quarter: quarter.optional(), agency: agencyCode.optional() }),
  summary:
    'Every scored site as a point with its score on the last day of the quarter (today for the current one); properties id, score, level, priority, agencyCode',
  response: featureCollection,
  mediaType: 'application/geo+json',
})
