import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { LonLat } from '../contract/index.ts'
import { type TravelLeg, type TravelProvider, type TravelTable, TravelUnavailable } from './provider.ts'
import { type AccessRules, accessOf, writeCell } from './street-access.ts'

/** Where an OSRM server is, and how far to go with it. */
export type OsrmSettings = {
  /** e.g. `http://osrm.example:5000` */
  readonly url: string
  /** The profile in its addresses; most servers serve one whatever it is called. */
  readonly profile: string
  /** For one request. */
  readonly timeoutMs: number
  /** Further attempts after the first. */
  readonly retries: number
  /** Places in one table request, each way; the server's own limit (`--max-table-size`) is 100 by default. */
  readonly tableSize: number
}

const number = z.number().min(0).max(1e8).nullable()
const waypoint = z.looseObject({ distance: z.number().min(0) })
const tableAnswer = z.looseObject({
  code: z.literal('Ok'),
  durations: z.array(z.array(number)),
  distances: z.array(z.array(number)),
  sources: z.array(waypoint),
  destinations: z.array(waypoint),
})
const routeAnswer = z.looseObject({
  code: z.literal('Ok'),
  waypoints: z.array(waypoint),
  routes: z
    .array(
      z.looseObject({
        duration: z.number().min(0),
        distance: z.number().min(0),
        geometry: z.looseObject({ coordinates: z.array(z.tuple([z.number(), z.number()])).min(1) }),
      }),
    )
    .min(1),
})

const REQUESTS_AT_ONCE = 4

/** Travel as an OSRM server has it; `access` adds what lies between its streets and the places, as for our own streets. */
export function osrmTravel(settings: OsrmSettings, access: AccessRules): TravelProvider {
  return {
    source: 'osrm',
    key: `osrm:${createHash('sha256')
      .update(JSON.stringify([settings.url, settings.profile, access]))
      .digest('hex')
      .slice(0, 16)}`,
    roadVersionId: null,
    caution: null,
    async between(from, to) {
      const table = {
        durationSeconds: new Int32Array(from.length * to.length).fill(-1),
        distanceMetres: new Int32Array(from.length * to.length).fill(-1),
      }
      const blocks = blocksOf(from.length, to.length, settings.tableSize)
      await inTurns(blocks, REQUESTS_AT_ONCE, (block) => fillBlock(settings, access, table, from, to, block))
      return table
    },
    async legs(places) {
      const pairs = places.slice(1).map((to, index) => [places[index]!, to] as const)
      const legs: (TravelLeg | undefined)[] = []
      await inTurns([...pairs.keys()], REQUESTS_AT_ONCE, async (index) => {
        legs[index] = await routeLeg(settings, access, ...pairs[index]!)
      })
      return legs
    },
  }
}

type Block = { readonly row: number; readonly rows: number; readonly column: number; readonly columns: number }

function blocksOf(rows: number, columns: number, size: number): Block[] {
  const blocks: Block[] = []
  for (let row = 0; row < rows; row += size) {
    for (let column = 0; column < columns; column += size) {
      blocks.push({ row, rows: Math.min(size, rows - row), column, columns: Math.min(size, columns - column) })
    }
  }
  return blocks
}

async function fillBlock(
  settings: OsrmSettings,
  access: AccessRules,
  table: TravelTable,
  from: readonly LonLat[],
  to: readonly LonLat[],
  { row, rows, column, columns }: Block,
): Promise<void> {
  const sources = from.slice(row, row + rows)
  const destinations = to.slice(column, column + columns)
  const numbers = (first: number, count: number): string => Array.from({ length: count }, (_, i) => first + i).join(';')
  const query = `annotations=duration,distance&sources=${numbers(0, rows)}&destinations=${numbers(rows, columns)}`
  const answer = await ask(settings, 'table', [...sources, ...destinations], query, tableAnswer)
  const isWhole = (matrix: (number | null)[][]): boolean =>
    matrix.length === rows && matrix.every((line) => line.length === columns)
  if (
    !isWhole(answer.durations) ||
    !isWhole(answer.distances) ||
    answer.sources.length !== rows ||
    answer.destinations.length !== columns
  ) {
    throw nonsense(`${rows} × ${columns}`)
  }
  const join = (place: LonLat, { distance }: { distance: number }) =>
    distance > access.snapMetres ? undefined : { place, access: accessOf(access, place, distance) }
  const joinedColumns = destinations.map((place, c) => join(place, answer.destinations[c]!))
  sources.forEach((place, r) => {
    const joined = join(place, answer.sources[r]!)
    joinedColumns.forEach((other, c) => {
      const seconds = answer.durations[r]![c]
      const metres = answer.distances[r]![c]
      if (!joined || !other || seconds == null || metres == null) return
      writeCell(table, (row + r) * to.length + column + c, [joined, other], { seconds, metres })
    })
  })
}

