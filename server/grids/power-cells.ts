import { boundsOf, type Polygon, type Position } from './plane.ts'

/**
 * Seeds of a power diagram: each place belongs to the seed with the least squared distance minus weight. With equal
 * weights this is the Voronoi diagram; a larger weight makes a larger cell. Cells are always convex.
 */
export type Seeds = { readonly x: Float64Array; readonly y: Float64Array; readonly weight: Float64Array }

/** A convex cell, counter-clockwise; `beyond[e]` is the seed across the edge from corner e to corner e + 1 (< 0: the box). */
export type Cell = { x: number[]; y: number[]; beyond: number[] }

/** A rectangle: west, south, east, north. */
export type Box = readonly [number, number, number, number]

/** A box that holds the polygons with room to spare, so that no corner of a cell that matters lies on it. */
export function boxAround(polygons: readonly Polygon[]): Box {
  const [west, south, east, north] = boundsOf(polygons)
  const margin = 2 * Math.max(east - west, north - south)
  return [west - margin, south - margin, east + margin, north + margin]
}

/** Seeds at these places with weight zero. */
export function seedsAt(places: readonly Position[]): Seeds {
  return {
    x: Float64Array.from(places, (place) => place[0]),
    y: Float64Array.from(places, (place) => place[1]),
    weight: new Float64Array(places.length),
  }
}

/** An independent copy. */
export function copySeeds(seeds: Seeds): Seeds {
  return { x: seeds.x.slice(), y: seeds.y.slice(), weight: seeds.weight.slice() }
}

/** The seed whose cell holds a place; the lower index wins on a border. */
export function ownerOf({ x, y, weight }: Seeds, px: number, py: number): number {
  let owner = 0
  let least = Infinity
  for (let i = 0; i < x.length; i++) {
    const dx = px - x[i]!
    const dy = py - y[i]!
    const power = dx * dx + dy * dy - weight[i]!
    if (power < least) {
      least = power
      owner = i
    }
  }
  return owner
}

/** Every seed's cell within the box; a seed that is crowded out has an empty one. */
export function powerCells(seeds: Seeds, box: Box): Cell[] {
  return Array.from(seeds.x, (_, index) => cellOf(seeds, index, box))
}

/** One seed's cell within the box. */
export function cellOf({ x, y, weight }: Seeds, index: number, [west, south, east, north]: Box): Cell {
  let cell: Cell = { x: [west, east, east, west], y: [south, south, north, north], beyond: [-1, -2, -3, -4] }
  const own = x[index]! ** 2 + y[index]! ** 2 - weight[index]!
  for (let other = 0; other < x.length && cell.x.length > 0; other++) {
    if (other === index) continue
    const a = 2 * (x[other]! - x[index]!)
    const b = 2 * (y[other]! - y[index]!)
    const c = x[other]! ** 2 + y[other]! ** 2 - weight[other]! - own
    cell = cut(cell, a, b, c, other)
  }
  return cell
}

/** What of the cell lies where a·x + b·y ≤ c. */
function cut(cell: Cell, a: number, b: number, c: number, label: number): Cell {
  const { x, y, beyond } = cell
  const count = x.length
  let outside = 0
  for (let e = 0; e < count; e++) if (a * x[e]! + b * y[e]! > c) outside++
  if (outside === 0) return cell
  const kept: Cell = { x: [], y: [], beyond: [] }
  if (outside === count) return kept
  for (let e = 0; e < count; e++) {
    const next = e + 1 === count ? 0 : e + 1
    const here = a * x[e]! + b * y[e]! - c
    const there = a * x[next]! + b * y[next]! - c
    if (here <= 0) {
      kept.x.push(x[e]!)
      kept.y.push(y[e]!)
      kept.beyond.push(beyond[e]!)
    }
    if (here <= 0 === there <= 0) continue
    const t = here / (here - there)
    kept.x.push(x[e]! + t * (x[next]! - x[e]!))
    kept.y.push(y[e]! + t * (y[next]! - y[e]!))
    kept.beyond.push(here <= 0 ? label : beyond[e]!)
  }
  return kept
}
