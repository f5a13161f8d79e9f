import { endianness } from 'node:os'
import { deflateSync, inflateSync } from 'node:zlib'
import type { PlanChoices } from '../contract/index.ts'
import { LATEST, NO_LIMIT } from '../solver/index.ts'
import type { BaseProblem } from '../weekplan/index.ts'

/**
 * What a solved plan was made from, as kept in the database. Big matrices are deflated: as JSON numbers they would fill
 * the database with the same megabytes week after week.
 */
export type StoredProblem = {
  readonly problem: BaseProblem
  /** Where a re-planning started: its pins, removals, emergencies and the routes that count as unchanged. */
  readonly start: PlanChoices | null
}

const packed = ['durationSeconds', 'distanceMetres', 'assignmentCost'] as const

/** The JSON text for `plan.problem`. */
export function packProblem({ problem, start }: StoredProblem): string {
  const matrices = Object.fromEntries(packed.map((key) => [key, pack(problem[key])]))
  return JSON.stringify({ start, problem: { ...problem, ...matrices } })
}

/** What `packProblem` packed. */
export function unpackProblem(stored: unknown): StoredProblem {
  const { start, problem } = stored as { start: StoredProblem['start']; problem: Record<string, unknown> }
  const matrices = Object.fromEntries(packed.map((key) => [key, unpack(problem[key] as string)]))
  return { start, problem: completed({ ...problem, ...matrices } as BaseProblem) }
}

/** Plans of earlier versions lack what the model could not say then, and their breaks have one window each. */
function completed(problem: BaseProblem): BaseProblem {
  type Old = { breaks: { window?: unknown; windows?: unknown; durationSeconds: number }[] }
  return {
    ...problem,
    shifts: problem.shifts.map((shift) => ({
      maxDistanceMetres: NO_LIMIT,
      maxWorkSeconds: LATEST,
      capacity: [],
      ...shift,
      breaks: (shift as Old).breaks.map(({ window, ...rest }) => (window ? { ...rest, windows: [window] } : rest)),
    })),
    visits: problem.visits.map((visit) => ({ maxGapDays: -1, delivery: [], pickup: [], ...visit })),
  }
}

function pack(values: Int32Array | readonly number[]): string {
  return deflateSync(swapped(Buffer.from(Int32Array.from(values).buffer)), { level: 1 }).toString('base64')
}

function unpack(text: string): Int32Array {
  const bytes = swapped(inflateSync(Buffer.from(text, 'base64')))
  return new Int32Array(new Uint8Array(bytes).buffer)
}

/** Little-endian in the database, so that it moves between machines. */
function swapped(bytes: Buffer): Buffer {
  return endianness() === 'LE' ? bytes : bytes.swap32()
}
