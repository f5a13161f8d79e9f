import { firstOf, interval, lastOf } from './interval.ts'
import type { Problem } from './problem.ts'

/**
 * What is on board after each node of a row, per dimension: deliveries that are still to come and pickups made so far.
 * With no dimensions, as in our own weeks, nothing is kept.
 */
export class Loads {
  private readonly problem: Problem
  private readonly stride: number
  /** One row-major table per dimension, as those of `State`. */
  readonly onBoard: Int32Array[]

  constructor(problem: Problem, stride: number) {
    this.problem = problem
    this.stride = stride
    this.onBoard = Array.from({ length: problem.dimensions }, () => new Int32Array(problem.shifts * stride))
  }

  /** Recomputes row s, whose stops are in `visit`; false when there is too much on board somewhere. */
  update(s: number, visit: Int32Array, size: number): boolean {
    const { dimensions, visitDelivery, visitPickup, shiftCapacity } = this.problem
    const base = s * this.stride
    let fits = true
    for (let q = 0; q < dimensions; q++) {
      const onBoard = this.onBoard[q]
      const capacity = shiftCapacity[s * dimensions + q]
      let load = 0
      for (let i = base + 1; i <= base + size; i++) load += visitDelivery[visit[i] * dimensions + q]
      onBoard[base] = load
      if (load > capacity) fits = false
      for (let i = base + 1; i <= base + size; i++) {
        load += visitPickup[visit[i] * dimensions + q] - visitDelivery[visit[i] * dimensions + q]
        onBoard[i] = load
        if (load > capacity) fits = false
      }
    }
    return fits
  }

  /**
   * The interval of nodes of row s, within `room`, in front of which v finds room on board; −1 for none. Its delivery adds to all that
   * comes before it, its pickup to all that comes after it: so those nodes are an interval.
   */
  narrow(v: number, s: number, size: number, room: number): number {
    const { dimensions, visitDelivery, visitPickup, shiftCapacity } = this.problem
    const base = s * this.stride
    let low = firstOf(room)
    let high = lastOf(room)
    for (let q = 0; q < dimensions; q++) {
      const onBoard = this.onBoard[q]
      const capacity = shiftCapacity[s * dimensions + q]
      const delivery = visitDelivery[v * dimensions + q]
      const pickup = visitPickup[v * dimensions + q]
      if (delivery > 0)
        for (let node = 0; node < high; node++) if (onBoard[base + node] + delivery > capacity) high = node
      if (pickup > 0)
        for (let node = size; node >= low - 1; node--) if (onBoard[base + node] + pickup > capacity) low = node + 2
    }
    return interval(low, high)
  }
}
