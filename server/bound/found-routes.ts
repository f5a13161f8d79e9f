import type { Hours } from './hours.ts'
import type { Labels } from './labels.ts'
import type { Stops } from './stops.ts'

/** A route that pricing found: indices of the search's stops in order, what they earn together, and for which classes. */
export type FoundRoute = { readonly stops: readonly number[]; readonly earned: number; readonly fits: number }

/** The labels of a search that are whole routes: on time at the end, and worth more than a class of theirs asks for. */
export class FoundRoutes {
  private readonly labels: Labels
  private readonly stops: Stops
  private readonly hours: Hours
  /** What the classes with these bits ask for: the least of it. */
  private readonly floors: Float64Array
  private readonly finished: number[] = []

  constructor(labels: Labels, stops: Stops, hours: Hours, floors: Float64Array) {
    this.labels = labels
    this.stops = stops
    this.hours = hours
    this.floors = floors
  }

  /** Keeps the label if its route is one of them. */
  offer(label: number): void {
    const { at, fits, time, breaks } = this.labels
    if (this.value(label) <= this.floors[fits[label]]) return
    if (this.hours.canEnd(time[label], breaks[label], this.stops.home[at[label]])) this.finished.push(label)
  }

  /** The best routes found, for each class the best of all among them: `count` for each, `perEnd` of which end alike. */
  best(count: number, perEnd: number): FoundRoute[] {
    const { labels } = this
    const order = this.finished.sort((a, b) => this.value(b) - this.value(a) || a - b)
    const left = Array.from(this.stops.family.classes, () => count)
    const ends = new Map<number, number>()
    const routes: FoundRoute[] = []
    for (const last of order) {
      const fits = labels.fits[last]
      const end = fits * this.stops.count + labels.at[last]
      const before = ends.get(end) ?? 0
      ends.set(end, before + 1)
      if (before >= perEnd || !left.some((more, m) => more > 0 && fits & (1 << m))) continue
      left.forEach((_, m) => {
        if (fits & (1 << m)) left[m]--
      })
      routes.push({ stops: labels.route(last), earned: this.value(last), fits })
    }
    return routes
  }

  /** What the route is worth when it goes home from here. */
  private value(label: number): number {
    return this.labels.earned[label] - this.stops.home[this.labels.at[label]] * this.stops.perSecond
  }
}
