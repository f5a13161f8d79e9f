import type { Arcs } from './arcs.ts'
import { Charges } from './charges.ts'
import { type Effort, Frontier } from './frontier.ts'
import { Hours } from './hours.ts'
import { Labels } from './labels.ts'
import type { RouteLimits } from './route-limits.ts'
import type { Stops } from './stops.ts'

/** A route that pricing found: indices of the search's stops in order, what they earn together, and for which classes. */
export type FoundRoute = { readonly stops: readonly number[]; readonly earned: number; readonly fits: number }

/** How a search ended: it has seen all; it was stopped; a route went round and round; or it needed too many labels. */
export type Ending = 'whole' | 'stopped' | 'loops' | 'too-many'

const labels = new Labels()
const QUEUES = 1024

/**
 * Finds routes that earn more than a class of the family asks for. A label is a route that ends at a stop; it is dropped when another one makes it
 * needless, or when not even a knapsack without ways could lift it over the threshold. Labels go on in the order of time.
 */
export class RouteSearch {
  private readonly stops: Stops
  /** What the classes with these bits ask for: the least of it. */
  private readonly floors: Float64Array
  private readonly n: number
  private readonly maxStops: number
  private readonly limits: RouteLimits
  private readonly arcs: Arcs
  private readonly hours: Hours
  private readonly charges: Charges
  private readonly frontier: Frontier
  private readonly queues = new Int32Array(QUEUES + 1).fill(-1)
  private readonly queueSeconds: number
  private readonly finished: number[] = []

  constructor(stops: Stops, limits: RouteLimits, arcs: Arcs, floors: Float64Array, effort: Effort) {
    const { family } = stops
    this.stops = stops
    this.limits = limits
    this.arcs = arcs
    this.floors = floors
    this.n = stops.count
    this.maxStops = stops.limitsStops ? family.maxStops : Math.min(this.n * LAPS, MOST_STOPS)
    this.hours = new Hours(stops)
    this.charges = new Charges(labels, stops)
    this.frontier = new Frontier(labels, stops, this.charges, effort, stops.restAfter.length * this.n)
    this.queueSeconds = Math.max(1, Math.ceil((family.length + 1) / QUEUES))
  }

  /** Searches until all is seen, until `isStopped`, or until more than `most` labels were needed. */
  run(isStopped: () => boolean, most: number): Ending {
    const { n, queues, stops } = this
    labels.reset((n + 31) >>> 5, stops.cuts.words)
    for (let j = 0; j < n; j++) this.extend(-1, n, 0, 0, 0, 0, 0, j)
    let polls = 0
    for (let queue = 0; queue <= QUEUES; queue++)
      while (queues[queue] >= 0) {
        const label = queues[queue]
        queues[queue] = labels.waits[label]
        if (labels.isDead[label]) continue
        if (labels.count > most) return 'too-many'
        if (++polls % 1024 === 0 && isStopped()) return 'stopped'
        if (labels.stops[label] >= this.maxStops) {
          if (!stops.limitsStops) return 'loops'
          continue
        }
        this.extendAll(label)
      }
    return 'whole'
  }

  /** The best routes found, for each class the best of all among them: `count` for each, `perEnd` of which end alike. */
  best(count: number, perEnd: number): FoundRoute[] {
    const value = (label: number) => labels.earned[label] - this.stops.home[labels.at[label]] * this.stops.perSecond
    const order = this.finished.sort((a, b) => value(b) - value(a) || a - b)
    const left = Array.from(this.stops.family.classes, () => count)
    const ends = new Map<number, number>()
    const routes: FoundRoute[] = []
    for (const last of order) {
      const fits = labels.fits[last]
      const end = fits * this.n + labels.at[last]
      const before = ends.get(end) ?? 0
      ends.set(end, before + 1)
      if (before >= perEnd || !left.some((more, m) => more > 0 && fits & (1 << m))) continue
      left.forEach((_, m) => {
        if (fits & (1 << m)) left[m]--
      })
      const stops: number[] = []
      for (let label = last; label >= 0; label = labels.parent[label]) stops.push(labels.at[label])
      routes.push({ stops: stops.reverse(), earned: value(last), fits })
    }
    return routes
  }

  private extendAll(label: number): void {
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
    const { family, gain, fits, place, setup, service, ways, perSecond, restAfter } = this.stops
    const way = ways[at * (this.n + 2) + j]
    const home = this.stops.home[j]
    const driven = driving + way
    if (driven + home > family.maxDriving) return
    const floor = this.floors[(label < 0 ? -1 : labels.fits[label]) & fits[j]]
    if (floor === Number.POSITIVE_INFINITY) return
    const total = earned + gain[j] - way * perSecond - (label < 0 ? 0 : this.charges.next(label, j))
    const stay = (place[at] === place[j] ? 0 : setup[j]) + service[j]
    const last = family.breakDuration.length
    let free = time
    let ready = time + way
    for (let k = breaks; ; k++) {
      const begin = this.hours.begin(j, ready)
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
      const rest = Math.max(free, family.breakFrom[k])
      if (rest > family.breakTo[k]) return
      ready = Math.max(ready, family.breakFrom[k]) + family.breakDuration[k]
      free = rest + family.breakDuration[k]
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
    const label = labels.take()
    const { words, seen } = labels
    const { memory } = this.stops
    for (let w = 0; w < words; w++)
      seen[label * words + w] = parent < 0 ? 0 : seen[parent * words + w] & memory[j * words + w]
    seen[label * words + (j >>> 5)] |= 1 << (j & 31)
    const { cuts } = this.stops
    for (let w = 0; w < cuts.words; w++)
      labels.odd[label * cuts.words + w] =
        (parent < 0 ? 0 : labels.odd[parent * cuts.words + w]) ^ cuts.of[j * cuts.words + w]
    labels.at[label] = j
    labels.breaks[label] = breaks
    labels.stops[label] = stops
    labels.time[label] = time
    labels.driving[label] = driving
    labels.earned[label] = earned
    labels.parent[label] = parent
    labels.isDead[label] = 0
    labels.fits[label] = (parent < 0 ? -1 : labels.fits[parent]) & this.stops.fits[j]
    if (!this.frontier.enter(label, breaks * this.n + j)) {
      labels.count--
      return
    }
    const queue = Math.floor(time / this.queueSeconds)
    labels.waits[label] = this.queues[queue]
    this.queues[queue] = label
    const home = this.stops.home[j]
    const isGood = earned - home * this.stops.perSecond > this.floors[labels.fits[label]]
    if (isGood && this.hours.canEnd(time, breaks, home)) this.finished.push(label)
  }
}

/** A route that may come back to forgotten stops makes at most so many rounds before the search gives up. */
const LAPS = 20
/** What a label's column of stops can hold. */
const MOST_STOPS = 32_767
