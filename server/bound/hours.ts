import type { Family } from './family.ts'
import type { Stops } from './stops.ts'

/** When the stops of a search are open, and by when the team is home. */
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

  /** Whether a team that is done then can go home, with the breaks after the first `breaks` on the way. */
  canEnd(done: number, breaks: number, wayHome: number): boolean {
    const { family } = this
    let free = done
    let ready = done + wayHome
    for (let k = breaks; k < family.breakDuration.length; k++) {
      const rest = Math.max(free, family.breakFrom[k])
      if (rest > family.breakTo[k]) return false
      ready = Math.max(ready, family.breakFrom[k]) + family.breakDuration[k]
      free = rest + family.breakDuration[k]
    }
    return ready <= family.length
  }
}
