import { invert } from './invert.ts'

/** The columns of a linear programme; a row stands in `entries` as often as it counts there, times `sign`. */
export type Columns = { readonly cost: number[]; readonly entries: number[][]; readonly sign: number[] }

/** A basis: one column per row, the inverse of their matrix, and what follows from it. */
export class Basis {
  rows: number
  /** One value per row: what one more unit of its right-hand side is worth. */
  duals: Float64Array
  private readonly columns: Columns
  /** Per row the column that is basic there, and how much of it is taken. */
  private basic: Int32Array
  private level: Float64Array
  private right: Float64Array
  /** By columns: entry (i, j) is at j × rows + i. */
  private inverse: Float64Array
  /** How much of each basic column a unit of the entering one replaces, and the rows where that is not nothing. */
  private direction: Float64Array
  private touched: Int32Array

  /** The first columns, as many as there are rows, are the basis: a one each in the row of its number. */
  constructor(columns: Columns, right: ArrayLike<number>) {
    const rows = right.length
    this.columns = columns
    this.rows = rows
    this.right = Float64Array.from({ length: rows }, (_, i) => right[i] + spread(i))
    this.duals = Float64Array.from({ length: rows }, (_, i) => columns.cost[i])
    this.level = this.right.slice()
    this.direction = new Float64Array(rows)
    this.touched = new Int32Array(rows)
    this.basic = Int32Array.from({ length: rows }, (_, i) => i)
    this.inverse = new Float64Array(rows * rows)
    for (let i = 0; i < rows; i++) this.inverse[i * rows + i] = 1
  }

  /** The basic columns at more than nothing, and how much of each is taken. */
  levels(): { column: number; level: number }[] {
    return Array.from(this.basic, (column, i) => ({ column, level: this.level[i] })).filter(
      ({ level }) => level > NOTHING,
    )
  }

  /** A row more, which the entries have already; slack or excess, both in this row alone, is basic there: which, is returned. */
  append(right: number, slack: number, excess: number): number {
    const { rows, inverse, basic } = this
    const { cost, entries } = this.columns
    const row = rows
    const wide = rows + 1
    const grown = new Float64Array(wide * wide)
    for (let j = 0; j < rows; j++) grown.set(inverse.subarray(j * rows, (j + 1) * rows), j * wide)
    let use = 0
    for (let i = 0; i < rows; i++) {
      const times = entries[basic[i]].reduce((sum, entry) => sum + (entry === row ? 1 : 0), 0)
      if (times === 0) continue
      use += times * this.level[i]
      for (let j = 0; j < rows; j++) grown[j * wide + row] += times * inverse[j * rows + i]
    }
    const limit = right + spread(row)
    const isExceeded = use > limit
    const column = isExceeded ? excess : slack
    // the new basic column has +1 (slack) or −1 (excess) in the new row
    for (let j = 0; j < rows; j++) if (!isExceeded) grown[j * wide + row] *= -1
    grown[row * wide + row] = isExceeded ? -1 : 1
    this.inverse = grown
    this.rows = wide
    this.right = append(this.right, limit)
    this.level = append(this.level, Math.abs(use - limit))
    this.basic = Int32Array.from([...basic, column])
    this.direction = new Float64Array(wide)
    this.touched = new Int32Array(wide)
    const penalty = -cost[column]
    this.duals = append(this.duals, penalty)
    if (isExceeded) for (let j = 0; j < rows; j++) this.duals[j] -= penalty * grown[j * wide + row]
    return column
  }

  /** The duals anew, after costs have changed. */
  price(): void {
    const { rows, basic, inverse, duals } = this
    const { cost } = this.columns
    for (let j = 0; j < rows; j++) {
      duals[j] = 0
      for (let i = 0; i < rows; i++) duals[j] += cost[basic[i]] * inverse[j * rows + i]
    }
  }

  /** Sets the direction in which a column enters; returns the row whose column it replaces first, −1: none ever. */
  turnTo(column: number): number {
    const { rows, inverse, direction } = this
    direction.fill(0)
    const sign = this.columns.sign[column]
    for (const j of this.columns.entries[column])
      for (let i = 0, at = j * rows; i < rows; i++, at++) direction[i] += sign * inverse[at]
    return this.ratio()
  }

  /** Replaces the column of the row by the one that was turned to, of which each unit gains so much. Returns the old one. */
  pivot(entering: number, leaving: number, gain: number): number {
    const { rows, inverse, direction, touched, level, duals } = this
    const scale = 1 / direction[leaving]
    const step = level[leaving] * scale
    let count = 0
    for (let i = 0; i < rows; i++) {
      if (i === leaving || Math.abs(direction[i]) < ROUNDING) continue
      touched[count++] = i
      level[i] -= direction[i] * step
    }
    for (let j = 0; j < rows; j++) {
      const at = j * rows
      if (inverse[at + leaving] === 0) continue
      const value = inverse[at + leaving] * scale
      inverse[at + leaving] = value
      duals[j] += gain * value
      for (let k = 0; k < count; k++) inverse[at + touched[k]] -= direction[touched[k]] * value
    }
    level[leaving] = step
    const old = this.basic[leaving]
    this.basic[leaving] = entering
    return old
  }

  /** Inverts the basis anew, because every pivot adds a rounding error. */
  refresh(): void {
    const { rows, basic, right, level, duals } = this
    const { cost, entries, sign } = this.columns
    // the inverse of the transposed by rows is the inverse by columns
    const matrix = new Float64Array(rows * rows)
    for (let c = 0; c < rows; c++) for (const row of entries[basic[c]]) matrix[c * rows + row] += sign[basic[c]]
    const inverse = invert(matrix, rows)
    // a basis that is nearly singular keeps the inverse it has; its duals guide well enough
    if (!inverse) return
    this.inverse = inverse
    duals.fill(0)
    for (let i = 0; i < rows; i++) {
      level[i] = 0
      for (let j = 0; j < rows; j++) {
        level[i] += inverse[j * rows + i] * right[j]
        duals[j] += cost[basic[i]] * inverse[j * rows + i]
      }
    }
  }

  private ratio(): number {
    const { rows, direction, level } = this
    let leaving = -1
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < rows; i++) {
      if (direction[i] < LEAST_PIVOT) continue
      const step = Math.max(0, level[i]) / direction[i]
      if (step < least || (step === least && direction[i] > direction[leaving])) {
        least = step
        leaving = i
      }
    }
    return leaving
  }
}

/** More than what `spread` on a few rows adds to a level: what is less is taken only because of it. */
const NOTHING = 1e-4
/** A pivot is divided by: less than this is more likely a rounding error than an entry. */
const LEAST_PIVOT = 1e-9
/** Entries are 0, 1 or 2 and the inverse's of their size: what is less than this is a zero that was calculated. */
const ROUNDING = 1e-12

/**
 * Perturbs the right-hand sides against cycling (Charnes 1952): equal ones let pivots follow one another that gain nothing. Duals do
 * not depend on right-hand sides: those of the perturbed optimum are prices of the programme as it was.
 */
function spread(row: number): number {
  return 1e-5 * (1 + ((row * 7919) % 1009) / 1009)
}

function append(values: Float64Array, value: number): Float64Array {
  const longer = new Float64Array(values.length + 1)
  longer.set(values)
  longer[values.length] = value
  return longer
}
