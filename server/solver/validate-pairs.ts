import { ProblemError, whole } from './fields.ts'
import type { ProblemInput } from './types.ts'
import { validateMusts } from './validate-musts.ts'

/**
 * Throws unless exclusions and precedences pair two visits each, and the precedences can all be kept at once; also by what must
 * be served, unless the input says that such visits are left out.
 */
export function validatePairs(input: ProblemInput): void {
  const { exclusions, precedences, visits } = input
  pairs('exclusions', exclusions, visits.length)
  pairs('precedences', precedences, visits.length)
  acyclic(precedences, visits.length)
  if (input.impossible !== 'leave-out') validateMusts(input)
}

function pairs(path: string, list: ProblemInput['exclusions'], visits: number): void {
  list.forEach(([a, b], i) => {
    whole(`${path}[${i}][0]`, a, 0, visits - 1)
    whole(`${path}[${i}][1]`, b, 0, visits - 1)
    if (a === b) throw new ProblemError(`${path}[${i}]`, `pairs visit ${a} with itself`)
  })
}

/** Kahn's algorithm: what cannot be put in an order lies on or behind a cycle. */
function acyclic(precedences: ProblemInput['precedences'], visits: number): void {
  if (precedences.length === 0) return
  const waitsFor = new Int32Array(visits)
  const followers = new Map<number, number[]>()
  for (const [before, after] of precedences) {
    waitsFor[after]++
    const list = followers.get(before)
    if (list) list.push(after)
    else followers.set(before, [after])
  }
  const ready = Array.from({ length: visits }, (_, v) => v).filter((v) => waitsFor[v] === 0)
  let done = 0
  for (; done < ready.length; done++)
    for (const next of followers.get(ready[done]) ?? []) if (--waitsFor[next] === 0) ready.push(next)
  if (done === visits) return
  const i = precedences.findIndex(([before, after]) => waitsFor[before] > 0 && waitsFor[after] > 0)
  throw new ProblemError(
    `precedences[${i}]`,
    `(${precedences[i]}) is part of a cycle: these visits all wait for each other`,
  )
}
