import type { Family } from './family.ts'
import type { Stops } from './stops.ts'

/** When the stops of a search are open, when breaks may lie, and by when the team is home; in seconds from the shift's start. */
export class Hours {
  private readonly family: Family
  private readonly candidates: readonly number[]

  constructor({ family, candidates }: Stops) {
    this.family = family
    this.candidates = candidates
  }

  /** When service at stop j can begin for a team that is ready then; −1 when it is too late. */
  begin(j: number, ready: number): number {
    const { windowOffset, windowFrom, windowTo } = this.family
    const i = this.candidates[j]
    for (let w = windowOffset[i]; w < windowOffset[i + 1]; w++)
      if (ready <= windowTo[w]) return Math.max(ready, windowFrom[w])
    return -1
  }

  /** When a team that is free then has taken break k at the earliest; −1 when it is too late for it. */
  afterBreak(k: number, free: number): number {
    const rest = Math.max(free, this.family.breakFrom[k])
    return rest > this.family.breakTo[k] ? -1 : rest + this.family.breakDuration[k]
  }

  /** When a team arrives that takes break k on the way and would else arrive then. */
  delayedBy(k: number, arrival: number): number {
    return Math.max(arrival, this.family.breakFrom[k]) + this.family.breakDuration[k]
  }

  /** Whether a team that is done then can go home, with the breaks after the first `breaks` on the way. */
  canEnd(done: number, breaks: number, wayHome: number): boolean {
    const { length, breakDuration } = this.family
    let free = done
    let arrival = done + wayHome
    for (let k = breaks; k < breakDuration.length; k++) {
      free = this.afterBreak(k, free)
      if (free < 0) return false
      arrival = this.delayedBy(k, arrival)
    }
    return arrival <= length
  }
}
