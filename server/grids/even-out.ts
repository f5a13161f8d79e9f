import { type Ground, mean } from './evaluate.ts'
import { copySeeds, ownerOf, type Seeds } from './power-cells.ts'

const ROUNDS = 80

/**
 * Brings the loads of the cells near each other before the search looks at shapes: in each round a seed moves half-way
 * to the middle of its work, and its weight grows where it has less than the mean and shrinks where it has more.
 */
export function evenOut(start: Seeds, ground: Ground): Seeds {
  const seeds = copySeeds(start)
  const count = seeds.x.length
  for (let round = 0; round < ROUNDS; round++) {
    const load = new Float64Array(count)
    const x = new Float64Array(count)
    const y = new Float64Array(count)
    for (let s = 0; s < ground.x.length; s++) {
      const owner = ownerOf(seeds, ground.x[s]!, ground.y[s]!)
      load[owner]! += ground.hours[s]!
      x[owner]! += ground.hours[s]! * ground.x[s]!
      y[owner]! += ground.hours[s]! * ground.y[s]!
    }
    const average = mean(load)
    if (!(average > 0)) return seeds
    const strength = 0.5 * (1 - round / ROUNDS)
    for (let i = 0; i < count; i++) {
      if (load[i]! > 0) {
        seeds.x[i] = (seeds.x[i]! + x[i]! / load[i]!) / 2
        seeds.y[i] = (seeds.y[i]! + y[i]! / load[i]!) / 2
      }
      seeds.weight[i]! += strength * Math.max(-1, 1 - load[i]! / average) * nearestSquared(seeds, i)
    }
  }
  return seeds
}

function nearestSquared({ x, y }: Seeds, index: number): number {
  let least = Infinity
  for (let i = 0; i < x.length; i++) {
    if (i !== index) least = Math.min(least, (x[i]! - x[index]!) ** 2 + (y[i]! - y[index]!) ** 2)
  }
  return least
}
