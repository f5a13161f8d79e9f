import type { State } from './state.ts'
import { addedSetup } from './within-limits.ts'

/** By how many seconds the busiest team's work exceeds the mean; each team's work is left in `teamWork`. */
export function unfairSeconds({ work, problem, model }: State, teamWork: Float64Array): number {
  const { shifts, shiftTeam } = problem
  teamWork.fill(0)
  let sum = 0
  let most = 0
  for (let s = 0; s < shifts; s++) {
    sum += work[s]
    teamWork[shiftTeam[s]] += work[s]
  }
  for (let t = 0; t < teamWork.length; t++) most = Math.max(most, teamWork[t])
  return model.teams === 0 ? 0 : most - Math.floor(sum / model.teams)
}

/** What inserting a visit adds to unfairness, roughly (to steer by) and exactly (as `State.cost` has it). */
export class Fairness {
  private readonly state: State
  private readonly weight: number
  private readonly work: Float64Array
  private readonly teams: number
  private most = 0
  private sum = 0

  constructor(state: State) {
    this.state = state
    this.weight = state.problem.weights.unfairSecond
    this.work = new Float64Array(state.problem.teams)
    this.teams = state.model.teams
  }

  /** Whether the objective knows fairness at all. */
  get counts(): boolean {
    return this.weight > 0
  }

  /** Adds up each team's work from the rows. */
  refresh(): void {
    if (this.weight === 0) return
    const { shifts, shiftTeam } = this.state.problem
    this.work.fill(0)
    this.most = 0
    this.sum = 0
    for (let s = 0; s < shifts; s++) {
      this.work[shiftTeam[s]] += this.state.work[s]
      this.most = Math.max(this.most, this.work[shiftTeam[s]])
      this.sum += this.state.work[s]
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

  /** The same to the last second, for v before node `node` of shift s. */
  exact(v: number, s: number, node: number, extraTravel: number): number {
    if (this.weight === 0) return 0
    const { problem } = this.state
    const added = extraTravel + problem.visitService[v] + addedSetup(this.state, v, s * this.state.stride + node)
    const team = problem.shiftTeam[s]
    let most = this.work[team] + added
    for (let t = 0; t < this.work.length; t++) if (t !== team) most = Math.max(most, this.work[t])
    const before = this.most - Math.floor(this.sum / this.teams)
    return this.weight * (most - Math.floor((this.sum + added) / this.teams) - before)
  }
}
