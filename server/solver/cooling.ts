import type { Model } from './model.ts'
import type { Problem } from './problem.ts'
import { SETTINGS } from './settings.ts'

/**
 * The temperature falls exponentially over a cycle; every cycle after the first begins less warm. The length of a cycle
 * follows from the size of the problem alone: how long the caller lets it run is not known, and must not matter to a replay.
 */
export class Cooling {
  private readonly hottest: number
  private readonly coldest: number
  private readonly length: number
  private start = 0
  private warmest: number

  constructor({ problem }: Model) {
    const scale = temperatureScale(problem)
    const growth = Math.max(1, problem.visits / SETTINGS.smallVisits)
    this.hottest = scale * SETTINGS.hottest * Math.min(growth, SETTINGS.hotter)
    this.coldest = scale * SETTINGS.coldest
    this.warmest = this.hottest
    const usual = SETTINGS.cycleWork / (problem.visits * problem.shifts + SETTINGS.iterationWork)
    this.length = Math.ceil(usual * Math.min(growth, SETTINGS.longer))
  }

  /** Whether a new cycle begins with this iteration. */
  begins(iteration: number): boolean {
    if (iteration < this.start + this.length) return false
    this.start = iteration
    this.warmest = this.hottest * SETTINGS.reheat
    return true
  }

  /** The temperature of an iteration of the current cycle. */
  at(iteration: number): number {
    return this.warmest * (this.coldest / this.warmest) ** ((iteration - this.start) / this.length)
  }
}

/** The mean of what an optional visit is worth, or of a drive when all are required. */
function temperatureScale(problem: Problem): number {
  let sum = 0
  let count = 0
  for (let v = 0; v < problem.visits; v++) {
    if (problem.visitRequired[v] || problem.visitPrize[v] === 0) continue
    sum += problem.weights.prize * problem.visitPrize[v]
    count++
  }
  if (count > 0) return Math.max(1, sum / count)
  let travel = 0
  for (const seconds of problem.duration) travel += seconds
  return Math.max(1, (problem.weights.travelSecond * travel) / Math.max(1, problem.duration.length))
}
