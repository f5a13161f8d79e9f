import type { Model } from './model.ts'

/** The visits that are in no route, in no particular order, and what leaving them out costs altogether. */
export class Absent {
  /** The first `count` entries. */
  readonly visits: Int32Array
  /** Index into `visits`; −1 for those that are served. */
  readonly at: Int32Array
  count = 0
  /** How many of them are required. */
  musts = 0
  cost = 0
  private readonly unserved: Float64Array
  private readonly required: Int32Array

  constructor(model: Model) {
    const { visits, visitRequired } = model.problem
    this.visits = new Int32Array(visits)
    this.at = new Int32Array(visits).fill(-1)
    this.unserved = model.unserved
    this.required = visitRequired
    for (let v = 0; v < visits; v++) this.add(v)
  }

  /** Marks a visit as left out; those added last are at the end. */
  add(visit: number): void {
    if (this.at[visit] >= 0) return
    this.at[visit] = this.count
    this.visits[this.count++] = visit
    this.cost += this.unserved[visit]
    this.musts += this.required[visit]
  }

  /** Marks a visit as served; the last one takes its place in the list. */
  drop(visit: number): void {
    const at = this.at[visit]
    if (at < 0) return
    const moved = this.visits[--this.count]
    this.visits[at] = moved
    this.at[moved] = at
    this.at[visit] = -1
    this.cost -= this.unserved[visit]
    this.musts -= this.required[visit]
  }
}
