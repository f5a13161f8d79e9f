import type { Arcs } from './arcs.ts'
import { Earnings } from './earnings.ts'
import { Onward } from './onward.ts'
import type { Stops } from './stops.ts'

/** What a route can still earn, by a knapsack of the services alone: it knows no way but the one home. */
export class ServiceLimit {
  private readonly earnings: Earnings
  private readonly perSecond: number

  constructor({ family, service, gain, perSecond, limitsStops }: Stops) {
    this.earnings = new Earnings(family.length, limitsStops ? family.maxStops : 0, service, gain)
    this.perSecond = perSecond
  }

  /** The most that so many more stops can add when so much time is left and home is so far. */
  most(left: number, home: number, stops: number): number {
    // ways never get shorter by a stop in between, so at least the way home is still to be driven
    return this.earnings.most(left - home, stops) - home * this.perSecond
  }

  /** The most that a route with this stop in it can earn, with `ways` the way to it and from it. */
  mostWith(length: number, stops: number, ways: number, service: number, gain: number): number {
    return gain + this.most(length - service, ways, stops - 1)
  }
}

/** The lower of two limits: a knapsack of the services, which counts the stops, and the ways on, which may come back to a stop. */
export class RouteLimits {
  private readonly byService: ServiceLimit
  private readonly onward: Onward

  constructor(stops: Stops, byService: ServiceLimit, arcs: Arcs) {
    this.byService = byService
    this.onward = new Onward(stops, arcs)
  }

  /** The most that a route to stop j, by way of `before`, can add when so much time is left, home is so far, and so many stops may follow. */
  most(before: number, j: number, left: number, home: number, stops: number): number {
    return Math.min(this.byService.most(left, home, stops), this.onward.from(before, j, left))
  }
}
