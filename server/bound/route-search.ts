import { Labels } from './labels.ts'
import type { RouteLimits } from './route-limits.ts'
import type { ShiftClass } from './shift-class.ts'

/** A route that pricing found: indices of the search's stops in order, and what they earn together. */
export type FoundRoute = { readonly stops: readonly number[]; readonly earned: number }

/** `quick` forgets which stops a route has when it compares two, so it may miss the best; `exact` misses none. */
export type Effort = 'quick' | 'exact'

/** The stops that one run may use: a selection of a class's candidates, with what each would earn. */
export type Stops = {
  readonly group: ShiftClass
  /** The candidates, as indices of the class. */
  readonly candidates: readonly number[]
  readonly gain: Float64Array
  /** Ways between the stops 0 … n−1, the start (n) and the end (n + 1), row-major. */
  readonly ways: Int32Array
  /** What a second of driving costs. */
  readonly perSecond: number
  /** Per stop the words of bits of the stops that a route there still remembers. */
  readonly memory: Int32Array
  readonly limitsDriving: boolean
  readonly limitsStops: boolean
  /** Subset-row cuts: every second stop out of a cut's visits costs its price. */
  readonly cuts: SearchCuts
}

/** Cuts as bits: which of them each stop is in, and what each costs. */
export type SearchCuts = { readonly words: number; readonly of: Int32Array; readonly price: Float64Array }

const labels = new Labels()
const QUEUES = 1024

/**
 * Finds routes that earn more than a threshold. A label is a route that ends at a stop; it is dropped when another one is at
 * the same stop no later, having driven no longer, made no more stops, taken as many breaks, earned no less, and remembers
 * no stop that this one has forgotten; or when not even a knapsack without ways could lift it over the threshold. Labels
 * go on in the order of time.
 */
export class RouteSearch {
  private readonly stops: Stops
  private readonly threshold: number
  private readonly effort: Effort
  private readonly n: number
  private readonly service: Int32Array
  private readonly setup: Int32Array
  private readonly place: Int32Array
  private readonly maxStops: number
  /** Rests still to come after so many breaks. */
  private readonly restAfter: Int32Array
  private readonly limits: RouteLimits
  private readonly lists: Int32Array
  private readonly queues = new Int32Array(QUEUES + 1).fill(-1)
  private readonly queueSeconds: number
  private readonly finished: number[] = []

  constructor(stops: Stops, limits: RouteLimits, threshold: number, effort: Effort) {
    const { group, candidates } = stops
    this.stops = stops
    this.limits = limits
    this.threshold = threshold
    this.effort = effort
    this.n = candidates.length
    this.service = Int32Array.from(candidates, (i) => group.service[i])
    this.setup = Int32Array.from(candidates, (i) => group.setup[i])
    // the start is a place too: who sets out for a visit there saves its set-up
    this.place = Int32Array.from([...candidates, group.visits.length], (i) => group.places[i])
    this.maxStops = stops.limitsStops ? group.maxStops : this.n * LAPS
    this.restAfter = restsAfter(group)
    this.lists = new Int32Array(this.restAfter.length * this.n).fill(-1)
    this.queueSeconds = Math.max(1, Math.ceil((group.length + 1) / QUEUES))
  }

  /** False when `isStopped` said so before the end, or when more than `most` labels were needed. */
  run(isStopped: () => boolean, most: number): boolean {
    const { n, queues, stops } = this
    labels.reset((n + 31) >>> 5, stops.cuts.words)
    for (let j = 0; j < n; j++) this.extend(-1, n, 0, 0, 0, 0, 0, j)
    let polls = 0
    for (let queue = 0; queue <= QUEUES; queue++)
      while (queues[queue] >= 0) {
        const label = queues[queue]
        queues[queue] = labels.waits[label]
        if (labels.isDead[label]) continue
        if (labels.count > most || (++polls % 1024 === 0 && isStopped())) return false
        if (labels.stops[label] >= this.maxStops) {
          if (!stops.limitsStops) return false
          continue
        }
        this.extendAll(label)
      }
    return true
  }

  /** The `count` best routes found, no more than `perEnd` of which end at the same stop. */
  best(count: number, perEnd: number): FoundRoute[] {
    const value = (label: number) => labels.earned[label] - this.wayHome(labels.at[label]) * this.stops.perSecond
    const order = this.finished.sort((a, b) => value(b) - value(a) || a - b)
    const ends = new Int32Array(this.n)
    const routes: FoundRoute[] = []
    for (const last of order) {
      if (routes.length >= count) break
      if (ends[labels.at[last]]++ >= perEnd) continue
      const route: number[] = []
      for (let label = last; label >= 0; label = labels.parent[label]) route.push(labels.at[label])
      routes.push({ stops: route.reverse(), earned: value(last) })
    }
    return routes
  }

  private wayHome(j: number): number {
    return this.stops.ways[j * (this.n + 2) + this.n + 1]
  }

