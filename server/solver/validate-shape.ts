import { array, numbers, ProblemError, record } from './fields.ts'
import type { ProblemInput, Window } from './types.ts'

/** Throws unless every array and object of the input is one: input that was read from a file may lack anything. */
export function validateShape(input: ProblemInput): void {
  record('input', input)
  for (const key of ['durationSeconds', 'distanceMetres', 'assignmentCost'] as const) numbers(key, input[key])
  for (const key of ['shifts', 'visits', 'pins', 'exclusions', 'precedences'] as const) array(key, input[key])
  if (input.baseline !== undefined) numbers('baseline', input.baseline)
  record('weights', input.weights)
  const { impossible = 'refuse' } = input
  if (impossible !== 'refuse' && impossible !== 'leave-out')
    throw new ProblemError('impossible', `is ${JSON.stringify(impossible)}, neither "refuse" nor "leave-out"`)
  for (const [s, shift] of input.shifts.entries()) {
    const at = `shifts[${s}]`
    record(at, shift)
    record(`${at}.hours`, shift.hours)
    array(`${at}.capacity`, shift.capacity)
    array(`${at}.breaks`, shift.breaks)
    for (const [b, rest] of shift.breaks.entries()) {
      record(`${at}.breaks[${b}]`, rest)
      windows(`${at}.breaks[${b}].windows`, rest.windows)
    }
  }
  for (const [v, visit] of input.visits.entries()) {
    const at = `visits[${v}]`
    record(at, visit)
    if (typeof visit.required !== 'boolean')
      throw new ProblemError(`${at}.required`, `is ${visit.required}, neither true nor false`)
    windows(`${at}.windows`, visit.windows)
    array(`${at}.delivery`, visit.delivery)
    array(`${at}.pickup`, visit.pickup)
  }
  for (const [i, pin] of input.pins.entries()) record(`pins[${i}]`, pin)
  for (const key of ['exclusions', 'precedences'] as const)
    for (const [i, pair] of input[key].entries()) {
      array(`${key}[${i}]`, pair)
      if (pair.length !== 2) throw new ProblemError(`${key}[${i}]`, `has ${pair.length} entries, not two visits`)
    }
}

function windows(path: string, list: readonly Window[]): void {
  array(path, list)
  for (const [w, window] of list.entries()) record(`${path}[${w}]`, window)
}
