import { LATEST, NO_LIMIT } from './limits.ts'
import type { Window } from './types.ts'

/** Input that is wrong: `path` names the field (`visits[3].windows[0].to`), the message adds the numbers. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly path: string
  constructor(path: string, message: string) {
    super(`${path} ${message}`)
    this.path = path
  }
}

/** Throws unless the value is an object with fields. */
export function record(path: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) throw new ProblemError(path, `is ${shown(value)}, not an object`)
}

/** Throws unless the value is an array. */
export function array(path: string, value: unknown): void {
  if (!Array.isArray(value)) throw new ProblemError(path, `is ${shown(value)}, not an array`)
}

/** Throws unless the value is an array, typed or not: what is in it is for others to check. */
export function numbers(path: string, value: unknown): void {
  if (!(value instanceof Int32Array)) array(path, value)
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'an object' : (JSON.stringify(value) ?? String(value))
}

/** Throws unless the value is a whole number from `least` to `most`. */
export function whole(path: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value)) throw new ProblemError(path, `is ${value}, not a whole number`)
  if (value < least || value > most) throw new ProblemError(path, `is ${value}, outside ${least} … ${most}`)
}

/** Throws unless the window has whole ends in order. */
export function span(path: string, window: Window): void {
  whole(`${path}.from`, window.from, 0, LATEST)
  whole(`${path}.to`, window.to, 0, LATEST)
  if (window.to < window.from)
    throw new ProblemError(`${path}.to`, `is ${window.to}, before its start (${window.from})`)
}

/** Throws unless the windows ascend and are disjoint. */
export function windows(path: string, list: readonly Window[]): void {
  list.forEach((window, w) => {
    span(`${path}[${w}]`, window)
    const before = list[w - 1]
    if (before && before.to >= window.from)
      throw new ProblemError(
        `${path}[${w}].from`,
        `is ${window.from}, not after the end of the window in front of it (${before.to}): windows ascend and are disjoint`,
      )
  })
}

/** Throws unless there is one whole number per dimension. */
export function amounts(path: string, list: readonly number[], dimensions: number): void {
  if (list.length !== dimensions)
    throw new ProblemError(
      path,
      `has ${list.length} numbers when ${dimensions} were expected, as in the first capacity`,
    )
  list.forEach((amount, q) => {
    whole(`${path}[${q}]`, amount, 0, NO_LIMIT)
  })
}

/** Throws unless there is one number per pair of places, from 0 to `most`. */
export function matrix(path: string, values: Int32Array, places: number, most: number): void {
  if (values.length !== places * places)
    throw new ProblemError(path, `has ${values.length} entries when ${places} × ${places} were expected`)
  allWhole(path, values, 0, most)
}

/** Throws unless all are whole numbers from `least` to `most`; a plain loop, as there may be millions. */
export function allWhole(path: string, values: ArrayLike<number>, least: number, most: number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    // what 32 bits do not hold as it is, is not whole, or not a number, or too great
    if ((value | 0) !== value || value < least || value > most) whole(`${path}[${i}]`, value, least, most)
  }
}
