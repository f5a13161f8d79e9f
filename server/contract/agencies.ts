import { z } from 'zod'
import {
  agencyCode,
  featureCollection,
  id,
  isoDate,
  level,
  lonLat,
  quarter,
  siteStatus,
  stageCode,
  words,
  worksType,
} from './common.ts'
import { endpoint } from './endpoint.ts'

export const agency = z
  .object({
    code: agencyCode,
    name: words,
    areaOrigin: z.enum(['given', 'derived']),
    hasArea: z.boolean(),
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
    siteCount: z.number().int(),
    /** Null to the parties of a site, who are not told how many officers an agency has. */
    teamCount: z.number().int().nullable(),
    isSample: z.boolean(),
  })
  .meta({ id: 'Agency' })
export type Agency = z.infer<typeof agency>

/** What the page needs before its first paint. */
export const city = z
  .object({
    today: isoDate,
    week: z.string(),
    /** The week that is planned next: this one while it has a workday left, today's included. */
    planWeek: z.string(),
    isSample: z.boolean(),
    ruleVersion: z.string(),
    /** Changes whenever sites, grids or scores change; part of every tile address. */
    dataVersion: z.string(),
    quarters: z.array(quarter),
    /** Last year whose holidays and make-up workdays are published; weeks after it are planned on the law's own holidays. */
    calendarUntil: z.number().int(),
    agencies: z.array(agency),
    stages: z.array(z.object({ code: stageCode, name: words, weight: z.number() })),
    hazards: z.array(z.object({ code: z.string(), name: words })),
    levels: z.array(z.object({ level, intervalDays: z.number().int() })),
  })
  .meta({ id: 'City' })
export type City = z.infer<typeof city>

const part = z
  .object({
    key: z.enum(['assessment', 'stage', 'hazard', 'compliance', 'complaint', 'exposure']),
    /** The factor f in 0…1 and the points it gives out of `maxPoints`. */
    factor: z.number(),
    points: z.number(),
    maxPoints: z.number(),
    causes: z.array(words),
    /** The numbers that the factor was computed from. */
    inputs: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'ScorePart' })
export type ScorePart = z.infer<typeof part>

export const risk = z
  .object({
    siteId: id,
    asOf: isoDate,
    version: z.string(),
    score: z.number(),
    level,
    intervalDays: z.number().int(),
    lastVisitOn: isoDate.nullable(),
    dueRatio: z.number(),
    priority: z.number(),
    parts: z.array(part),
    levelReasons: z.array(
      z.object({ rule: z.string(), level, text: words, values: z.record(z.string(), z.unknown()) }),
    ),
  })
  .meta({ id: 'Risk' })
export type Risk = z.infer<typeof risk>

export const siteRow = z
  .object({
    id,
    permitNumber: z.string(),
    name: z.string(),
    address: z.string(),
    agencyCode,
    gridCode: z.string().nullable(),
    worksType,
    stage: stageCode,
    status: siteStatus,
    isAffordable: z.boolean(),
    areaM2: z.number().nullable(),
    buildingCount: z.number().int(),
    place: lonLat,
    score: z.number().nullable(),
    level: level.nullable(),
    dueRatio: z.number().nullable(),
    priority: z.number().nullable(),
    /** Codes of active hazardous works, over-scale ones first. */
    hazards: z.array(z.object({ code: z.string(), overScale: z.boolean() })),
  })
  .meta({ id: 'SiteRow' })
export type SiteRow = z.infer<typeof siteRow>

