import type { Position } from './plane.ts'

/** A place that pulls a centre with its weight. */
export type Mass = { readonly place: Position; readonly weight: number }

const MAX_ROUNDS = 100

/**
 * Lloyd's k-means from k-means++ centres. At most one centre for each distinct place, so fewer than `count` may come.
 */
export function kMeans(masses: readonly Mass[], count: number, random: () => number): Position[] {
  let centres = firstCentres(masses, count, random)
  const owner = new Int32Array(masses.length).fill(-1)
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let moved = false
    for (const [index, { place }] of masses.entries()) {
      const nearest = nearestCentre(centres, place)
      if (owner[index] !== nearest) moved = true
      owner[index] = nearest
    }
    if (!moved) break
    centres = meansOf(masses, owner, centres)
  }
  return centres
}

function firstCentres(masses: readonly Mass[], count: number, random: () => number): Position[] {
  const centres: Position[] = []
  const squared = masses.map(() => 1)
  while (centres.length < count) {
    const total = masses.reduce((sum, mass, index) => sum + mass.weight * squared[index]!, 0)
    if (!(total > 0)) break
    let left = random() * total
    let chosen = -1
    for (const [index, mass] of masses.entries()) {
      const share = mass.weight * squared[index]!
      if (share <= 0) continue
      chosen = index
      left -= share
      if (left < 0) break
    }
    const centre = masses[chosen]!.place
    centres.push(centre)
    for (const [index, { place }] of masses.entries()) {
      const distance = (place[0] - centre[0]) ** 2 + (place[1] - centre[1]) ** 2
      squared[index] = centres.length === 1 ? distance : Math.min(squared[index]!, distance)
    }
  }
  return centres
}

function nearestCentre(centres: readonly Position[], [x, y]: Position): number {
  let nearest = 0
  let least = Infinity
  for (const [index, centre] of centres.entries()) {
    const distance = (x - centre[0]) ** 2 + (y - centre[1]) ** 2
    if (distance < least) {
      least = distance
      nearest = index
    }
  }
  return nearest
}

function meansOf(masses: readonly Mass[], owner: Int32Array, centres: readonly Position[]): Position[] {
  const sums = centres.map(() => ({ x: 0, y: 0, weight: 0 }))
  for (const [index, { place, weight }] of masses.entries()) {
    const sum = sums[owner[index]!]!
    sum.x += place[0] * weight
    sum.y += place[1] * weight
    sum.weight += weight
  }
  return sums.map(({ x, y, weight }, index) => (weight > 0 ? [x / weight, y / weight] : centres[index]!))
}
