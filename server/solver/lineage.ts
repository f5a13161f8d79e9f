import type { Routes } from './types.ts'

/** A line of descent: coolings that each start from the best plan of the line, as long as they bring something. */
export class Lineage {
  cost: number
  routes: Routes
  private costBefore = Number.POSITIVE_INFINITY

  /** Begins with a plan that owes nothing to earlier ones. */
  constructor(cost: number, routes: Routes) {
    this.cost = cost
    this.routes = routes
  }

  /** Takes over a better plan. */
  keep(cost: number, routes: Routes): void {
    this.cost = cost
    this.routes = routes
  }

  /** To be called at the end of a cooling: whether it made the line cheaper by at least so much. */
  gained(least: number): boolean {
    const gain = this.costBefore - this.cost
    this.costBefore = this.cost
    return gain >= least
  }
}
