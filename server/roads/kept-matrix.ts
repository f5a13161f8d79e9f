import { endianness } from 'node:os'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import type { LonLat } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { TravelProvider, TravelTable } from './provider.ts'

type Kept = TravelTable & { readonly places: readonly LonLat[]; readonly createdAt: Date }

/** Where a matrix is kept: for whom, and for how long its answers stand. */
export type Keeping = { readonly scope: string; readonly forMs: number; readonly now: Date }

// What was read or computed last in this process, so that planning again reads nothing.
const latestOf = new WeakMap<Db, Map<string, Kept>>()

/**
 * The ways between all places, from what is kept as far as it goes: places that are new are asked for, one row and one
 * column each, and what is kept grows by them.
 */
export async function keptMatrix(
  db: Db,
  keeping: Keeping,
  provider: TravelProvider,
  places: readonly LonLat[],
): Promise<TravelTable> {
  const kept = await findKept(db, keeping, provider.key)
  const wanted = uniquePlaces(places)
  const wantedKeys = new Set(wanted.map(keyOf))
  const known = new Set(kept?.places.map(keyOf))
  const fresh = wanted.filter((place) => !known.has(keyOf(place)))
  if (kept && fresh.length === 0) return pick(kept, places)
  // Places that nobody asks for any more are let go whenever something is computed anyway.
  const staying = kept ? kept.places.filter((place) => wantedKeys.has(keyOf(place))) : []
  const all = [...staying, ...fresh]
  const grown: Kept = {
    ...(await growTable(kept, staying, fresh, all, provider)),
    places: all,
    createdAt: kept?.createdAt ?? keeping.now,
  }
  remember(db, keeping.scope, provider.key, grown)
  await saveKept(db, keeping.scope, provider, grown)
  return pick(grown, places)
}

async function growTable(
  kept: Kept | undefined,
  staying: readonly LonLat[],
  fresh: readonly LonLat[],
  all: readonly LonLat[],
  provider: TravelProvider,
): Promise<TravelTable> {
  if (staying.length === 0) return provider.between(all, all)
  const rows = await provider.between(fresh, all)
  const columns = await provider.between(staying, fresh)
  const old = pick(kept!, staying)
  const merge = (key: keyof TravelTable): Int32Array => {
    const table = new Int32Array(all.length * all.length)
    for (let row = 0; row < staying.length; row++) {
      table.set(old[key].subarray(row * staying.length, (row + 1) * staying.length), row * all.length)
      table.set(columns[key].subarray(row * fresh.length, (row + 1) * fresh.length), row * all.length + staying.length)
    }
    table.set(rows[key], staying.length * all.length)
    return table
  }
  return { durationSeconds: merge('durationSeconds'), distanceMetres: merge('distanceMetres') }
}

function pick(kept: Kept, places: readonly LonLat[]): TravelTable {
  const indexOf = new Map(kept.places.map((place, index) => [keyOf(place), index]))
  const at = places.map((place) => indexOf.get(keyOf(place))!)
  const size = kept.places.length
  const select = (table: Int32Array): Int32Array => {
    const picked = new Int32Array(at.length * at.length)
    at.forEach((row, r) => {
      at.forEach((column, c) => {
        picked[r * at.length + c] = table[row * size + column]!
      })
    })
    return picked
  }
  return { durationSeconds: select(kept.durationSeconds), distanceMetres: select(kept.distanceMetres) }
}

function uniquePlaces(places: readonly LonLat[]): LonLat[] {
  return [...new Map(places.map((place) => [keyOf(place), place])).values()]
}

// Coordinates count to the centimetre: a site that moved is another place.
function keyOf([lon, lat]: LonLat): string {
  return `${Math.round(lon * 1e7)},${Math.round(lat * 1e7)}`
}

async function findKept(db: Db, { scope, forMs, now }: Keeping, source: string): Promise<Kept | undefined> {
  const latest = latestOf.get(db)?.get(scope + source)
  const kept = latest ?? (await readKept(db, scope, source))
  if (!kept || now.getTime() - kept.createdAt.getTime() > forMs) return undefined
  if (!latest) remember(db, scope, source, kept)
  return kept
}

function remember(db: Db, scope: string, source: string, kept: Kept): void {
  const latest = latestOf.get(db) ?? new Map<string, Kept>()
  latestOf.set(db, latest)
  latest.delete(scope + source)
  latest.set(scope + source, kept)
  // As many as there are agencies in a city; each is a few megabytes.
  for (const old of [...latest.keys()].slice(0, -MOST_REMEMBERED)) latest.delete(old)
}

const MOST_REMEMBERED = 20

async function readKept(db: Db, scope: string, source: string): Promise<Kept | undefined> {
  const row = await db
    .selectFrom('travel_matrix')
    .select(['places', 'duration_seconds', 'distance_metres', 'created_at'])
    .where('scope', '=', scope)
    .where('source', '=', source)
    .executeTakeFirst()
  if (!row) return undefined
  const [flat, durationSeconds, distanceMetres] = await Promise.all(
    [row.places, row.duration_seconds, row.distance_metres].map(unpack),
  )
  const places = Array.from(
    { length: flat!.length / 2 },
    (_, i): LonLat => [flat![2 * i]! / 1e7, flat![2 * i + 1]! / 1e7],
  )
  return { places, durationSeconds: durationSeconds!, distanceMetres: distanceMetres!, createdAt: row.created_at }
}

async function saveKept(db: Db, scope: string, provider: TravelProvider, kept: Kept): Promise<void> {
  const flat = Int32Array.from(kept.places.flatMap(([lon, lat]) => [Math.round(lon * 1e7), Math.round(lat * 1e7)]))
  const [places, duration_seconds, distance_metres] = await Promise.all(
    [flat, kept.durationSeconds, kept.distanceMetres].map(pack),
  )
  const row = {
    places: places!,
    duration_seconds: duration_seconds!,
    distance_metres: distance_metres!,
    created_at: kept.createdAt,
  }
  await db.transaction().execute(async (trx) => {
    // One per scope: what another source said is asked again if that source is chosen again.
    await trx.deleteFrom('travel_matrix').where('scope', '=', scope).where('source', '<>', provider.key).execute()
    await trx
      .insertInto('travel_matrix')
      .values({ scope, source: provider.key, road_version_id: provider.roadVersionId, ...row })
      .onConflict((conflict) => conflict.columns(['scope', 'source']).doUpdateSet(row))
      .execute()
  })
}

const squeeze = promisify(deflate) as (bytes: Buffer, options: { level: number }) => Promise<Buffer>
const stretch = promisify(inflate) as (bytes: Uint8Array) => Promise<Buffer>

async function pack(values: Int32Array): Promise<Buffer> {
  return squeeze(swapped(Buffer.from(values.slice().buffer)), { level: 1 })
}

async function unpack(bytes: Uint8Array): Promise<Int32Array> {
  const flat = swapped(await stretch(bytes))
  return new Int32Array(new Uint8Array(flat).buffer)
}

/** Little-endian in the database, so that it moves between machines. */
function swapped(bytes: Buffer): Buffer {
  return endianness() === 'LE' ? bytes : bytes.swap32()
}
