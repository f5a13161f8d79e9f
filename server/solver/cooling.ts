import type { Problem } from './problem.ts'
import { SETTINGS } from './settings.ts'
import type { SolveOptions } from './types.ts'

/**
 * The temperature of simulated annealing. It cools exponentially over a cycle; the search then starts again from the best
 * plan, less warm. The length of a cycle follows from the size of the problem alone: how long the caller lets it run is not
 * known, and must not matter to a replay.
 *
 * Where a visit is worth more than all travel and travel counts all the same (VROOM's order), no temperature suits both: what
 * is cool for visits lets travel drift at random. Cycles at the scale of visits and of travel then take turns, short ones
 * first, and when the best plan leaves nothing out only travel is cooled: the more slowly the longer the search has gone on,
 * since one long cooling of a thousand stops finds what many short ones do not.
 *
 * A plan that leaves a must out is worse than any that does not, but lies on the way between many that do not: the warm half
 * of a cycle, after the first, passes through such plans at little more than what the must's prize is worth.
 */
export class Cooling {
  private readonly visitScale: number
  private readonly travelScale: number
  private readonly isLayered: boolean
  /** What leaving a must out costs less while it is warm. */
  private readonly pardonWhileWarm: number
  /** In scales, at the start of the first cycle. */
  private readonly hottest: number
  private cycleLength: number
  private start = 0
  private length = 0
  private warmest = 0
  /** The temperature at which the cycle ends. */
  coldest = 0
  /**
   * Whether waiting counts in the cycle when a place is sought in a shift without breaks: it takes time from other visits,
   * but no travel.
   */
  countsWaits = true
  /** How often insertion goes best first in the cycle. */
  bestFirst = SETTINGS.bestFirst
  private cycles = 0
  private readonly reheated = { visits: false, travel: false }

  constructor(problem: Problem, order: SolveOptions['order']) {
    this.travelScale = travelScale(problem)
    const scale = visitScale(problem)
    this.visitScale = scale ?? this.travelScale
    this.isLayered = order === 'lexicographic'
    // where there is nothing but musts, or they are one layer of several, the warmth does not suit them
    const isSuited = scale !== undefined && !this.isLayered
    this.pardonWhileWarm = isSuited ? Math.max(0, problem.weights.unservedRequired - SETTINGS.softMust * scale) : 0
    const growth = Math.max(1, problem.visits / SETTINGS.smallVisits)
    this.hottest = SETTINGS.hottest * Math.min(growth, SETTINGS.hotter)
    const usual = SETTINGS.cycleWork / (problem.visits * problem.shifts + SETTINGS.iterationWork)
    this.cycleLength = Math.ceil(usual * Math.min(growth, SETTINGS.longer))
  }

  /** Whether the cycle ends before this iteration. */
  isOver(iteration: number): boolean {
    return iteration >= this.start + this.length
  }

  /** Begins the next cycle; `leavesOut`: whether the best plan leaves any visit out. */
  begin(iteration: number, leavesOut: boolean): void {
    const kind = !this.isLayered || (leavesOut && this.cycles % 2 === 0) ? 'visits' : 'travel'
    const scale = kind === 'visits' ? this.visitScale : this.travelScale
    this.countsWaits = kind === 'visits' || this.cycles % IN_NO_HURRY < IN_NO_HURRY - 1
    this.bestFirst = this.isLayered && !leavesOut ? SETTINGS.travelBestFirst : SETTINGS.bestFirst
    this.warmest = scale * this.hottest * (this.reheated[kind] ? SETTINGS.reheat : 1)
    this.coldest = scale * SETTINGS.coldest
    this.length = Math.ceil(this.lengthAt(iteration, leavesOut))
    this.start = iteration
    this.reheated[kind] = true
    this.cycles++
  }

  private lengthAt(iteration: number, leavesOut: boolean): number {
    if (!this.isLayered) return this.cycleLength
    if (leavesOut) return this.cycleLength * shortening(this.cycles)
    return Math.max(this.cycleLength, SETTINGS.ageing * iteration)
  }

  /** Makes the next cycle as hot as the first, and the cycles from here on longer in proportion to the search so far. */
  renew(iteration: number): void {
    this.reheated.visits = false
    this.reheated.travel = false
    this.cycleLength = Math.max(this.cycleLength, Math.ceil(SETTINGS.ageing * iteration))
  }

  /** What is not counted, in an iteration of the cycle, of the cost of leaving out a must. */
  pardon(iteration: number): number {
    const isWarm = this.cycles > 1 && 2 * (iteration - this.start) < this.length
    return isWarm ? this.pardonWhileWarm : 0
  }

  /** The temperature of an iteration of the cycle. */
  at(iteration: number): number {
    return this.warmest * (this.coldest / this.warmest) ** ((iteration - this.start) / this.length)
  }
}

/** One cycle in so many, if it cools travel, does not mind waiting: a place that saves travel may cost a wait. */
const IN_NO_HURRY = 4

/** Pairs of cycles of an eighth, a quarter, a half, then of the whole length: even a short search sees both layers. */
function shortening(cycles: number): number {
  return Math.min(1, 2 ** (Math.floor(cycles / 2) - 3))
}

/** The mean of what an optional visit is worth; undefined when all are required. */
function visitScale(problem: Problem): number | undefined {
  let sum = 0
  let count = 0
  for (let v = 0; v < problem.visits; v++) {
    if (problem.visitRequired[v] || problem.visitPrize[v] === 0) continue
    sum += problem.weights.prize * problem.visitPrize[v]
    count++
  }
  return count > 0 ? Math.max(1, sum / count) : undefined
}

/** The mean of what a drive costs. */
function travelScale({ duration, weights }: Problem): number {
  let travel = 0
  for (let i = 0; i < duration.length; i++) travel += duration[i]
  return Math.max(1, (weights.travelSecond * travel) / Math.max(1, duration.length))
}
