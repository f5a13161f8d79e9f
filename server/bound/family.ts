import type { Problem } from '../solver/index.ts'
import type { ShiftClass } from './shift-class.ts'

/**
 * Classes that differ in their candidates, in when these are open and in what they cost, and in nothing else: the days of one team,
 * mostly. One search looks for the routes of all of them. A visit that is not the same everywhere is a candidate more than once.
 */
export type Family = Pick<
  ShiftClass,
  'length' | 'maxDriving' | 'maxStops' | 'breakFrom' | 'breakTo' | 'breakDuration' | keyof CandidateColumns
> & {
  /** The classes, by their numbers: at most `MOST_CLASSES`. */
  readonly classes: readonly number[]
  /** Per candidate, bit m is set when it is one of class `classes[m]`. */
  readonly fits: Int32Array
  readonly isHome: readonly boolean[]
}

type CandidateColumns = Pick<
  ShiftClass,
  'visits' | 'places' | 'service' | 'cost' | 'setup' | 'windowOffset' | 'windowFrom' | 'windowTo'
>

type Candidate = { of: ShiftClass; i: number; isHome: boolean; fits: number }

/** The families of a problem's classes, in the order of each one's first class; one holds at most `MOST_CLASSES`. */
export function familiesOf(problem: Problem, classes: readonly ShiftClass[]): Family[] {
  const byKey = new Map<string, number[][]>()
  classes.forEach((group, k) => {
    const key = shapeOf(problem, group)
    const parts = byKey.get(key) ?? []
    byKey.set(key, parts)
    const last = parts.at(-1)
    if (last && last.length < MOST_CLASSES) last.push(k)
    else parts.push([k])
  })
  return [...byKey.values()].flat().map((members) => merge(problem, classes, members))
}

/** As many as `Labels.fits` has bits. */
const MOST_CLASSES = 8

function shapeOf(problem: Problem, group: ShiftClass): string {
  const { length, maxDriving, breakFrom, breakTo, breakDuration } = group
  const s = group.shifts[0]
  const ends = [problem.shiftStart[s], problem.shiftEnd[s], problem.shiftStops[s]]
  return `${[length, maxDriving, ...ends]};${breakFrom};${breakTo};${breakDuration}`
}

function merge(problem: Problem, classes: readonly ShiftClass[], members: readonly number[]): Family {
  const byKey = new Map<string, Candidate>()
  members.forEach((k, m) => {
    const group = classes[k]
    group.visits.forEach((v, i) => {
      const isHome = problem.assignment[v * problem.shifts + group.shifts[0]] === 0
      const [from, to] = windowsOf(group, i)
      const key = `${v};${group.cost[i]};${isHome};${from};${to}`
      const known = byKey.get(key)
      if (known) known.fits |= 1 << m
      else byKey.set(key, { of: group, i, isHome, fits: 1 << m })
    })
  })
  const all = [...byKey.values()].sort((a, b) => a.of.visits[a.i] - b.of.visits[b.i])
  const [first] = members.map((k) => classes[k])
  const pick = (name: 'visits' | 'service' | 'setup') => Int32Array.from(all, ({ of, i }) => of[name][i])
  const windows = all.map(({ of, i }) => windowsOf(of, i))
  let end = 0
  return {
    ...first,
    classes: members,
    maxStops: members.reduce((most, k) => Math.max(most, classes[k].maxStops), 0),
    visits: pick('visits'),
    places: Int32Array.from([...all.map(({ of, i }) => of.places[i]), ...first.places.subarray(first.visits.length)]),
    service: pick('service'),
    cost: Float64Array.from(all, ({ of, i }) => of.cost[i]),
    setup: pick('setup'),
    windowOffset: Int32Array.from([0, ...windows.map(([from]) => (end += from.length))]),
    windowFrom: Int32Array.from(windows.flatMap(([from]) => [...from])),
    windowTo: Int32Array.from(windows.flatMap(([, to]) => [...to])),
    fits: Int32Array.from(all, ({ fits }) => fits),
    isHome: all.map(({ isHome }) => isHome),
  }
}

function windowsOf({ windowOffset, windowFrom, windowTo }: ShiftClass, i: number) {
  const [first, end] = [windowOffset[i], windowOffset[i + 1]]
  return [windowFrom.subarray(first, end), windowTo.subarray(first, end)] as const
}
