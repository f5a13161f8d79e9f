import type { Remembered } from './pool.ts'

/**
 * Routes that ask to be chosen, by number; those of one kind stand together. With what each gains at the prices of the moment, and
 * how steadily it has been among the best.
 */
export class Bids {
  readonly routes: readonly Remembered[]
  readonly gain: Float64Array
  readonly wanted: Float64Array
  readonly value: Float64Array
  readonly kind: Int32Array
  /** Visits of route r are visit[offset[r]] … visit[offset[r + 1] − 1]. */
  readonly offset: Int32Array
  readonly visit: Int32Array

  constructor(routes: readonly Remembered[]) {
    this.routes = routes
    this.gain = new Float64Array(routes.length)
    this.wanted = new Float64Array(routes.length)
    this.value = Float64Array.from(routes, ({ value }) => value)
    this.kind = Int32Array.from(routes, ({ kind }) => kind)
    this.offset = new Int32Array(routes.length + 1)
    routes.forEach(({ visits }, r) => {
      this.offset[r + 1] = this.offset[r] + visits.length
    })
    this.visit = new Int32Array(this.offset[routes.length])
    routes.forEach(({ visits }, r) => {
      this.visit.set(visits, this.offset[r])
    })
  }

  /** The numbers of all. */
  all(): Int32Array {
    return Int32Array.from(this.routes.keys())
  }
}
