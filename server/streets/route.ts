import { Climb } from './climb.ts'
import type { Upward } from './hierarchy.ts'
import { downOf, seedFrom, seedTo, upOf } from './matrix.ts'
import { costDecimetres, costMilliseconds } from './network.ts'
import { arcsAt, directCost, type StreetPlace, splitArc } from './place.ts'
import type { Streets } from './streets.ts'

/** The quickest way between two places. */
export type StreetRoute = {
  readonly milliseconds: number
  readonly decimetres: number
  /** The arcs driven, the first and the last in part. */
  readonly arcs: readonly number[]
  /** Longitude and latitude in degrees, from the one place to the other. */
  readonly line: readonly (readonly [number, number])[]
}

/** Finds single ways one after another; keeps its search space, so make one and ask it often. */
export class RouteFinder {
  readonly #streets: Streets
  readonly #there: Climb
  readonly #back: Climb

  constructor(streets: Streets) {
    this.#streets = streets
    this.#there = new Climb(streets.counts.states)
    this.#back = new Climb(streets.counts.states)
  }

  /** The quickest way; undefined when there is none. */
  find(from: StreetPlace, to: StreetPlace): StreetRoute | undefined {
    const streets = this.#streets
    const { cost, state } = this.#meet(from, to)
    const direct = directCost(streets, from, to)
    if (direct <= cost) {
      if (direct === Number.POSITIVE_INFINITY) return undefined
      const arc = arcsAt(streets, from).find((one) => (one & 1 ? to.along <= from.along : to.along >= from.along))
      return { ...measured(direct), arcs: [arc ?? 0], line: pieceOf(streets, from.edge, from.along, to.along) }
    }
    if (cost === Number.POSITIVE_INFINITY) return undefined
    const arcs = this.#unpack(from, to, state)
    return { ...measured(cost), arcs, line: lineOf(streets, from, to, arcs) }
  }

  #meet(from: StreetPlace, to: StreetPlace): { cost: number; state: number } {
    const streets = this.#streets
    seedFrom(streets, this.#there, from)
    this.#there.run(upOf(streets), downOf(streets))
    seedTo(streets, this.#back, to)
    this.#back.run(downOf(streets), upOf(streets))
    let cost = Number.POSITIVE_INFINITY
    let state = -1
    for (let i = 0; i < this.#there.count; i++) {
      const at = this.#there.settled[i]
      const total = this.#there.cost[at] + this.#back.costOf(at)
      if (total < cost) {
        cost = total
        state = at
      }
    }
    return { cost, state }
  }

  /** The arcs of the way over a state: the arc it begins on, all moves between, the arc it ends on. */
  #unpack(from: StreetPlace, to: StreetPlace, over: number): number[] {
    const streets = this.#streets
    const up = upOf(streets)
    const down = downOf(streets)
    const climbed: [number, number, number][] = []
    let first = over
    while (this.#there.by[first] >= 0) {
      const below = this.#there.from[first]
      climbed.push([below, first, up.via[this.#there.by[first]]])
      first = below
    }
    const moves = climbed.reverse()
    let last = over
    while (this.#back.by[last] >= 0) {
      const below = this.#back.from[last]
      moves.push([last, below, down.via[this.#back.by[last]]])
      last = below
    }
    const { arrays } = streets
    const begin = cheapest(
      arcsAt(streets, from).filter((arc) => arrays.arcState[arc] === first),
      (arc) => splitArc(streets, from, arc).after,
    )
    const end = cheapest(
      arcsAt(streets, to).filter((arc) => mayDrive(streets, last, arc)),
      (arc) => splitArc(streets, to, arc).before,
    )
    return [begin, ...moves.flatMap(([tail, head, via]) => expand(up, down, tail, head, via)), end]
  }
}

function measured(cost: number): { milliseconds: number; decimetres: number } {
  return { milliseconds: costMilliseconds(cost), decimetres: costDecimetres(cost) }
}

function cheapest(arcs: readonly number[], cost: (arc: number) => number): number {
  return arcs.reduce((best, arc) => (cost(arc) < cost(best) ? arc : best), arcs[0])
}

function mayDrive({ arrays }: Streets, state: number, arc: number): boolean {
  return arrays.ontoState.subarray(arrays.ontoStart[arc], arrays.ontoStart[arc + 1]).includes(state)
}

/** A move as the arcs it stands for; an explicit stack, since shortcuts nest deep. */
function expand(up: Upward, down: Upward, tail: number, head: number, via: number): number[] {
  const arcs: number[] = []
  const open: [number, number, number][] = [[tail, head, via]]
  for (let move = open.pop(); move; move = open.pop()) {
    const [from, to, over] = move
    if (over < 0) {
      arcs.push(-1 - over)
      continue
    }
    open.push([over, to, viaOf(up, over, to)])
    open.push([from, over, viaOf(down, over, from)])
  }
  return arcs
}

function viaOf({ start, other, via }: Upward, state: number, end: number): number {
  for (let i = start[state]; i < start[state + 1]; i++) if (other[i] === end) return via[i]
  throw new Error(`The hierarchy has no move between ${state} and ${end}`)
}

function lineOf(
  streets: Streets,
  from: StreetPlace,
  to: StreetPlace,
  arcs: readonly number[],
): (readonly [number, number])[] {
  const line: (readonly [number, number])[] = []
  arcs.forEach((arc, i) => {
    const isBackward = (arc & 1) === 1
    const begin = i === 0 ? from.along : isBackward ? 1 : 0
    const end = i === arcs.length - 1 ? to.along : isBackward ? 0 : 1
    const piece = pieceOf(streets, arc >> 1, begin, end)
    for (const point of piece) {
      const before = line.at(-1)
      if (!before || before[0] !== point[0] || before[1] !== point[1]) line.push(point)
    }
  })
  return line
}

/** The points of an edge between two places on it, in the direction from the one to the other. */
export function pieceOf({ arrays }: Streets, edge: number, begin: number, end: number): (readonly [number, number])[] {
  const { points, pointsFrom } = arrays
  const low = Math.min(begin, end)
  const high = Math.max(begin, end)
  const whole: (readonly [number, number])[] = []
  for (let i = pointsFrom[edge]; i < pointsFrom[edge + 1]; i++)
    whole.push([points[2 * i] / 1e7, points[2 * i + 1] / 1e7])
  const lengths = whole.slice(1).map((point, i) => flat(whole[i], point))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const piece = [pointAt(whole, lengths, low * total)]
  let driven = 0
  for (let i = 0; i + 1 < lengths.length; i++) {
    driven += lengths[i]
    if (driven > low * total && driven < high * total) piece.push(whole[i + 1])
  }
  piece.push(pointAt(whole, lengths, high * total))
  return begin <= end ? piece : piece.reverse()
}

function pointAt(
  points: readonly (readonly [number, number])[],
  lengths: readonly number[],
  at: number,
): readonly [number, number] {
  let left = at
  for (let i = 0; i < lengths.length; i++) {
    if (left <= lengths[i] || i === lengths.length - 1) {
      const share = lengths[i] === 0 ? 0 : Math.min(1, left / lengths[i])
      const [a, b] = [points[i], points[i + 1]]
      return [round(a[0] + share * (b[0] - a[0])), round(a[1] + share * (b[1] - a[1]))]
    }
    left -= lengths[i]
  }
  return points[0]
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

function flat(a: readonly [number, number], b: readonly [number, number]): number {
  const squeeze = Math.cos((a[1] * Math.PI) / 180)
  return Math.hypot((b[0] - a[0]) * squeeze, b[1] - a[1])
}
