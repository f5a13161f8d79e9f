import type { Problem } from './problem.ts'
import type { Routes, Score } from './types.ts'

/**
 * The whole objective, slow and obvious: every part is summed from the routes alone. `cost` is what the search minimises:
 * unserved required visits, then prize left behind, then travel, change and unfairness, each times its weight, and the assignment
 * costs as they are. The order between them is the order of the weights.
 */
export function evaluate(problem: Problem, routes: Routes): Score {
  const { weights, places } = problem
  const served = new Int32Array(problem.visits).fill(-1)
  const work = new Float64Array(problem.teams)
  let travelSeconds = 0
  let travelMetres = 0
  let assignmentCost = 0
  routes.forEach((route, s) => {
    if (route.length === 0) return
    let place = problem.shiftStart[s]
    for (const v of route) {
      const target = problem.visitPlace[v]
      const travel = problem.duration[place * places + target]
      const setup = place === target ? 0 : problem.visitSetup[v]
      travelSeconds += travel
      travelMetres += problem.distance[place * places + target]
      work[problem.shiftTeam[s]] += travel + setup + problem.visitService[v]
      assignmentCost += Math.max(0, problem.assignment[v * problem.shifts + s])
      served[v] = s
      place = target
    }
    const home = problem.duration[place * places + problem.shiftEnd[s]]
    travelSeconds += home
    travelMetres += problem.distance[place * places + problem.shiftEnd[s]]
    work[problem.shiftTeam[s]] += home
  })

  let requiredServed = 0
  let requiredUnserved = 0
  let prize = 0
  let prizeUnserved = 0
  let changes = 0
  for (let v = 0; v < problem.visits; v++) {
    if (problem.visitRequired[v]) served[v] >= 0 ? requiredServed++ : requiredUnserved++
    if (served[v] >= 0) prize += problem.visitPrize[v]
    else prizeUnserved += problem.visitPrize[v]
    if (isChange(problem, v, served[v])) changes++
  }
  const unfairSeconds = unfairness(problem, work)
  return {
    requiredServed,
    requiredUnserved,
    prize,
    prizeUnserved,
    travelSeconds,
    travelMetres,
    assignmentCost,
    changes,
    unfairSeconds,
    cost:
      weights.unservedRequired * requiredUnserved +
      weights.prize * prizeUnserved +
      weights.travelSecond * travelSeconds +
      assignmentCost +
      weights.change * changes +
      weights.unfairSecond * unfairSeconds,
  }
}

/** Whether serving the visit in this shift (−1: not at all) differs from the baseline in team or day. */
export function isChange(problem: Problem, visit: number, shift: number): boolean {
  const before = problem.baseline.length > 0 ? problem.baseline[visit] : -1
  if (before < 0) return false
  if (shift < 0) return true
  return problem.shiftTeam[before] !== problem.shiftTeam[shift] || problem.shiftDay[before] !== problem.shiftDay[shift]
}

/** Whole seconds by which the busiest team's work (driving, set-up, service) exceeds the mean over all teams with shifts. */
function unfairness(problem: Problem, work: Float64Array): number {
  let most = 0
  let sum = 0
  let teams = 0
  const seen = new Uint8Array(problem.teams)
  for (let s = 0; s < problem.shifts; s++) {
    const team = problem.shiftTeam[s]
    if (seen[team]) continue
    seen[team] = 1
    teams++
    sum += work[team]
    most = Math.max(most, work[team])
  }
  return teams === 0 ? 0 : most - Math.floor(sum / teams)
}
