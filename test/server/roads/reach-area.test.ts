import type { MultiPolygon } from 'geojson'
import { expect, test } from 'vitest'
import { reachArea } from '../../../server/roads/reach-area.ts'
import { layReach, spread } from '../../../server/roads/reach-field.ts'
import { reachable, Streets } from '../../../server/streets/index.ts'
import { drawNetwork, type HandEdge } from '../streets/hand-network.ts'

// On the equator a ten-millionth of a degree is 1.11 cm both ways: positions in metres.
const unit = 0.0111194926645
const at = (x: number, y: number): [number, number] => [Math.round(x / unit), Math.round(y / unit)]
const beside = { metresPerSecond: 2, farthestMetres: 400 }

function reach(
  roads: readonly HandEdge[],
  places: Readonly<Record<string, [number, number]>>,
  options: { from: string; along: number; seconds: number; mayStop?: boolean; arrival?: number },
): MultiPolygon {
  const { network, edge } = drawNetwork(roads, { at: places })
  if (options.mayStop === false) network.mayStop.fill(0)
  const streets = Streets.prepare(network)
  const arcs = reachable(streets, { edge: edge(options.from), along: options.along }, options.seconds * 1000)
  const field = layReach(streets, arcs, { marginMetres: 400, arrival: () => options.arrival ?? 0 })
  return field ? reachArea(field, options.seconds, beside) : { type: 'MultiPolygon', coordinates: [] }
}

/** Whether a point, in metres, lies in the shape: inside an outline and in none of its holes. */
function holds(shape: MultiPolygon, x: number, y: number): boolean {
  const [lon, lat] = at(x, y).map((units) => units / 1e7) as [number, number]
  return shape.coordinates.some((rings) => rings.filter((ring) => isInside(ring, lon, lat)).length === 1)
}

function isInside(ring: number[][], lon: number, lat: number): boolean {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1]!, ring[i]!]
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

const street = [{ road: 'A-B', seconds: 1000 }]
// 10 km along the equator at 10 m/s; one stands in the middle.
const ends = { A: at(-5000, 0), B: at(5000, 0) }

test('a street is reached as far as time goes, and what lies beside it as far as one walks', () => {
  const shape = reach(street, ends, { from: 'A-B', along: 0.5, seconds: 300 })
  expect(shape.coordinates).toHaveLength(1)
  expect(shape.coordinates[0]).toHaveLength(1)
  // 300 s are 3 km of driving; at 1 km 200 s are left, enough for 400 m on foot.
  const inside = [
    [0, 0],
    [0, 330],
    [-1000, -330],
    [2500, 0],
    [2600, 50],
  ]
  const outside = [
    [0, 500],
    [1000, -500],
    [3200, 0],
    [-3200, 0],
    [2900, 200],
  ]
  for (const [x = 0, y = 0] of inside) expect([x, y, holds(shape, x, y)]).toEqual([x, y, true])
  for (const [x = 0, y = 0] of outside) expect([x, y, holds(shape, x, y)]).toEqual([x, y, false])
})

test('what parking takes is missing on the way', () => {
  const shape = reach(street, ends, { from: 'A-B', along: 0.5, seconds: 300, arrival: 100 })
  // 200 s of driving are left: 2 km.
  expect([holds(shape, 1600, 0), holds(shape, 2200, 0)]).toEqual([true, false])
})

test('where nobody may stop nothing is reached', () => {
  expect(reach(street, ends, { from: 'A-B', along: 0.5, seconds: 300, mayStop: false }).coordinates).toEqual([])
})

test('inside a ring of streets a hole stays; it turns right, the outline left, and both are closed', () => {
  const ring = ['A-B', 'B-C', 'C-D', 'D-A'].map((road) => ({ road, seconds: 400 }))
  const corners = { A: at(-2000, -2000), B: at(2000, -2000), C: at(2000, 2000), D: at(-2000, 2000) }
  const shape = reach(ring, corners, { from: 'A-B', along: 0.5, seconds: 1200 })
  expect(shape.coordinates.map((rings) => rings.length)).toEqual([2])
  expect([holds(shape, 0, 0), holds(shape, 2000, 0), holds(shape, 0, 2200)]).toEqual([false, true, true])
  const turns = shape.coordinates[0]!.map((line) => {
    expect(line[0]).toEqual(line.at(-1))
    return Math.sign(line.slice(1).reduce((sum, [x = 0, y = 0], i) => sum + (line[i]![0]! * y - x * line[i]![1]!), 0))
  })
  expect(turns).toEqual([1, -1])
})

test('values spread by the way around, straight and aslant', () => {
  // 5 × 5 with a source at (1, 1); the border is never written.
  const values = new Float32Array(25).fill(Number.POSITIVE_INFINITY)
  values[6] = 0
  spread(values, 5, 5, 10)
  expect([values[7], values[12], values[8], values[13], values[18]].map((value) => Math.round(value!))).toEqual([
    10, 14, 20, 24, 28,
  ])
})
