import type { State } from './state.ts'

/** What inserting a visit adds to unfairness: the insertion is steered by it, the objective itself is `State.cost`. */
export class Fairness {
  private readonly state: State
  private readonly weight: number
  private readonly work: Float64Array
  private readonly teams: number
  private most = 0

  constructor(state: State) {
    this.state = state
    this.weight = state.problem.weights.unfairSecond
    this.work = new Float64Array(state.problem.teams)
    this.teams = new Set(state.problem.shiftTeam).size
  }

  /** Adds up each team's work from the rows. */
  refresh(): void {
    if (this.weight === 0) return
    const { shifts, shiftTeam } = this.state.problem
    this.work.fill(0)
    this.most = 0
    for (let s = 0; s < shifts; s++) {
      this.work[shiftTeam[s]] += this.state.work[s]
      this.most = Math.max(this.most, this.work[shiftTeam[s]])
    }
  }

  /** The cost of giving v, with so much extra travel, to the team of shift s; negative when others are busier. */
  delta(v: number, s: number, extraTravel: number): number {
    if (this.weight === 0) return 0
    const { problem } = this.state
    const busy = extraTravel + problem.visitService[v] + problem.visitSetup[v]
    const over = Math.max(0, this.work[problem.shiftTeam[s]] + busy - this.most)
    return this.weight * (over - busy / this.teams)
  }
}
