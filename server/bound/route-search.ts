import type { Arcs } from './arcs.ts'
import { Charges } from './charges.ts'
import { type FoundRoute, FoundRoutes } from './found-routes.ts'
import { type Effort, Frontier } from './frontier.ts'
import { Hours } from './hours.ts'
import type { Labels } from './labels.ts'
import type { RouteLimits } from './route-limits.ts'
import type { Stops } from './stops.ts'
import { TimeQueues } from './time-queues.ts'

/** How a search ended: it has seen all; it was stopped; a route went round and round; or it needed too many labels. */
export type Ending = 'whole' | 'stopped' | 'loops' | 'too-many'

/**
 * Finds routes that earn more than a class of the family asks for. A label is a route that ends at a stop; it is dropped when
 * another one makes it needless, or when nothing that may follow could lift it over what is asked. Labels go on in the order of time.
 */
export class RouteSearch {
  private readonly labels: Labels
  private readonly stops: Stops
  private readonly limits: RouteLimits
  private readonly arcs: Arcs
  /** What the classes with these bits ask for: the least of it. */
  private readonly floors: Float64Array
  private readonly maxStops: number
  private readonly hours: Hours
  private readonly charges: Charges
  private readonly frontier: Frontier
  private readonly queues: TimeQueues
  private readonly found: FoundRoutes

  /** The labels are the search's until the next one begins. */
  constructor(labels: Labels, stops: Stops, limits: RouteLimits, arcs: Arcs, floors: Float64Array, effort: Effort) {
    const { family, count, restAfter } = stops
    labels.reset(stops)
    this.labels = labels
    this.stops = stops
    this.limits = limits
    this.arcs = arcs
    this.floors = floors
    this.maxStops = stops.limitsStops ? family.maxStops : Math.min(count * LAPS, MOST_STOPS)
    this.hours = new Hours(stops)
    this.charges = new Charges(labels, stops)
    this.frontier = new Frontier(labels, stops, this.charges, effort, restAfter.length * count)
    this.queues = new TimeQueues(labels, family.length)
    this.found = new FoundRoutes(labels, stops, this.hours, floors)
  }

  /** Searches until all is seen, until `isStopped`, or until more than `most` labels were needed. */
  run(isStopped: () => boolean, most: number): Ending {
    const { labels, stops, queues, maxStops } = this
    for (let j = 0; j < stops.count; j++) this.extend(-1, stops.count, 0, 0, 0, 0, 0, j)
    let polls = 0
    for (let label = queues.pop(); label >= 0; label = queues.pop()) {
      if (labels.isDead[label]) continue
      if (labels.count > most) return 'too-many'
      if (++polls % POLL === 0 && isStopped()) return 'stopped'
      if (labels.stops[label] < maxStops) this.extendAll(label)
      else if (!stops.limitsStops) return 'loops'
    }
    return 'whole'
  }

  /** The best routes found, for each class the best of all among them: `count` for each, `perEnd` of which end alike. */
  best(count: number, perEnd: number): FoundRoute[] {
    return this.found.best(count, perEnd)
  }

  private extendAll(label: number): void {
    const { labels } = this
    const at = labels.at[label]
    const breaks = labels.breaks[label]
    const time = labels.time[label]
    const driving = labels.driving[label]
    const stops = labels.stops[label]
    const earned = labels.earned[label]
    const seen = label * labels.words
    const { offset, to } = this.arcs
    for (let arc = offset[at]; arc < offset[at + 1]; arc++) {
      const j = to[arc]
      if (!(labels.seen[seen + (j >>> 5)] & (1 << (j & 31))))
        this.extend(label, at, breaks, time, driving, stops, earned, j)
    }
  }

  /** Goes on to stop j, with none or more of the breaks on the way there. */
  private extend(
    label: number,
    at: number,
    breaks: number,
    time: number,
    driving: number,
    stops: number,
    earned: number,
    j: number,
  ): void {
    const { hours } = this
    const { family, count, gain, fits, place, setup, service, ways, perSecond, restAfter } = this.stops
    const way = ways[at * (count + 2) + j]
    const home = this.stops.home[j]
    const driven = driving + way
    if (driven + home > family.maxDriving) return
    const floor = this.floors[(label < 0 ? -1 : this.labels.fits[label]) & fits[j]]
    if (floor === Number.POSITIVE_INFINITY) return
    const total = earned + gain[j] - way * perSecond - (label < 0 ? 0 : this.charges.next(label, j))
    const stay = (place[at] === place[j] ? 0 : setup[j]) + service[j]
    const last = restAfter.length - 1
    let free = time
    let ready = time + way
    for (let k = breaks; ; k++) {
      const begin = hours.begin(j, ready)
      if (begin < 0) return
      const done = begin + stay
      const left = family.length - done - restAfter[k]
      // the break that is due next must still be in time; taking it first may cost nothing where there is a wait
      if (
        left >= home &&
        (k === last || done <= family.breakTo[k]) &&
        total + this.limits.most(at, j, left, home, family.maxStops - stops - 1) > floor
      )
        this.add(label, j, k, done, driven, stops + 1, total)
      if (k === last) return
      free = hours.afterBreak(k, free)
      if (free < 0) return
      ready = hours.delayedBy(k, ready)
    }
  }

  private add(
    parent: number,
    j: number,
    breaks: number,
    time: number,
    driving: number,
    stops: number,
    earned: number,
  ): void {
    const label = this.labels.extend(parent, j, breaks, time, driving, stops, earned)
    if (!this.frontier.enter(label, breaks * this.stops.count + j)) {
      this.labels.dropLast()
      return
    }
    this.queues.push(label, time)
    this.found.offer(label)
  }
}

/** A route that may come back to forgotten stops makes at most so many rounds before the search gives up. */
const LAPS = 20
/** What a label's column of stops can hold. */
const MOST_STOPS = 32_767
/** Labels between two looks at the clock: some milliseconds. */
const POLL = 1024
