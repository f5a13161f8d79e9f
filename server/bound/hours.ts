import type { Kind } from './kind.ts'
import type { Stops } from './stops.ts'

/** When the stops of a search are open, and by when the team is home. */
export class Hours {
  private readonly kind: Kind
  private readonly candidates: readonly number[]

  constructor({ kind, candidates }: Stops) {
    this.kind = kind
    this.candidates = candidates
  }

  /** When service at stop j can begin for a team that is ready then; −1 when it is too late. */
  begin(j: number, ready: number): number {
    const { windowOffset, windowFrom, windowTo } = this.kind
    const i = this.candidates[j]
    for (let w = windowOffset[i]; w < windowOffset[i + 1]; w++)
      if (ready <= windowTo[w]) return Math.max(ready, windowFrom[w])
    return -1
  }

  /** Whether a team that is done then can go home, with the breaks after the first `breaks` on the way. */
  canEnd(done: number, breaks: number, wayHome: number): boolean {
    const { kind } = this
    let free = done
    let ready = done + wayHome
    for (let k = breaks; k < kind.breakDuration.length; k++) {
      const rest = Math.max(free, kind.breakFrom[k])
      if (rest > kind.breakTo[k]) return false
      ready = Math.max(ready, kind.breakFrom[k]) + kind.breakDuration[k]
      free = rest + kind.breakDuration[k]
    }
    return ready <= kind.length
  }
}
