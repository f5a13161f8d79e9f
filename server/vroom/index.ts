/**
 * The door of the VROOM room: problem files in the form of VROOM's API 1.15
 * (https://github.com/VROOM-Project/vroom/blob/master/docs/API.md) in, solutions in its form out. Pure: text and numbers
 * come in as arguments; files, clocks and threads are the caller's.
 *
 *   text ─ read-problem (schema.ts, then check-problem.ts) → VroomProblem
 *        ─ to-problem (travel.ts, horizon.ts, objective.ts, steps.ts) → Translation, whose `input` is the solver's
 *        ─ to-solution (time-steps.ts, reasons.ts) → VroomSolution
 */

export type { ProvenPrizes } from './limit.ts'
export { readProblem } from './read-problem.ts'
export { type VroomJob, type VroomProblem, type VroomVehicle, vroomProblem } from './schema.ts'
export type { VroomFailure, VroomSolution } from './solution.ts'
export { type Translation, toProblem } from './to-problem.ts'
export { type Extras, toSolution } from './to-solution.ts'
export { type Issue, VroomError } from './vroom-error.ts'