async function routeLeg(
  settings: OsrmSettings,
  access: AccessRules,
  from: LonLat,
  to: LonLat,
): Promise<TravelLeg | undefined> {
  const answer = await ask(settings, 'route', [from, to], 'overview=full&geometries=geojson', routeAnswer)
  const [first, last] = answer.waypoints
  const [route] = answer.routes
  if (!first || !last || !route) throw nonsense('waypoints')
  if (first.distance > access.snapMetres || last.distance > access.snapMetres) return undefined
  const cell = { durationSeconds: new Int32Array(1), distanceMetres: new Int32Array(1) }
  writeCell(
    cell,
    0,
    [
      { place: from, access: accessOf(access, from, first.distance) },
      { place: to, access: accessOf(access, to, last.distance) },
    ],
    { seconds: route.duration, metres: route.distance },
  )
  return {
    durationSeconds: cell.durationSeconds[0]!,
    distanceMetres: cell.distanceMetres[0]!,
    line: [from, ...route.geometry.coordinates, to],
  }
}

/** Asks once, and again while the server is slow, down or overloaded; an answer that makes no sense is not asked twice. */
async function ask<S extends z.ZodType>(
  settings: OsrmSettings,
  service: 'table' | 'route',
  places: readonly LonLat[],
  query: string,
  schema: S,
): Promise<z.output<S>> {
  const coordinates = places.map(([lon, lat]) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';')
  const url = `${settings.url.replace(/\/$/, '')}/${service}/v1/${encodeURIComponent(settings.profile)}/${coordinates}?${query}`
  for (let attempt = 0; ; attempt++) {
    const answer = await send(url, settings.timeoutMs)
    if (answer.isFinal) return parse(schema, answer.text)
    if (attempt >= settings.retries) throw unreachable(settings, answer.why)
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * 2 ** attempt))
  }
}

const RETRY_AFTER_MS = 100

type Answer = { readonly isFinal: true; readonly text: string } | { readonly isFinal: false; readonly why: string }

async function send(url: string, timeoutMs: number): Promise<Answer> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' })
    if (response.status >= 500 || response.status === 429) {
      await response.body?.cancel()
      return { isFinal: false, why: `HTTP ${response.status}` }
    }
    return { isFinal: true, text: await response.text() }
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      return { isFinal: false, why: `> ${timeoutMs / 1000} s` }
    }
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return { isFinal: false, why: cause instanceof Error ? cause.message : String(cause) }
  }
}

function parse<S extends z.ZodType>(schema: S, text: string): z.output<S> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw nonsense(text.slice(0, 60))
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return parsed.data
  const said = z.looseObject({ code: z.string(), message: z.string().optional() }).safeParse(json)
  if (said.success && said.data.code !== 'Ok') throw refused(said.data.code, said.data.message ?? '')
  throw nonsense(parsed.error.issues[0]?.path.join('.') ?? '')
}

function unreachable(settings: OsrmSettings, why: string): TravelUnavailable {
  return new TravelUnavailable({
    zh: `OSRM 服务 ${settings.url} 没有响应（${why}），未采用其行车时间`,
    en: `The OSRM server ${settings.url} does not answer (${why}); its travel times were not used`,
  })
}

function refused(code: string, message: string): TravelUnavailable {
  return new TravelUnavailable({
    zh: `OSRM 服务拒绝了请求（${code}${message && `：${message}`}），未采用其行车时间`,
    en: `The OSRM server refused the request (${code}${message && `: ${message}`}); its travel times were not used`,
  })
}

function nonsense(where: string): TravelUnavailable {
  return new TravelUnavailable({
    zh: `OSRM 服务的回答不合规（${where}），未采用其行车时间`,
    en: `The OSRM server's answer makes no sense (${where}); its travel times were not used`,
  })
}

/** Works through items, so many at once; the first failure ends it. */
async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values()
  let failed = false
  const lane = async (): Promise<void> => {
    for (const item of waiting) {
      if (failed) return
      try {
        await work(item)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
}
