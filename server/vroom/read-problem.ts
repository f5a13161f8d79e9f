import type { z } from 'zod'
import { checkProblem } from './check-problem.ts'
import { repeatedKey } from './repeated-keys.ts'
import { UNSUPPORTED, type VroomProblem, vroomProblem } from './schema.ts'
import { type Issue, refuse, VroomError } from './vroom-error.ts'

/** The text of a problem file as a problem; throws `VroomError` with every path that is wrong and the values there. */
export function readProblem(text: string): VroomProblem {
  const json = parse(text)
  requireNoProto(json)
  const parsed = vroomProblem.safeParse(json)
  if (!parsed.success) throw new VroomError(parsed.error.issues.flatMap((issue) => toIssues(issue, json)))
  checkProblem(parsed.data)
  return parsed.data
}

function parse(text: string): unknown {
  if (text.trim() === '') refuse('', 'The file is empty; expected a JSON object with vehicles and jobs')
  const json = parseJson(text)
  const twice = repeatedKey(text)
  if (twice !== undefined) refuse(twice, 'stands twice in its object, and only one of the two could be read')
  return json
}

function parseJson(text: string): unknown {
  try {
    // some editors begin a file with a mark of the byte order
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return refuse('', `The file is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A name that the schema would pass over in silence. */
function requireNoProto(json: unknown): void {
  const matrices = (json as { matrices?: unknown } | null)?.matrices
  if (typeof matrices === 'object' && matrices !== null && Object.hasOwn(matrices, '__proto__'))
    refuse('matrices.__proto__', 'is not a name that a profile can have')
}

type ZodIssue = z.core.$ZodIssue

function toIssues(issue: ZodIssue, json: unknown): Issue[] {
  const path = pathOf(issue.path)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: pathOf([...issue.path, key]),
      message: UNSUPPORTED.get(key) ?? 'is not a key that VROOM knows here',
    }))
  const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], json)
  if (value === undefined) return [{ path, message: 'is missing' }]
  if (issue.code === 'invalid_union')
    return [{ path, message: `is ${shown(value)}; only start, job and end are supported` }]
  if (issue.path.at(-1) === 'speed_factor')
    return [{ path, message: `is ${shown(value)}; only 1 is supported: scale the durations instead` }]
  if (issue.code === 'custom' && Array.isArray(value)) return [{ path, message: issue.message }]
  return [{ path: path || 'The file', message: `is ${shown(value)}: ${issue.message}` }]
}

/** `vehicles[3].breaks[0].id` */
function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  )
}

function shown(value: unknown): string {
  const text = shownWhole(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function shownWhole(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return Array.isArray(value) ? 'an array nested too deeply' : 'an object nested too deeply'
  }
}