  private extendAll(label: number): void {
    const at = labels.at[label]
    const breaks = labels.breaks[label]
    const time = labels.time[label]
    const driving = labels.driving[label]
    const stops = labels.stops[label]
    const earned = labels.earned[label]
    const seen = label * labels.words
    for (let j = 0; j < this.n; j++)
      if (!(labels.seen[seen + (j >>> 5)] & (1 << (j & 31))))
        this.extend(label, at, breaks, time, driving, stops, earned, j)
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
    const { group, gain, ways, perSecond } = this.stops
    const way = ways[at * (this.n + 2) + j]
    const home = ways[j * (this.n + 2) + this.n + 1]
    const driven = driving + way
    if (driven + home > group.maxDriving) return
    const total = earned + gain[j] - way * perSecond - (label < 0 ? 0 : this.charge(label, j))
    const setup = this.place[at] === this.place[j] ? 0 : this.setup[j]
    const last = group.breakDuration.length
    let free = time
    let ready = time + way
    for (let k = breaks; ; k++) {
      const begin = this.begin(j, ready)
      if (begin < 0) return
      const done = begin + setup + this.service[j]
      const left = group.length - done - this.restAfter[k]
      // the break that is due next must still be in time; taking it first may cost nothing where there is a wait
      if (
        left >= home &&
        (k === last || done <= group.breakTo[k]) &&
        total + this.limits.most(left, home, group.maxStops - stops - 1) > this.threshold
      )
        this.add(label, j, k, done, driven, stops + 1, total)
      if (k === last) return
      const rest = Math.max(free, group.breakFrom[k])
      if (rest > group.breakTo[k]) return
      ready = Math.max(ready, group.breakFrom[k]) + group.breakDuration[k]
      free = rest + group.breakDuration[k]
    }
  }

  /** What going on to j costs in cuts: those of which the route has an odd number of visits already. */
  private charge(label: number, j: number): number {
    const { words, of, price } = this.stops.cuts
    let sum = 0
    for (let w = 0; w < words; w++)
      for (let both = labels.odd[label * words + w] & of[j * words + w]; both !== 0; both &= both - 1)
        sum += price[w * 32 + 31 - Math.clz32(both & -both)]
    return sum
  }

  /** When service at stop j can begin for a team that is ready then; −1 when it is too late. */
  private begin(j: number, ready: number): number {
    const { windowOffset, windowFrom, windowTo } = this.stops.group
    const i = this.stops.candidates[j]
    for (let w = windowOffset[i]; w < windowOffset[i + 1]; w++)
      if (ready <= windowTo[w]) return Math.max(ready, windowFrom[w])
    return -1
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
    if (!this.enter(label, breaks * this.n + j)) {
      labels.count--
      return
    }
    const queue = Math.floor(time / this.queueSeconds)
    labels.waits[label] = this.queues[queue]
    this.queues[queue] = label
    if (earned - this.wayHome(j) * this.stops.perSecond > this.threshold && this.canEnd(label))
      this.finished.push(label)
  }

  /** Enters the label into its list, which is in the order of time, unless one in it is no worse; strikes out the worse. */
  private enter(label: number, list: number): boolean {
    const { next, time } = labels
    let before = -1
    let other = this.lists[list]
    for (; other >= 0 && time[other] <= time[label]; other = next[other]) {
      if (this.isNoWorse(other, label)) return false
      before = other
    }
    if (before < 0) this.lists[list] = label
    else next[before] = label
    next[label] = other
    before = label
    for (; other >= 0; other = next[other])
      if (this.isNoWorse(label, other)) {
        labels.isDead[other] = 1
        next[before] = next[other]
      } else before = other
    return true
  }

  /** Whether a, which is no later than b, is no worse in anything that counts. */
  private isNoWorse(a: number, b: number): boolean {
    if (labels.earned[a] < labels.earned[b]) return false
    if (this.effort === 'quick') return true
    const { limitsDriving, limitsStops } = this.stops
    if (limitsStops && labels.stops[a] > labels.stops[b]) return false
    if (limitsDriving && labels.driving[a] > labels.driving[b]) return false
    return labels.isSubset(a, b) && labels.earned[a] - this.chargeAhead(a, b) >= labels.earned[b]
  }

  /** What the cuts may cost a on its way on that they would not cost b. */
  private chargeAhead(a: number, b: number): number {
    const { words, price } = this.stops.cuts
    let sum = 0
    for (let w = 0; w < words; w++)
      for (let odd = labels.odd[a * words + w] & ~labels.odd[b * words + w]; odd !== 0; odd &= odd - 1)
        sum += price[w * 32 + 31 - Math.clz32(odd & -odd)]
    return sum
  }

  /** Whether the team can go home from here, with the breaks that are left on the way. */
  private canEnd(label: number): boolean {
    const { group } = this.stops
    let free = labels.time[label]
    let ready = free + this.wayHome(labels.at[label])
    for (let k = labels.breaks[label]; k < group.breakDuration.length; k++) {
      const rest = Math.max(free, group.breakFrom[k])
      if (rest > group.breakTo[k]) return false
      ready = Math.max(ready, group.breakFrom[k]) + group.breakDuration[k]
      free = rest + group.breakDuration[k]
    }
    return ready <= group.length
  }
}

/** A route that may come back to forgotten stops makes at most so many rounds before the search gives up. */
const LAPS = 20

/** Seconds of rest still to come after so many breaks. */
export function restsAfter(group: ShiftClass): Int32Array {
  const rests = new Int32Array(group.breakDuration.length + 1)
  for (let k = rests.length - 2; k >= 0; k--) rests[k] = rests[k + 1] + group.breakDuration[k]
  return rests
}
