import { arcsOf } from './arcs.ts'
import { Candidates } from './candidates.ts'
import type { Family } from './family.ts'
import type { FoundRoute } from './found-routes.ts'
import type { Effort } from './frontier.ts'
import type { Labels } from './labels.ts'
import { RouteLimits, ServiceLimit } from './route-limits.ts'
import { type Ending, RouteSearch } from './route-search.ts'
import type { PricedCut, Stops } from './stops.ts'

/** For one class: `most` is no less than what any route is worth; routes are visits of the problem in order. */
export type Priced = { readonly most: number; readonly routes: readonly (readonly number[])[] }

/** Why there is no answer: it was stopped, routes went round and round where no time passes, or there were too many. */
export type Unsure = Exclude<Ending, 'whole'>

/** What one call of pricing wants to know. */
type Question = {
  /** What each candidate earns, in whole units; what is 0 or less is left out. */
  readonly gain: Float64Array
  /** Per class of the family: routes worth less are of no interest, and the answer is never below it. */
  readonly floors: readonly number[]
  readonly effort: Effort
  /** Cuts that cost something. */
  readonly cuts: readonly PricedCut[]
  readonly isStopped: () => boolean
}

/** Answers, for the classes of one family: which routes earn most when every visit earns so much? */
export class Pricing {
  readonly family: Family
  private readonly candidates: Candidates
  private readonly labels: Labels

  /** The labels may be another pricing's too, as long as only one asks at a time. */
  constructor(family: Family, ways: Int32Array, places: number, perSecond: number, labels: Labels) {
    this.family = family
    this.labels = labels
    this.candidates = new Candidates(family, ways, places, perSecond)
  }

  /** From now on, routes remember which of the `count` nearest stops they were at. */
  remember(count: number): void {
    this.candidates.remember(count)
  }

  /** Per class; or why an exact search could not be sure. A quick one is never asked to be. */
  ask(question: Question): Priced[] | Unsure {
    const found = this.find(question)
    if (typeof found === 'string') return found
    return question.floors.map((floor, m) => {
      const routes = found.filter(({ fits, earned }) => fits & (1 << m) && earned > floor)
      return { most: routes.length > 0 ? routes[0].earned : floor, routes: routes.map(({ stops }) => stops) }
    })
  }

  /** Routes as visits, the best first; for each class the best of all that are above its floor is among them. */
  private find({ gain, floors, effort, cuts, isStopped }: Question): readonly FoundRoute[] | Unsure {
    const { family } = this
    const { mayLeaveOut } = this.candidates
    const all = Array.from(family.visits, (_, i) => i).filter((i) => gain[i] > 0 || !mayLeaveOut[i])
    if (all.length === 0 || family.maxStops === 0) return []
    const least = leastOfEach(floors)
    let stops = this.candidates.select(all, gain, cuts)
    let limit = new ServiceLimit(stops)
    const candidates = stops.members.filter(([i], j) => this.mayBeIn(stops, limit, j, least[family.fits[i]])).flat()
    if (candidates.length === 0) return []
    if (candidates.length < all.length) {
      stops = this.candidates.select(candidates, gain, cuts)
      limit = new ServiceLimit(stops)
    }
    const [mostArcs, mostLabels] = effort === 'quick' ? [QUICK_ARCS, QUICK_LABELS] : [stops.count, EXACT_LABELS]
    const arcs = arcsOf(stops, limit, least, mostArcs)
    const search = new RouteSearch(this.labels, stops, new RouteLimits(stops, limit, arcs), arcs, least, effort)
    const ending = search.run(isStopped, mostLabels)
    if (ending !== 'whole' && effort === 'exact') return ending
    return search
      .best(ROUTES, ROUTES_PER_END)
      .map((route) => ({ ...route, stops: route.stops.flatMap((j) => stops.members[j].map((i) => family.visits[i])) }))
  }

  private mayBeIn(stops: Stops, limit: ServiceLimit, j: number, floor: number): boolean {
    const { family } = this
    const ways = stops.there[j] + stops.home[j]
    if (ways > family.maxDriving) return false
    const time = family.length - stops.restAfter[0]
    const most = limit.mostWith(time, family.maxStops, ways, stops.service[j], stops.gain[j])
    return most > floor || !this.candidates.mayLeaveOut[stops.candidates[j]]
  }
}

/** A quick search goes on to so many of the nearest stops only: those of good routes are nearly all among them. */
const QUICK_ARCS = 30
/** A quick search need not see all: what it has found until then is enough for the next prices. */
const QUICK_LABELS = 60_000
/** Half a gigabyte and more at about a hundred bytes each, as much as a thread beside the server may be asked for. */
const EXACT_LABELS = 6_000_000
/** Per class and round: more would fill the linear programme with routes that the next prices make needless. */
const ROUTES = 40
/** Routes that end alike are mostly one route with a stop more or less. */
const ROUTES_PER_END = 4

/** For each set of classes, as bits: the least of their floors. None: nothing is enough. */
function leastOfEach(floors: readonly number[]): Float64Array {
  const least = new Float64Array(1 << floors.length).fill(Number.POSITIVE_INFINITY)
  for (let fits = 1; fits < least.length; fits++) {
    const m = 31 - Math.clz32(fits)
    least[fits] = Math.min(floors[m], least[fits ^ (1 << m)])
  }
  return least
}
