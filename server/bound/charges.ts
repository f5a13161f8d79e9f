import type { Labels } from './labels.ts'
import type { SearchCuts, Stops } from './stops.ts'

/** What cuts cost a route: each its price, for every second stop of the route that is in it. */
export class Charges {
  private readonly labels: Labels
  private readonly cuts: SearchCuts

  constructor(labels: Labels, { cuts }: Stops) {
    this.labels = labels
    this.cuts = cuts
  }

  /** What going on to stop j costs: the cuts with it of which the route has an odd number of stops already. */
  next(label: number, j: number): number {
    const { words, of, price } = this.cuts
    const { odd } = this.labels
    let sum = 0
    for (let w = 0; w < words; w++)
      for (let both = odd[label * words + w] & of[j * words + w]; both !== 0; both &= both - 1)
        sum += price[w * 32 + 31 - Math.clz32(both & -both)]
    return sum
  }

  /** What route a may still be charged on its way on that route b would not. */
  ahead(a: number, b: number): number {
    const { words, price } = this.cuts
    const { odd } = this.labels
    let sum = 0
    for (let w = 0; w < words; w++)
      for (let ahead = odd[a * words + w] & ~odd[b * words + w]; ahead !== 0; ahead &= ahead - 1)
        sum += price[w * 32 + 31 - Math.clz32(ahead & -ahead)]
    return sum
  }
}
