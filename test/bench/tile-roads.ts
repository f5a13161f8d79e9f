// node test/bench/tile-roads.ts FILE.osm.pbf TILES OUT.osm.pbf: the roads of an extract side by side, so many times, each joined
// to the one before by one street: a larger city than any at hand.
import { closeSync, openSync, writeSync } from 'node:fs'
import { readPbf } from '../../server/roads/import/read-pbf.ts'
import type { RoadWay } from '../../server/roads/road-way.ts'
import { pbfBlocks, pbfHeader } from '../support/write-pbf.ts'

const [file = '', tiles = '1', out = ''] = process.argv.slice(2)
const { ways } = await readPbf(file)
const kept: RoadWay[] = [...ways]
const nodes = new Map(kept.flatMap((way) => way.nodeIds.map((id, i) => [id, way.points[i]!] as const)))
const longitudes = [...nodes.values()].map(([lon]) => lon).sort((a, b) => a - b)
const width = longitudes.at(-1)! - longitudes[0]! + 0.1
// Identifiers of one tile stay clear of the next one's.
const APART = 1_000_000_000

const target = openSync(out, 'w')
writeSync(target, pbfHeader())
for (let tile = 0; tile < Number(tiles); tile++) {
  const id = (of: number): number => of + tile * APART
  // Rows of ten tiles, so that the whole stays on one side of the earth.
  const [east, north] = [(tile % 10) * width, Math.floor(tile / 10) * 3]
  const data = {
    nodes: [...nodes].map(([node, [lon, lat]]) => ({ id: id(node), lon: lon - 90 + east, lat: lat - 30 + north })),
    ways: [
      ...kept.map((way) => ({
        id: id(way.id),
        refs: way.nodeIds.map(id),
        tags: { highway: way.class, ...(way.oneway === 'yes' ? { oneway: 'yes' } : {}) },
      })),
      ...(tile > 0
        ? [
            {
              id: id(APART - 1),
              refs: [id(kept[0]!.nodeIds[0]!), id(kept[0]!.nodeIds[0]! - APART)],
              tags: { highway: 'primary' },
            },
          ]
        : []),
    ],
  }
  for (const block of pbfBlocks(data)) writeSync(target, block)
}
closeSync(target)
process.stdout.write(`${out}: ${tiles} × ${kept.length} ways\n`)
