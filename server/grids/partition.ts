import { borderOf } from './border.ts'
import { cutArea } from './cut-area.ts'
import { type Ground, mean, qualityOf, spread } from './evaluate.ts'
import { evenOut } from './even-out.ts'
import { costOf, type Floor, improve } from './improve.ts'
import { kMeans, type Mass } from './k-means.ts'
import { measureCells, polsbyPopper } from './measure.ts'
import {
  boundsOf,
  centreOf,
  isInside,
  nearestPolygon,
  type Plane,
  type Polygon,
  type Position,
  planeAround,
  polygonArea,
} from './plane.ts'
import { boxAround, ownerOf, powerCells, type Seeds, seedsAt } from './power-cells.ts'
import { randomFrom } from './random.ts'

/** A site as far as the partition cares. */
export type Load = { readonly place: Position; readonly hours: number }

/** One grid: its outline in degrees and which of the sites (by index) it holds. */
export type GridShape = { readonly polygon: Polygon; readonly sites: readonly number[]; readonly hours: number }

/** The four indices of a partition. */
export type Indices = {
  readonly balance: number
  readonly variation: number
  readonly compactness: number
  readonly leastCompactness: number
}

export type Partition = {
  readonly grids: readonly GridShape[]
  readonly indices: Indices
  /** The indices of a plain k-means partition of the same sites into as many grids. */
  readonly kmeans: Indices
}

/** The search looks at a border of at most this many corners; the grids themselves get every corner. */
const SEARCH_CORNERS = 120
const STEPS_PER_GRID = 150
const STARTS_TIMES_GRIDS = 30
const SEED = 20261122

/**
 * Cuts an area (parts in degrees) into `count` grids of one piece each, balanced on hours and compact. Every separate
 * part of the area has at least one grid of its own, so more than `count` may come. Same input, same grids.
 */
export function partition(area: readonly Polygon[], sites: readonly Load[], count: number): Partition {
  const plane = planeAround(area)
  const points = sites.map((site) => plane.toPlane(site.place))
  const part = sites.map((site) => nearestPolygon(area, site.place))
  const counts = countsOf(area, sites, part, count)
  const total = counts.reduce((sum, one) => sum + one, 0)
  const kmeans = kMeansIndices(area, plane, points, sites, total)
  const grids = area.flatMap((polygon, index) => {
    const own = sites.map((_, site) => site).filter((site) => part[site] === index)
    return partitionPart(polygon, plane, own, points, sites, counts[index]!, kmeans)
  })
  return { grids, kmeans, indices: indicesOf(grids) }
}

function indicesOf(grids: readonly GridShape[]): Indices {
  const compact = grids.map((grid) => compactnessOf(grid.polygon))
  return {
    ...spread(grids.map((grid) => grid.hours)),
    compactness: mean(compact),
    leastCompactness: Math.min(...compact),
  }
}

/** Polsby–Popper compactness of a polygon in degrees, measured on a plane of its own. */
export function compactnessOf(polygon: Polygon): number {
  const plane = planeAround([polygon])
  const flat = polygon.map((ring) => ring.map(plane.toPlane))
  return polsbyPopper(polygonArea(flat), perimeterOf(flat))
}

/** Area of a polygon in degrees. */
export function squareMetresOf(polygon: Polygon): number {
  const plane = planeAround([polygon])
  return polygonArea(polygon.map((ring) => ring.map(plane.toPlane)))
}

function perimeterOf(polygon: Polygon): number {
  let sum = 0
  for (const ring of polygon) {
    for (const [i, [x, y]] of ring.entries()) {
      const [nx, ny] = ring[i + 1 === ring.length ? 0 : i + 1]!
      sum += Math.sqrt((nx - x) ** 2 + (ny - y) ** 2)
    }
  }
  return sum
}

/** Grids for each part: one, and the rest where the hours per grid are highest. */
function countsOf(area: readonly Polygon[], sites: readonly Load[], part: readonly number[], count: number): number[] {
  const hours = area.map(() => 0)
  for (const [index, site] of sites.entries()) hours[part[index]!]! += site.hours
  const weight = hours.some((value) => value > 0) ? hours : area.map(polygonArea)
  const counts = area.map(() => 1)
  for (let left = count - area.length; left > 0; left--) {
    let fullest = 0
    for (let i = 1; i < counts.length; i++) {
      if (weight[i]! / counts[i]! > weight[fullest]! / counts[fullest]!) fullest = i
    }
    counts[fullest]!++
  }
  return counts
}

