import { Earnings } from './earnings.ts'
import type { Stops } from './stops.ts'

/** What a route can still earn, by a knapsack of the services alone: it knows no way but the one home. */
export class ServiceLimit {
  private readonly earnings: Earnings
  private readonly perSecond: number

  constructor({ kind, candidates, gain, perSecond, limitsStops }: Stops) {
    const service = candidates.map((i) => kind.service[i])
    this.earnings = new Earnings(kind.length, limitsStops ? kind.maxStops : 0, service, gain)
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

/** The lower of two limits: that of the services, and that of a knapsack in which each stop takes the shortest way into it too. */
export class RouteLimits {
  private readonly byService: ServiceLimit
  private readonly byWay: Earnings
  private readonly shortestHome: number
  private readonly perSecond: number

  constructor(stops: Stops, byService = new ServiceLimit(stops)) {
    const { kind, candidates, gain, ways, perSecond, limitsStops } = stops
    const n = candidates.length
    const m = n + 2
    const into = candidates.map((_, j) => {
      let least = ways[n * m + j]
      for (let i = 0; i < n; i++) if (i !== j) least = Math.min(least, ways[i * m + j])
      return least
    })
    let shortest = Number.POSITIVE_INFINITY
    for (let j = 0; j < n; j++) shortest = Math.min(shortest, ways[j * m + n + 1])
    this.byService = byService
    this.byWay = new Earnings(
      kind.length,
      limitsStops ? kind.maxStops : 0,
      candidates.map((i, j) => kind.service[i] + into[j]),
      gain.map((value, j) => value - into[j] * perSecond),
    )
    this.shortestHome = shortest
    this.perSecond = perSecond
  }

  /** The most that a route can add when so much time is left, home is so far, and so many stops may follow. */
  most(left: number, home: number, stops: number): number {
    const { shortestHome, perSecond } = this
    const byWay = this.byWay.most(left - shortestHome, stops) - shortestHome * perSecond
    return Math.min(this.byService.most(left, home, stops), byWay)
  }
}