export const siteFile = siteRow
  .extend({
    shape: z.looseObject({ type: z.string() }),
    client: z.string().nullable(),
    contractor: z.string().nullable(),
    supervision: z.string().nullable(),
    manager: z.string().nullable(),
    chiefEngineer: z.string().nullable(),
    contactName: z.string().nullable(),
    contactPhone: z.string().nullable(),
    permitDate: isoDate,
    plannedCompletion: isoDate.nullable(),
    costYuan: z.number().nullable(),
    sourceCrs: z.string(),
    isSample: z.boolean(),
    risk: risk.nullable(),
    buildings: z.array(
      z.object({
        id,
        number: z.string(),
        stage: stageCode,
        areaM2: z.number(),
        storeys: z.number().nullable(),
        heightM: z.number().nullable(),
        place: lonLat,
      }),
    ),
    hazardousWorks: z.array(
      z.object({
        id,
        code: z.string(),
        name: words,
        measure: z.string(),
        measuredValue: z.number().nullable(),
        unit: z.string(),
        overScale: z.boolean(),
        isActive: z.boolean(),
        plannedStart: isoDate.nullable(),
        plannedEnd: isoDate.nullable(),
        actualStart: isoDate.nullable(),
        actualEnd: isoDate.nullable(),
        schemeStatus: z.string(),
      }),
    ),
    ranks: z.array(
      z.object({
        quarter,
        board: z.string(),
        subject: z.enum(['site', 'contractor', 'supervision']),
        rank: z.number().nullable(),
        population: z.number(),
        status: z.string(),
      }),
    ),
    visits: z.array(
      z.object({
        id,
        visitedOn: isoDate,
        kind: z.string(),
        result: z.string(),
        teamName: z.string().nullable(),
        note: z.string(),
      }),
    ),
    notices: z.array(
      z.object({
        id,
        number: z.string(),
        kind: z.string(),
        facts: z.string(),
        issuedOn: isoDate,
        dueOn: isoDate,
        recheckOn: isoDate.nullable(),
        closedOn: isoDate.nullable(),
      }),
    ),
    complaints: z.array(
      z.object({
        id,
        source: z.string(),
        receivedOn: isoDate,
        isVerified: z.boolean(),
        dueOn: isoDate.nullable(),
        closedOn: isoDate.nullable(),
        text: z.string(),
      }),
    ),
  })
  .meta({ id: 'SiteFile' })
export type SiteFile = z.infer<typeof siteFile>

export const readCity = endpoint({
  id: 'readCity',
  method: 'get',
  path: '/city',
  tag: 'city',
  role: 'project',
  summary:
    'The city at a glance: agencies, stages, levels, versions; without officers and intervals to parties of a site',
  response: city,
})

export const readAgencyAreas = endpoint({
  id: 'readAgencyAreas',
  method: 'get',
  path: '/agencies.geojson',
  tag: 'city',
  role: 'viewer',
  summary: 'Agency areas as GeoJSON (properties code, nameZh, nameEn, areaOrigin)',
  response: featureCollection,
  mediaType: 'application/geo+json',
})

export const siteQuery = z.object({
  agency: agencyCode.optional(),
  grid: z.string().max(20).optional(),
  worksType: worksType.optional(),
  level: level.optional(),
  stage: stageCode.optional(),
  status: siteStatus.optional(),
  /** Part of a name, address or permit number. */
  text: z.string().max(100).optional(),
  bbox: z
    .string()
    .regex(/^-?[\d.]+(,-?[\d.]+){3}$/, 'west,south,east,north in degrees')
    .optional(),
  sort: z.enum(['priority', 'score', 'due', 'name']).default('priority'),
  limit: z.coerce.number().int().min(1).max(5000).default(50),
  offset: z.coerce.number().int().min(0).default(0),
})

export const listSites = endpoint({
  id: 'listSites',
  method: 'get',
  path: '/sites',
  tag: 'sites',
  role: 'viewer',
  summary: 'Sites, filtered and sorted',
  query: siteQuery,
  response: z.object({ total: z.number().int(), items: z.array(siteRow) }),
})

export const readSitePoints = endpoint({
  id: 'readSitePoints',
  method: 'get',
  path: '/sites.geojson',
  tag: 'sites',
  role: 'viewer',
  query: siteQuery.omit({ sort: true, limit: true, offset: true }),
  summary: 'Sites as GeoJSON points (properties as SiteRow, flat)',
  response: featureCollection,
  mediaType: 'application/geo+json',
})

export const readSite = endpoint({
  id: 'readSite',
  method: 'get',
  path: '/sites/:id',
  tag: 'sites',
  role: 'viewer',
  summary: 'One site with its people, buildings, hazardous works, record and risk',
  params: z.object({ id }),
  response: siteFile,
})

export const readTile = endpoint({
  id: 'readTile',
  method: 'get',
  path: '/tiles/:version/:layer/:z/:x/:y.mvt',
  tag: 'tiles',
  role: 'viewer',
  summary: 'Vector tile of one layer; the version is City.dataVersion, so a tile never changes under its address',
  params: z.object({
    version: z.string().max(64),
    layer: z.enum(['sites', 'buildings', 'works']),
    z: z.coerce.number().int().min(0).max(20),
    x: z.coerce.number().int().min(0),
    y: z.coerce.number().int().min(0),
  }),
  response: z.any(),
  mediaType: 'application/vnd.mapbox-vector-tile',
})
