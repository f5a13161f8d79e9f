import { brokenThrees } from './cuts.ts'
import type { UsedRoute } from './master.ts'

/** What makes the rules stricter: these cuts, and beside them routes that remember more, or nothing any more. */
export type Stricter = { readonly cuts: readonly (readonly number[])[]; readonly next: 'cuts' | 'memory' | 'nothing' }

/** Which rules come next where nothing is left to gain at those that there are: cuts, then routes that remember more of their stops. */
export class Tightening {
  /** How many of the nearest stops a route remembers to have been at. */
  memory = FIRST_MEMORY
  private cuts = 0
  /** The limit when the rules were last made stricter, and how often in a row that has brought next to nothing. */
  private limitBefore = Number.POSITIVE_INFINITY
  private vain = 0

  /** For a limit in units of the measure, and the routes that the linear programme takes for it. */
  next(limit: number, routes: readonly UsedRoute[]): Stricter {
    const cuts = this.cuts < MOST_CUTS ? brokenThrees(routes, CUTS_PER_ROUND) : []
    this.cuts += cuts.length
    this.vain = this.limitBefore - limit > LEAST_GAIN * Math.abs(limit) ? 0 : this.vain + 1
    this.limitBefore = limit
    if (cuts.length > 0 && this.vain < PATIENCE) return { cuts, next: 'cuts' }
    return { cuts, next: this.lengthen() ? 'memory' : 'nothing' }
  }

  /** Routes remember twice as much from now on; false when that is more than is worth its while. */
  lengthen(): boolean {
    if (this.memory >= LONGEST_MEMORY) return false
    this.memory *= 2
    this.vain = 0
    return true
  }

  /** Forgets what brought nothing, for other plans. Cuts and memory stay. */
  again(): void {
    this.limitBefore = Number.POSITIVE_INFINITY
    this.vain = 0
  }
}

/** Enough to keep routes from going round among neighbours; the few that return to others are weeded out last. */
const FIRST_MEMORY = 10
/** Labels that remember more dominate one another less, so that every doubling makes the exact search dearer. */
const LONGEST_MEMORY = 40
/** The worst ones: where these hold others may hold too, and each is a row more. */
const CUTS_PER_ROUND = 30
/** Each is a row of the linear programme, and those that cost something are bits in every label. */
const MOST_CUTS = 300
/** Tightening by less than this part of the limit is in vain; so often in a row is the end. */
const LEAST_GAIN = 2e-5
const PATIENCE = 4
