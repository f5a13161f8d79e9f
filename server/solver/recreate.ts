import { CheapestPlace } from './cheapest-place.ts'
import type { Cooling } from './cooling.ts'
import { Order } from './order.ts'
import type { Random } from './random.ts'
import type { Saved } from './saved.ts'
import { SETTINGS } from './settings.ts'
import type { State } from './state.ts'

/** Greedy insertion, most of the time best first, otherwise in an order drawn at random. */
export class Recreate {
  private readonly order: Order
  private readonly place: CheapestPlace
  private readonly ratio: Float64Array
  private bestFirst = SETTINGS.bestFirst

  constructor(state: State, saved: Saved) {
    this.order = new Order(state.model)
    this.place = new CheapestPlace(state, saved)
    this.ratio = new Float64Array(state.problem.visits)
  }

  /** From now on goes best first so often, and minds waiting, when a place is sought, or not. */
  suit({ bestFirst, countsWaits }: Pick<Cooling, 'bestFirst' | 'countsWaits'>): void {
    this.bestFirst = bestFirst
    this.place.countWaits(countsWaits)
  }

  /** Inserts what of these visits fits and pays for itself; `blink` is how often a shift is overlooked. */
  run(visits: Int32Array, count: number, blink: number, random: Random): void {
    if (random.real() < this.bestFirst) {
      this.order.weigh(visits, count, random)
      this.place.begin(0, random)
      this.insertBestFirst(count)
    } else {
      this.order.draw(visits, count, random)
      this.place.begin(blink, random)
      this.insertInOrder(count)
    }
  }

  /** Each goes to its cheapest place, except that a shift is overlooked now and then: not always into the same hole. */
  private insertInOrder(count: number): void {
    const { place } = this
    const { visits } = this.order
    for (let i = 0; i < count; i++) if (place.find(visits[i])) place.insert(visits[i])
  }

  /** Of all that fits, what is worth most for the time it takes goes in next; its worth holds the luck of the draw. */
  private insertBestFirst(count: number): void {
    const { ratio, place } = this
    const { visits, worth } = this.order
    const { busy } = place
    let left = 0
    for (let i = 0; i < count; i++) {
      const v = visits[i]
      if (!place.find(v)) continue
      visits[left] = v
      worth[left] = worth[i]
      ratio[left++] = worth[i] / busy[v]
    }
    while (left > 0) {
      let top = 0
      for (let i = 1; i < left; i++) if (ratio[i] > ratio[top]) top = i
      const v = visits[top]
      // places only get dearer as rows fill, so an old ratio is an upper bound: look again only at what is on top
      const fits = !place.isOld(v) || place.find(v)
      if (fits && worth[top] / busy[v] < ratio[top]) {
        ratio[top] = worth[top] / busy[v]
        continue
      }
      if (fits) place.insert(v)
      visits[top] = visits[--left]
      worth[top] = worth[left]
      ratio[top] = ratio[left]
    }
  }
}
