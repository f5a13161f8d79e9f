import { z } from 'zod'
import { agencyCode, featureCollection, id, lonLat, words } from './common.ts'
import { endpoint } from './endpoint.ts'

export const roadReport = z
  .object({
    /** `checked`: nothing was written; `unchanged`: this very content is in use already. */
    state: z.enum(['checked', 'imported', 'unchanged']),
    versionId: z.number().int().nullable(),
    sourceName: z.string(),
    sourceKind: z.enum(['osm', 'schematic']),
    waysRead: z.number().int(),
    waysKept: z.number().int(),
    /** reason → ways */
    waysDropped: z.record(z.string(), z.number().int()),
    restrictionsKept: z.number().int(),
    restrictionsDropped: z.number().int(),
    nodes: z.number().int(),
    edges: z.number().int(),
    kilometres: z.number(),
    mainKilometres: z.number(),
    /** Strongly connected parts: how many, and the junctions of the largest. */
    parts: z.number().int(),
    largestParts: z.array(z.number().int()),
    /** west, south, east, north */
    box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    /** Active sites in all, and those near enough to a street of the main part. */
    sites: z.number().int(),
    sitesNear: z.number().int(),
    warnings: z.array(words),
  })
  .meta({ id: 'RoadReport' })
export type RoadReport = z.infer<typeof roadReport>

export const importRoads = endpoint({
  id: 'importRoads',
  method: 'post',
  path: '/roads',
  tag: 'roads',
  role: 'admin',
  summary: 'Replace the streets by an OpenStreetMap extract (multipart: file, .osm.pbf); as a whole or not at all',
  query: z.object({
    dryRun: z.enum(['true', 'false']).default('true'),
    /** Take a network that none of the sites lies near. */
    elsewhere: z.enum(['true', 'false']).default('false'),
  }),
  body: z.any(),
  upload: [],
  response: roadReport,
})

export const readRoads = endpoint({
  id: 'readRoads',
  method: 'get',
  path: '/roads',
  tag: 'roads',
  role: 'viewer',
  summary: 'The streets in use, whether they are ready, and where travel times come from',
  response: z
    .object({
      /** What the settings ask for. */
      chosen: z.enum(['roads', 'osrm', 'estimate']),
      streets: roadReport.nullable(),
      importedAt: z.string().nullable(),
      state: z.enum(['none', 'preparing', 'ready', 'failed']),
      /** Part of the tile address; changes with the streets. */
      tileVersion: z.string(),
      error: z.string().nullable(),
    })
    .meta({ id: 'Roads' }),
})

export const readRoadTile = endpoint({
  id: 'readRoadTile',
  method: 'get',
  path: '/roads/tiles/:version/:z/:x/:y',
  tag: 'roads',
  role: 'viewer',
  summary: 'Vector tile (MVT) of the streets: layer `streets` with class and name',
  params: z.object({
    version: z.string().max(20),
    z: z.coerce.number().int().min(0).max(20),
    x: z.coerce.number().int().min(0),
    y: z.coerce.number().int().min(0),
  }),
  response: z.any(),
  mediaType: 'application/vnd.mapbox-vector-tile',
})

export const readIsochrone = endpoint({
  id: 'readIsochrone',
  method: 'get',
  path: '/roads/isochrone',
  tag: 'roads',
  role: 'viewer',
  summary: 'What can be reached from a place in so many minutes: one polygon feature per time, the longest first',
  query: z.object({
    lon: z.coerce.number().min(-180).max(180),
    lat: z.coerce.number().min(-90).max(90),
    /** e.g. `10,20,30` */
    minutes: z
      .string()
      .regex(/^\d{1,3}(,\d{1,3}){0,4}$/, 'minutes, e.g. 30 or 10,20,30')
      .default('30')
      .transform((text) => text.split(',').map(Number))
      .refine((minutes) => minutes.every((one) => one >= 1 && one <= 120), '1 … 120 minutes'),
  }),
  response: featureCollection,
})

/** At most so many legs in one question: a district's whole week has a few hundred. */
export const MOST_LEGS = 500

export const travelLeg = z
  .object({
    durationSeconds: z.number().int(),
    distanceMetres: z.number().int(),
    /** The streets know no way, or are not ready: the line is straight, time and distance are estimated (估算). */
    isEstimate: z.boolean(),
    /** From the one place to the other, with no more points than a map shows. */
    line: z.array(lonLat),
  })
  .meta({ id: 'TravelLeg' })
export type TravelLeg = z.infer<typeof travelLeg>

export const findTravelLines = endpoint({
  id: 'findTravelLines',
  method: 'post',
  path: '/travel/lines',
  tag: 'roads',
  role: 'viewer',
  summary: 'The ways between pairs of places, along the streets: an edited plan asks for the legs it does not know yet',
  body: z.object({
    agencyCode,
    legs: z
      .array(z.tuple([lonLat, lonLat]))
      .min(1)
      .max(MOST_LEGS),
  }),
  response: z.object({ legs: z.array(travelLeg) }).meta({ id: 'TravelLines' }),
})

export const readPlanLines = endpoint({
  id: 'readPlanLines',
  method: 'get',
  path: '/plans/:id/lines',
  tag: 'plans',
  role: 'viewer',
  summary:
    'The legs of a plan along the streets: one line per leg with shift, position (0 from the base, last back to it), seconds, metres and whether it is estimated',
  params: z.object({ id }),
  response: featureCollection,
})
