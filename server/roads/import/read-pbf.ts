import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { TransformCallback } from 'node:stream'
import { OSMTransform } from 'osm-pbf-parser-node'
import { AppError } from '../../http/app-error.ts'
import { Growing } from '../growing.ts'
import type { OnProgress, RoadWay, TurnRestriction } from '../road-way.ts'
import { SortedIds } from '../sorted-ids.ts'
import { readOsmRestriction } from './osm-restriction.ts'
import { type DropReason, type OsmRoad, readOsmWay } from './osm-way.ts'

/** What an OpenStreetMap file holds for cars. */
export type PbfRoads = {
  /** Ways in the order of the file, made one by one as they are asked for. */
  readonly ways: Iterable<RoadWay>
  readonly restrictions: readonly TurnRestriction[]
  readonly waysRead: number
  readonly dropped: Readonly<Partial<Record<DropReason, number>>>
}

type Item =
  | { readonly type: 'node'; readonly id: number; readonly lon: number; readonly lat: number }
  | { readonly type: 'way'; readonly id: number; readonly refs: number[]; readonly tags?: Record<string, string> }
  | {
      readonly type: 'relation'
      readonly tags?: Record<string, string>
      readonly members: { type: 'node' | 'way' | 'relation'; ref: number; role: string }[]
    }

/**
 * Reads the roads of a PBF file twice through: first the ways, then the nodes that they pass, so that memory holds roads
 * only, never a whole country's houses. Throws in plain words when the file is damaged or something else.
 */
export async function readPbf(path: string, onProgress: OnProgress = () => undefined): Promise<PbfRoads> {
  await requirePbf(path)
  const { size } = await stat(path)
  const found = await collectWays(path, (read) => onProgress('read', read, 2 * size))
  const place = await locateNodes(path, found.nodeIds, (read) => onProgress('read', size + read, 2 * size))
  const idsOf = (way: number): number[] => found.nodeIds.part(found.start.at(way), found.start.at(way + 1))
  // An extract cut without its border nodes: a way is kept only where all of it is there.
  const isWhole = found.roads.map((_, way) => idsOf(way).every((id) => isOnEarth(place(id))))
  for (const whole of isWhole) if (!whole) count(found.dropped, 'node-missing')
  return {
    ...found,
    ways: {
      *[Symbol.iterator]() {
        for (const [way, road] of found.roads.entries()) {
          if (!isWhole[way]) continue
          const nodeIds = idsOf(way)
          yield { ...road, id: found.wayIds.at(way), nodeIds, points: nodeIds.map(place) }
        }
      },
    },
  }
}

type Dropped = Partial<Record<DropReason, number>>

type Found = {
  readonly roads: OsmRoad[]
  readonly wayIds: Growing
  /** Way → its first node; ways + 1 entries. */
  readonly start: Growing
  readonly nodeIds: Growing
  readonly restrictions: TurnRestriction[]
  readonly dropped: Dropped
  readonly waysRead: number
}

async function collectWays(path: string, onRead: (bytes: number) => void): Promise<Found> {
  const roads: OsmRoad[] = []
  const [wayIds, start, nodeIds] = [new Growing(), new Growing(), new Growing()]
  const restrictions: TurnRestriction[] = []
  const dropped: Dropped = {}
  let waysRead = 0
  start.push(0)
  await eachItem(path, { node: false, way: true, relation: true }, onRead, (item) => {
    if (item.type === 'relation') restrictions.push(...readOsmRestriction(item.tags ?? {}, item.members))
    if (item.type !== 'way') return
    waysRead++
    const road = readOsmWay(item.tags ?? {})
    if (typeof road === 'string') count(dropped, road)
    else if (item.refs.length < 2) count(dropped, 'too-short')
    else {
      roads.push(road)
      wayIds.push(item.id)
      for (const id of item.refs) nodeIds.push(id)
      start.push(nodeIds.length)
    }
  })
  return { roads, wayIds, start, nodeIds, restrictions, dropped, waysRead }
}

/** Where each of these nodes lies; not a number where the file does not have it. */
async function locateNodes(
  path: string,
  nodeIds: Growing,
  onRead: (bytes: number) => void,
): Promise<(id: number) => [number, number]> {
  const nodes = new SortedIds(nodeIds.toFloat64())
  const places = new Float64Array(nodes.count * 2).fill(Number.NaN)
  await eachItem(path, false, onRead, (item) => {
    if (item.type !== 'node') return
    const at = nodes.find(item.id)
    if (at < 0) return
    places[2 * at] = item.lon
    places[2 * at + 1] = item.lat
  })
  return (id) => {
    const at = nodes.find(id)
    return [places[2 * at] ?? Number.NaN, places[2 * at + 1] ?? Number.NaN]
  }
}

function count(dropped: Dropped, reason: DropReason): void {
  dropped[reason] = (dropped[reason] ?? 0) + 1
}

function isOnEarth([lon, lat]: readonly [number, number]): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}

const notPbf = (zh: string, en: string): AppError =>
  new AppError('unsupported-file', {
    zh: `${zh}，没有导入任何内容。请使用 OpenStreetMap 的 .osm.pbf 文件`,
    en: `${en}; nothing was imported. Use an OpenStreetMap .osm.pbf file`,
  })

const LARGEST_HEADER_BYTES = 64 * 1024

/** A PBF begins with the length of a short header that names itself; anything else is refused before it is read. */
async function requirePbf(path: string): Promise<void> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(256)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    if (bytesRead === 0) throw notPbf('文件是空的', 'The file is empty')
    const length = bytesRead >= 4 ? head.readUInt32BE(0) : 0
    const names = head.subarray(4, Math.min(bytesRead, 4 + length)).includes('OSMHeader')
    if (length === 0 || length > LARGEST_HEADER_BYTES || !names) {
      throw notPbf('这不是 PBF 文件', 'This is not a PBF file')
    }
  } finally {
    await file.close()
  }
}

// The format's own limit for a block; more is a broken length, and would be waited for until memory ends.
const LARGEST_BLOCK_BYTES = 32 * 1024 * 1024

/** The library throws out of its stream methods, which would end the process; here its errors are the stream's. */
class CheckedTransform extends OSMTransform {
  declare needed: number

  override _transform(chunk: Buffer, encoding: BufferEncoding, next: TransformCallback): void {
    try {
      super._transform(chunk, encoding, next)
      if (this.needed > LARGEST_BLOCK_BYTES) throw new Error(`a block of ${this.needed} bytes`)
    } catch (error) {
      this.destroy(error as Error)
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      super._flush(done)
    } catch (error) {
      this.destroy(error as Error)
    }
  }
}

async function eachItem(
  path: string,
  withTags: false | { node: boolean; way: boolean; relation: boolean },
  onRead: (bytes: number) => void,
  visit: (item: Item) => void,
): Promise<void> {
  const source = createReadStream(path, { highWaterMark: 1 << 20 })
  let read = 0
  source.on('data', (chunk) => {
    read += chunk.length
    onRead(read)
  })
  const items = new CheckedTransform({ withTags, withInfo: false }, { readableHighWaterMark: 2 })
  source.on('error', (error) => items.destroy(error))
  try {
    for await (const block of source.pipe(items)) for (const item of block as Item[]) visit(item)
  } catch (error) {
    if (error instanceof AppError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw notPbf(`文件已损坏或不完整（${reason}）`, `The file is damaged or incomplete (${reason})`)
  } finally {
    source.destroy()
  }
}
