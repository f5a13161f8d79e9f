import { deflateSync } from 'node:zlib'

/** What an OpenStreetMap file of a test holds. */
export type OsmData = {
  readonly nodes: readonly { readonly id: number; readonly lon: number; readonly lat: number }[]
  readonly ways: readonly {
    readonly id: number
    readonly refs: readonly number[]
    readonly tags?: Readonly<Record<string, string>>
  }[]
  readonly relations?: readonly {
    readonly id: number
    readonly members: readonly { readonly type: 'node' | 'way'; readonly ref: number; readonly role: string }[]
    readonly tags: Readonly<Record<string, string>>
  }[]
}

/**
 * Writes an OSM PBF file: a header, then nodes (dense), ways and relations. Written from the format's own description, not
 * with the library that reads it.
 */
export function writePbf(data: OsmData): Buffer {
  return Buffer.concat([pbfHeader(), ...pbfBlocks(data)])
}

/** The block that every file begins with. */
export function pbfHeader(): Buffer {
  return block('OSMHeader', Buffer.concat([text(4, 'OsmSchema-V0.6'), text(4, 'DenseNodes')]))
}

// As real files have it.
const ENTRIES_A_BLOCK = 8000

/** The data in blocks, one after another, so that a large file need not be held whole. */
export function* pbfBlocks({ nodes, ways, relations = [] }: OsmData): Generator<Buffer> {
  for (const part of parts(nodes)) {
    const dense = Buffer.concat([
      bytes(1, packed(deltas(part.map((node) => node.id)).map(zigzag))),
      bytes(8, packed(deltas(part.map((node) => Math.round(node.lat * 1e7))).map(zigzag))),
      bytes(9, packed(deltas(part.map((node) => Math.round(node.lon * 1e7))).map(zigzag))),
    ])
    yield dataBlock(new Strings(), bytes(2, dense))
  }
  for (const part of parts(ways)) {
    const strings = new Strings()
    yield dataBlock(strings, Buffer.concat(part.map((way) => bytes(3, wayFields(way, strings)))))
  }
  for (const part of parts(relations)) {
    const strings = new Strings()
    yield dataBlock(strings, Buffer.concat(part.map((relation) => bytes(4, relationFields(relation, strings)))))
  }
}

function parts<T>(entries: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(entries.length / ENTRIES_A_BLOCK) }, (_, i) =>
    entries.slice(i * ENTRIES_A_BLOCK, (i + 1) * ENTRIES_A_BLOCK),
  )
}

function wayFields(way: OsmData['ways'][number], strings: Strings): Buffer {
  return Buffer.concat([
    whole(1, BigInt(way.id)),
    ...tagFields(way.tags ?? {}, strings),
    bytes(8, packed(deltas(way.refs).map(zigzag))),
  ])
}

function relationFields(relation: NonNullable<OsmData['relations']>[number], strings: Strings): Buffer {
  return Buffer.concat([
    whole(1, BigInt(relation.id)),
    ...tagFields(relation.tags, strings),
    bytes(8, packed(relation.members.map((member) => BigInt(strings.index(member.role))))),
    bytes(9, packed(deltas(relation.members.map((member) => member.ref)).map(zigzag))),
    bytes(10, packed(relation.members.map((member) => (member.type === 'node' ? 0n : 1n)))),
  ])
}

function dataBlock(strings: Strings, group: Buffer): Buffer {
  return block('OSMData', Buffer.concat([bytes(1, strings.table()), bytes(2, group)]))
}

class Strings {
  readonly #index = new Map<string, number>([['', 0]])

  index(value: string): number {
    if (!this.#index.has(value)) this.#index.set(value, this.#index.size)
    return this.#index.get(value) ?? 0
  }

  table(): Buffer {
    return Buffer.concat([...this.#index.keys()].map((value) => text(1, value)))
  }
}

function tagFields(tags: Readonly<Record<string, string>>, strings: Strings): Buffer[] {
  const entries = Object.entries(tags)
  return [
    bytes(2, packed(entries.map(([key]) => BigInt(strings.index(key))))),
    bytes(3, packed(entries.map(([, value]) => BigInt(strings.index(value))))),
  ]
}

function block(type: string, content: Buffer): Buffer {
  const blob = Buffer.concat([whole(2, BigInt(content.length)), bytes(3, deflateSync(content))])
  const header = Buffer.concat([text(1, type), whole(3, BigInt(blob.length))])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(header.length)
  return Buffer.concat([length, header, blob])
}

function deltas(values: readonly number[]): bigint[] {
  return values.map((value, i) => BigInt(value) - BigInt(values[i - 1] ?? 0))
}

function zigzag(value: bigint): bigint {
  return value < 0n ? -2n * value - 1n : 2n * value
}

function varint(value: bigint): number[] {
  const parts: number[] = []
  let left = value
  do {
    parts.push(Number(left & 127n) | (left > 127n ? 128 : 0))
    left >>= 7n
  } while (left > 0n)
  return parts
}

function packed(values: readonly bigint[]): Buffer {
  return Buffer.from(values.flatMap(varint))
}

function whole(field: number, value: bigint): Buffer {
  return Buffer.from([...varint(BigInt(field << 3)), ...varint(value)])
}

function bytes(field: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([...varint(BigInt((field << 3) | 2)), ...varint(BigInt(content.length))]), content])
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value))
}
