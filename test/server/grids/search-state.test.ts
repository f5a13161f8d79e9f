import fc from 'fast-check'
import { expect, test } from 'vitest'
import { borderOf } from '../../../server/grids/border.ts'
import { drawCells } from '../../../server/grids/draw-cells.ts'
import { evaluate, type Ground } from '../../../server/grids/evaluate.ts'
import { measureCells, polsbyPopper } from '../../../server/grids/measure.ts'
import { planeAround, polygonArea, ringArea } from '../../../server/grids/plane.ts'
import { boxAround, powerCells, seedsAt } from '../../../server/grids/power-cells.ts'
import { randomFrom } from '../../../server/grids/random.ts'
import { changeSeed, startState } from '../../../server/grids/search-state.ts'
import { traceRings } from '../../../server/grids/trace-rings.ts'
import { polygon, raggedArea, sitesIn } from './areas.ts'

function groundOf(seed: number): Ground {
  const area = raggedArea(seed, 60)
  const plane = planeAround([area])
  const flat = area.map((ring) => ring.map(plane.toPlane))
  const sites = sitesIn([area], 50, seed)
  return {
    border: borderOf([flat]),
    box: boxAround([flat]),
    x: Float64Array.from(sites, (site) => plane.toPlane(site.place)[0]),
    y: Float64Array.from(sites, (site) => plane.toPlane(site.place)[1]),
    hours: Float64Array.from(sites, (site) => site.hours),
  }
}

test('a change looked at piece by piece equals one looked at as a whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const ground = groundOf(seed)
      const random = randomFrom(seed)
      const place = (): [number, number] => [(random() - 0.5) * 5e4, (random() - 0.5) * 5e4]
      let state = startState(seedsAt(Array.from({ length: 7 }, place)), ground)
      for (let step = 0; step < 12; step++) {
        const [x, y] = place()
        state = changeSeed(state, ground, Math.floor(random() * 7), x, y, (random() - 0.5) * 4e8)
        const whole = evaluate(state.seeds, ground)
        expect([...state.quality.load]).toEqual([...whole.load])
        // a cell of a few square metres beside one of hundreds of square kilometres leaves rounding of 1e-7, rarely more
        expect(state.quality.compactness).toBeCloseTo(whole.compactness, 5)
        expect(state.quality.leastCompactness).toBeCloseTo(whole.leastCompactness, 5)
      }
    }),
    { numRuns: 15, endOnFailure: true },
  )
})

test('cells of a square measured by hand', () => {
  // Two seeds left and right of the middle of a 2 × 2 square: two 1 × 2 halves, perimeter 6.
  const square = polygon([
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ])
  const seeds = seedsAt([
    [0.5, 1],
    [1.5, 1],
  ])
  const cells = measureCells(powerCells(seeds, boxAround([square])), borderOf([square]))
  expect(cells.map((cell) => [round(cell.area), cell.perimeter])).toEqual([
    [2, 6],
    [2, 6],
  ])
  // 4π · 2 ÷ 36
  expect(polsbyPopper(2, 6)).toBeCloseTo(0.69813, 5)
  // A weight of 1 pushes the border by 1 ÷ (2 × distance of the seeds) = 0.5 to the right.
  seeds.weight[0] = 1
  const pushed = measureCells(powerCells(seeds, boxAround([square])), borderOf([square]))
  expect(pushed.map((cell) => round(cell.area))).toEqual([3, 1])
})

test('the shares of all cells make up the area', () => {
  const area = raggedArea(9)
  const random = randomFrom(9)
  const seeds = seedsAt(Array.from({ length: 12 }, () => [116.2 + 0.4 * random(), 39.9 + 0.4 * random()] as const))
  const cells = measureCells(powerCells(seeds, boxAround([area])), borderOf([area]))
  const sum = cells.reduce((total, cell) => total + cell.area, 0)
  expect(Math.abs(sum / polygonArea(area) - 1)).toBeLessThan(1e-9)
})

test('loose pieces are told without drawing them', () => {
  let broken = 0
  for (let seed = 1; seed <= 20; seed++) {
    const area = raggedArea(seed, 60)
    const plane = planeAround([area])
    const flat = area.map((ring) => ring.map(plane.toPlane))
    const random = randomFrom(seed)
    const seeds = seedsAt(Array.from({ length: 8 }, () => [(random() - 0.5) * 5e4, (random() - 0.5) * 5e4] as const))
    const cells = measureCells(powerCells(seeds, boxAround([flat])), borderOf([flat]))
    // The same cells drawn out: every ring is a piece of the owner that its longest edge names.
    const { nodes, edges } = drawCells(area, seeds, plane)
    const pieces: number[][] = cells.map(() => [])
    for (const ring of traceRings(nodes, edges, () => 0)) {
      const size = ringArea(ring.map((edge) => plane.toPlane(nodes[edges[edge]!.from]!)))
      const lengths = ring.map((edge) => {
        const [from, to] = [nodes[edges[edge]!.from]!, nodes[edges[edge]!.to]!]
        return (to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2
      })
      pieces[edges[ring[lengths.indexOf(Math.max(...lengths))]!]!.owner]!.push(size)
    }
    for (const [index, sizes] of pieces.entries()) {
      const all = sizes.reduce((sum, size) => sum + size, 0)
      const loose = sizes.length < 2 ? 0 : 1 - Math.max(...sizes) / all + 0.02 * (sizes.length - 1)
      expect(cells[index]!.looseness).toBeCloseTo(loose, 6)
      if (sizes.length > 1) broken++
    }
  }
  expect(broken).toBeGreaterThan(20)
})

function round(value: number): number {
  return Math.round(value * 1e9) / 1e9
}
