import { contains, type Land, type Place } from '../land.ts'
import type { Random } from '../random.ts'
import { toLonLat, toSpot } from './plane.ts'
import { between, distance, type Spot } from './street-graph.ts'

/** The lattice of one town or of all towns whose streets run alike; its lines lie about `blockKm` apart. */
export type Lattice = {
  readonly right: Spot
  readonly up: Spot
  readonly isCompass: boolean
  readonly places: Place[]
  /** How crooked a line or crossing is, within ±0.5 of a block each way. */
  readonly jitter: (i: number, j: number) => Spot
}
/** A crossing of two lines, and how dense the streets around it are. */
export type Crossing = { i: number; j: number; spot: Spot; isCore: boolean; isSeam: boolean }

// Streets of the plain follow the compass. Elsewhere `east` is the direction of the streets that would: 亦庄 was laid out
// along its motorway, 通州 along its canal, the towns of 房山 along the road to the south-west.
const compass: Spot = [1, 0]
const east: Record<string, Spot> = {
  '110302': [6, 4.1],
  '110112': [7, 1],
  '110107': [14, -1],
  '110111': [7, -4],
  '110116': [14, -3],
  '110119': [4, 1],
}

const blockKm = 0.3
// Every third line is a through street; only those go on outside the core of a place. In radii of the place:
const throughEvery = 3
const [coreRadii, fringeRadii] = [1.05, 1.6]
// Where another lattice is less than so much farther away, the two are stitched together.
const seamRadii = 0.6
// Inside the 4th Ring the city has no gaps.
const innerRing = 2
// How far lines leave their even distances, and crossings their lines, in blocks.
const [lineShift, ownShift] = [0.34, 0.16]

/** One lattice for each direction in which streets run. */
export function makeLattices(land: Land, random: Random): Lattice[] {
  const byDirection = Map.groupBy(land.places, (place) => east[place.agency] ?? compass)
  return [...byDirection].map(([[x, y], places]) => {
    const long = Math.sqrt(x * x + y * y)
    const salt = random.int(0, 0x7fffffff)
    return {
      isCompass: y === 0,
      right: [x / long, y / long],
      up: [-y / long, x / long],
      places,
      jitter: (i, j) => [hashed(salt, i, j, 1) - 0.5, hashed(salt, i, j, 2) - 0.5],
    }
  })
}

/** The crossings that a lattice has around its places, where no other lattice is nearer. */
export function crossingsOf(land: Land, lattice: Lattice, all: Lattice[]): Crossing[] {
  const others = all.filter((each) => each !== lattice).flatMap((each) => each.places)
  const crossings = new Map<string, Crossing>()
  for (const [i, j] of cellsNear(land, lattice)) {
    const key = `${i},${j}`
    if (crossings.has(key)) continue
    const spot = spotOf(lattice, i, j)
    const own = radiiFrom(lattice.places, spot)
    const radii = lattice.isCompass && isInner(land, spot) ? Math.min(own, coreRadii) : own
    const isCore = radii <= coreRadii
    if (radii > fringeRadii || (!isCore && !isThrough(i) && !isThrough(j))) continue
    const foreign = radiiFrom(others, spot)
    if (foreign >= radii) crossings.set(key, { i, j, spot, isCore, isSeam: foreign < radii + seamRadii })
  }
  return [...crossings.values()]
}

/** Whether a line of a lattice is a through street. */
export function isThrough(line: number): boolean {
  return line % throughEvery === 0
}

/** Where a lattice may have crossings: around its places and, where it follows the compass, in the inner city. */
function* cellsNear(land: Land, { right, up, places, isCompass }: Lattice): Generator<[i: number, j: number]> {
  const squares = places.map(({ at, radiusKm }) => ({ middle: toSpot(at), reach: radiusKm * fringeRadii }))
  const { west, south, east: eastmost, north } = land.ringRoads[innerRing]!
  const [low, high] = [toSpot([west, south]), toSpot([eastmost, north])]
  if (isCompass) squares.push({ middle: between(low, high, 0.5), reach: distance(low, high) / 2 })
  for (const { middle, reach } of squares) {
    const u = middle[0] * right[0] + middle[1] * right[1]
    const v = middle[0] * up[0] + middle[1] * up[1]
    for (let i = Math.ceil((u - reach) / blockKm); i <= (u + reach) / blockKm; i++)
      for (let j = Math.ceil((v - reach) / blockKm); j <= (v + reach) / blockKm; j++) yield [i, j]
  }
}

/** Where a crossing of the lattice stands: lines lie unevenly apart, and no crossing is exactly on both. */
function spotOf({ right, up, jitter }: Lattice, i: number, j: number): Spot {
  const [lineI, lineJ, own] = [jitter(i, 1e6)[0], jitter(1e6, j)[1], jitter(i, j)]
  const u = (i + lineI * lineShift + own[0] * ownShift) * blockKm
  const v = (j + lineJ * lineShift + own[1] * ownShift) * blockKm
  return [u * right[0] + v * up[0], u * right[1] + v * up[1]]
}

function isInner(land: Land, spot: Spot): boolean {
  return contains(land.ringRoads[innerRing]!, toLonLat(spot))
}

/** How far a spot is from the nearest place, in radii of that place. */
function radiiFrom(places: Place[], spot: Spot): number {
  return places.reduce(
    (radii, { at, radiusKm }) => Math.min(radii, distance(toSpot(at), spot) / radiusKm),
    Number.POSITIVE_INFINITY,
  )
}

/** A real in [0, 1) from whole numbers: the same crossing is as crooked whatever else is drawn. */
function hashed(salt: number, i: number, j: number, which: number): number {
  let value = Math.imul(salt ^ Math.imul(i, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(j + which * 7919, 0xc2b2ae35)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39)
  return ((value ^ (value >>> 15)) >>> 0) / 4294967296
}
