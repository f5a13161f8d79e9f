import type { Problem } from '../solver/index.ts'

/**
 * Shifts that are the same for the bound: what one may serve and when, counted from its start, the other may too. Most days
 * of a team are. Everything is in seconds from the start of the shift, and places are the candidates' own: 0 … n−1 are the
 * candidates, n is where the shift starts and n + 1 where it ends.
 */
export type ShiftClass = {
  readonly shifts: readonly number[]
  /** Length of the shift's hours. */
  readonly length: number
  readonly maxDriving: number
  readonly maxStops: number
  /** From the first window of each break to the end of its last: between them the bound lets it start at any time. */
  readonly breakFrom: Int32Array
  readonly breakTo: Int32Array
  readonly breakDuration: Int32Array
  /** The visits that a shift of this class may serve. */
  readonly visits: Int32Array
  /** The problem's places of the candidates, the start and the end. */
  readonly places: Int32Array
  readonly service: Int32Array
  /** What serving a candidate here costs beside the way. */
  readonly cost: Float64Array
  readonly setup: Int32Array
  /** Windows of candidate i are windowOffset[i] … windowOffset[i + 1] − 1, cut to the shift's hours. */
  readonly windowOffset: Int32Array
  readonly windowFrom: Int32Array
  readonly windowTo: Int32Array
  /** Candidates that are pinned here; a plan may hold just these even when they break a rule. */
  readonly pinned: readonly number[]
}

/** The shifts of a problem by class, in the order of each class's first shift; assignment costs count so many times. */
export function shiftClasses(problem: Problem, assignmentWeight: number): ShiftClass[] {
  const byKey = new Map<string, { first: ShiftClass; shifts: number[] }>()
  for (let s = 0; s < problem.shifts; s++) {
    const one = classOf(problem, s, assignmentWeight)
    const key = JSON.stringify(
      Object.values(one).map((value) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value)),
    )
    const known = byKey.get(key)
    if (known) known.shifts.push(s)
    else byKey.set(key, { first: one, shifts: [s] })
  }
  return [...byKey.values()].map(({ first, shifts }) => ({ ...first, shifts }))
}

function classOf(problem: Problem, s: number, assignmentWeight: number): ShiftClass {
  const from = problem.shiftFrom[s]
  const length = problem.shiftTo[s] - from
  const visits: number[] = []
  const windowOffset = [0]
  const windowFrom: number[] = []
  const windowTo: number[] = []
  for (let v = 0; v < problem.visits; v++) {
    if (!isAllowed(problem, v, s)) continue
    const before = windowFrom.length
    const first = problem.windowOffset[v]
    const end = problem.windowOffset[v + 1]
    if (first === end) {
      windowFrom.push(0)
      windowTo.push(length)
    }
    for (let w = first; w < end; w++) {
      const opens = Math.max(0, problem.windowFrom[w] - from)
      const closes = Math.min(length, problem.windowTo[w] - from)
      if (opens > closes) continue
      windowFrom.push(opens)
      windowTo.push(closes)
    }
    // a pinned visit counts even where it can never be on time
    if (windowFrom.length === before && problem.pinShift[v] !== s) continue
    visits.push(v)
    windowOffset.push(windowFrom.length)
  }
  const breaks = Array.from(
    { length: problem.breakOffset[s + 1] - problem.breakOffset[s] },
    (_, k) => problem.breakOffset[s] + k,
  )
  return {
    shifts: [],
    length,
    maxDriving: Math.min(problem.shiftDriving[s], length),
    maxStops: Math.min(problem.shiftStops[s], visits.length),
    breakFrom: Int32Array.from(breaks, (k) => Math.max(0, problem.breakFrom[problem.breakWindowOffset[k]] - from)),
    breakTo: Int32Array.from(breaks, (k) => problem.breakTo[problem.breakWindowOffset[k + 1] - 1] - from),
    breakDuration: Int32Array.from(breaks, (k) => problem.breakDuration[k]),
    visits: Int32Array.from(visits),
    places: Int32Array.from([...visits.map((v) => problem.visitPlace[v]), problem.shiftStart[s], problem.shiftEnd[s]]),
    service: Int32Array.from(visits, (v) => problem.visitService[v]),
    cost: Float64Array.from(visits, (v) => assignmentWeight * Math.max(0, problem.assignment[v * problem.shifts + s])),
    setup: Int32Array.from(visits, (v) => problem.visitSetup[v]),
    windowOffset: Int32Array.from(windowOffset),
    windowFrom: Int32Array.from(windowFrom),
    windowTo: Int32Array.from(windowTo),
    pinned: visits.flatMap((v, i) => (problem.pinShift[v] === s ? [i] : [])),
  }
}

/** A pin is the user's word: it stands even against skills and forbidden shifts, as it does in the search. */
function isAllowed(problem: Problem, v: number, s: number): boolean {
  const pin = problem.pinShift[v]
  if (pin >= 0) return pin === s
  if (problem.pinDay[v] >= 0 && problem.pinDay[v] !== problem.shiftDay[s]) return false
  return problem.assignment[v * problem.shifts + s] >= 0 && (problem.visitSkills[v] & ~problem.shiftSkills[s]) === 0
}
