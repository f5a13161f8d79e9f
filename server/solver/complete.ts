import { ExactPlace } from './exact-place.ts'
import type { State } from './state.ts'

/** Inserts every absent visit that fits and pays, until none is left: no best plan has an idle hour beside a prize. */
export class Complete {
  private readonly state: State
  private readonly place: ExactPlace

  constructor(state: State) {
    this.state = state
    this.place = new ExactPlace(state)
  }

  run(): void {
    const { place, state } = this
    const { absent, model } = state
    for (let again = true; again; ) {
      again = false
      const waiting = absent.visits
        .slice(0, absent.count)
        .sort((a, b) => model.unserved[b] - model.unserved[a] || a - b)
      for (const v of waiting) {
        if (!place.find(v, model.unserved[v])) continue
        state.insert(v, place.shift, place.node)
        again = true
      }
    }
  }
}