function kMeansIndices(
  area: readonly Polygon[],
  plane: Plane,
  points: readonly Position[],
  sites: readonly Load[],
  count: number,
): Indices {
  const flat = area.map((polygon) => polygon.map((ring) => ring.map(plane.toPlane)))
  const masses = points.map((place) => ({ place, weight: 1 }))
  const seeds = seedsAt(kMeans(masses, count, randomFrom(SEED)))
  const load = new Float64Array(count)
  for (const [index, [x, y]] of points.entries()) load[ownerOf(seeds, x, y)]! += sites[index]!.hours
  const { balance, variation, compactness, leastCompactness } = qualityOf(
    load,
    measureCells(powerCells(seeds, boxAround(flat)), borderOf(flat)),
  )
  return { balance, variation, compactness, leastCompactness }
}

function partitionPart(
  polygon: Polygon,
  plane: Plane,
  own: readonly number[],
  points: readonly Position[],
  sites: readonly Load[],
  count: number,
  floor: Floor,
): GridShape[] {
  const shape = (one: Polygon, held: readonly number[]): GridShape => ({
    polygon: one,
    sites: held,
    hours: held.reduce((sum, site) => sum + sites[site]!.hours, 0),
  })
  if (count === 1) return [shape(polygon, own)]
  const flat = polygon.map((ring) => ring.map(plane.toPlane))
  const ground: Ground = {
    border: borderOf([flat], SEARCH_CORNERS),
    box: boxAround([flat]),
    x: Float64Array.from(own, (site) => points[site]![0]),
    y: Float64Array.from(own, (site) => points[site]![1]),
    hours: Float64Array.from(own, (site) => sites[site]!.hours),
  }
  const work = own.map((site) => ({ place: points[site]!, weight: sites[site]!.hours }))
  const random = randomFrom(SEED + count)
  // Few grids are soon arranged and easily stuck: they get several short searches from different starts, many get one.
  const starts = Math.max(1, Math.min(6, Math.round(STARTS_TIMES_GRIDS / count)))
  let best: { grids: GridShape[]; cost: number } | undefined
  for (let start = 0; start < starts; start++) {
    // Every other start is evened out first; the rest keep their shapes and even out on the way.
    const drawn = firstSeeds(flat, work, count, (start * 0.4) % 1.2, random)
    const seeds = start % 2 === 0 ? evenOut(drawn, ground) : drawn
    const found = improve(seeds, ground, floor, STEPS_PER_GRID * count, random)
    const polygons = cutArea(polygon, found.seeds, plane).filter((one) => one !== undefined)
    const grids = held(polygons, own, sites).map((list, index) => shape(polygons[index]!, list))
    // Judged by the finished outlines: the search itself does not see loose pieces change hands.
    const cost = costOf({ ...indicesOf(grids), looseness: 0 }, floor) + 10 * (count - grids.length)
    if (!best || cost < best.cost) best = { grids, cost }
  }
  return best!.grids
}
/** For each polygon the sites that lie in it, or nearest to it. */
function held(polygons: readonly Polygon[], own: readonly number[], sites: readonly Load[]): number[][] {
  const lists: number[][] = polygons.map(() => [])
  for (const site of own) lists[nearestPolygon(polygons, sites[site]!.place)]!.push(site)
  return lists
}

/** Seeds drawn by the work and, `landShare` times as strongly, by the land, so that empty country draws some too. */
function firstSeeds(
  flat: Polygon,
  work: readonly Mass[],
  count: number,
  landShare: number,
  random: () => number,
): Seeds {
  const land = scatter(flat, 150 + 10 * count, random)
  const hours = work.reduce((sum, mass) => sum + mass.weight, 0)
  const weight = hours > 0 ? (landShare * hours) / land.length : 1
  const places = kMeans([...work, ...land.map((place) => ({ place, weight }))], count, random)
  // Only with fewer places than grids: the rest start anywhere on the land.
  while (places.length < count) places.push(land[Math.floor(random() * land.length)]!)
  return seedsAt(places)
}

function scatter(flat: Polygon, count: number, random: () => number): Position[] {
  const [west, south, east, north] = boundsOf([flat])
  const places: Position[] = []
  for (let tries = 0; places.length < count && tries < 400 * count; tries++) {
    const place: Position = [west + random() * (east - west), south + random() * (north - south)]
    if (isInside(flat, place)) places.push(place)
  }
  return places.length > 0 ? places : [centreOf(flat)]
}
