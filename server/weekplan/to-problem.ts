import type { PlanProblem } from '../contract/index.ts'
import { buildProblem, type Problem, type ProblemInput, type Shift, type Visit, type Weights } from '../solver/index.ts'

type Matrices = 'durationSeconds' | 'distanceMetres' | 'assignmentCost'

/**
 * A week's problem before anybody chose anything: the wire's, or the same with typed arrays, which costs no copying. Its
 * weights hold two costs that only choices call for: `outside`, serving a must-do outside a team's own grids, and
 * `replanChange`, moving a visit to another team or day when a plan is made again.
 */
export type BaseProblem = Omit<PlanProblem, Matrices> & { readonly [key in Matrices]: Int32Array | readonly number[] }

/** The solver's input, with the matrices as they are when they are typed arrays already. */
export function toProblemInput(base: BaseProblem): ProblemInput {
  return {
    places: base.places,
    durationSeconds: asInts(base.durationSeconds),
    distanceMetres: asInts(base.distanceMetres),
    // the contract leaves these loose; `buildProblem` checks every field of them
    shifts: base.shifts as unknown as Shift[],
    visits: base.visits as unknown as Visit[],
    assignmentCost: asInts(base.assignmentCost),
    pins: [],
    exclusions: base.exclusions,
    precedences: base.precedences,
    weights: solverWeights(base),
    // one must-do too far away costs nobody the week: it is left out, and the plan says why
    impossible: 'leave-out',
  }
}

/** The problem of the wire, ready to be timed and solved. */
export function toProblem(base: BaseProblem): Problem {
  return buildProblem(toProblemInput(base))
}

/** The base of a solver's input, with the two costs that choices may call for. */
export function toBase(input: ProblemInput, outside: number, replanChange = 0): BaseProblem {
  return {
    places: input.places,
    durationSeconds: input.durationSeconds,
    distanceMetres: input.distanceMetres,
    shifts: input.shifts as unknown as PlanProblem['shifts'],
    visits: input.visits as unknown as PlanProblem['visits'],
    assignmentCost: input.assignmentCost,
    exclusions: input.exclusions.map(([a, b]) => [a, b]),
    precedences: input.precedences.map(([a, b]) => [a, b]),
    weights: { ...input.weights, outside, replanChange },
  }
}

/** The base as it goes over the wire. */
export function toWire(base: BaseProblem): PlanProblem {
  return {
    ...base,
    durationSeconds: Array.from(base.durationSeconds),
    distanceMetres: Array.from(base.distanceMetres),
    assignmentCost: Array.from(base.assignmentCost),
  }
}

function asInts(values: Int32Array | readonly number[]): Int32Array {
  return values instanceof Int32Array ? values : Int32Array.from(values)
}

function solverWeights({ weights }: BaseProblem): Weights {
  return {
    unservedRequired: weights.unservedRequired ?? 0,
    prize: weights.prize ?? 0,
    travelSecond: weights.travelSecond ?? 0,
    change: weights.change ?? 0,
    unfairSecond: weights.unfairSecond ?? 0,
  }
}
