import { invert } from './invert.ts'

/**
 * Linear programme `max c·x, A x = b, x ≥ 0` with few rows and many short columns, both of which may come later: the revised
 * primal simplex method with an explicit inverse of the basis. Its duals are guides, not proofs: they carry rounding errors,
 * and whoever uses them must be right whatever they are.
 */
export class Simplex {
  rows: number
  /** One value per row: what one more unit of its right-hand side is worth. */
  duals: Float64Array
  /** Turns of the basis so far. */
  pivots = 0
  private right: Float64Array
  /** By columns: entry (i, j) is at j × rows + i. */
  private inverse: Float64Array
  private basis: Int32Array
  private level: Float64Array
  private direction: Float64Array
  private touched: Int32Array
  private readonly cost: number[] = []
  private readonly entries: number[][] = []
  private readonly sign: number[] = []
  private readonly isBasic: boolean[] = []
  /** The columns that would have gained when all were looked at last, and still did since. */
  private readonly gaining: number[] = []

  /** The first basis is one column per row, with a one in that row: `unitCost[i]` is what it earns. */
  constructor(right: ArrayLike<number>, unitCost: ArrayLike<number>) {
    const rows = right.length
    this.rows = rows
    this.right = Float64Array.from({ length: rows }, (_, i) => right[i] + spread(i))
    this.duals = Float64Array.from(unitCost)
    this.level = this.right.slice()
    this.direction = new Float64Array(rows)
    this.touched = new Int32Array(rows)
    this.basis = Int32Array.from({ length: rows }, (_, i) => i)
    this.inverse = new Float64Array(rows * rows)
    for (let i = 0; i < rows; i++) {
      this.inverse[i * rows + i] = 1
      this.isBasic[this.addColumn(unitCost[i], [i])] = true
    }
  }

  /** A column with a one in each of the rows named; a row named twice counts twice. Returns its number. */
  addColumn(cost: number, rows: readonly number[], sign = 1): number {
    this.cost.push(cost)
    this.entries.push([...rows])
    this.sign.push(sign)
    this.isBasic.push(false)
    return this.cost.length - 1
  }

  /**
   * A row `Σ over columns ≤ right`, each column as often as it is listed; exceeding it costs `penalty` a unit, so that the
   * basis stays one. Returns its number.
   */
  addRow(right: number, columns: readonly number[], penalty: number): number {
    const { rows, inverse, basis } = this
    const row = rows
    const wide = rows + 1
    for (const column of columns) this.entries[column].push(row)
    const grown = new Float64Array(wide * wide)
    for (let j = 0; j < rows; j++) grown.set(inverse.subarray(j * rows, (j + 1) * rows), j * wide)
    let use = 0
    for (let i = 0; i < rows; i++) {
      const times = this.entries[basis[i]].reduce((sum, entry) => sum + (entry === row ? 1 : 0), 0)
      if (times === 0) continue
      use += times * this.level[i]
      for (let j = 0; j < rows; j++) grown[j * wide + row] += times * inverse[j * rows + i]
    }
    const limit = right + spread(row)
    const isExceeded = use > limit
    const slack = this.addColumn(0, [row])
    const excess = this.addColumn(-penalty, [row], -1)
    // the new basic column has +1 (slack) or −1 (excess) in the new row
    for (let j = 0; j < rows; j++) if (!isExceeded) grown[j * wide + row] *= -1
    grown[row * wide + row] = isExceeded ? -1 : 1
    this.isBasic[isExceeded ? excess : slack] = true
    this.inverse = grown
    this.rows = wide
    this.right = append(this.right, limit)
    this.level = append(this.level, Math.abs(use - limit))
    this.basis = Int32Array.from([...basis, isExceeded ? excess : slack])
    this.direction = new Float64Array(wide)
    this.touched = new Int32Array(wide)
    this.duals = append(this.duals, isExceeded ? penalty : 0)
    if (isExceeded) for (let j = 0; j < rows; j++) this.duals[j] -= penalty * grown[j * wide + row]
    return row
  }

  /** Changes what columns earn; the basis stays, and the duals follow. */
  setCosts(costs: Iterable<readonly [column: number, cost: number]>): void {
    for (const [column, cost] of costs) this.cost[column] = cost
    const { rows, basis, inverse, duals } = this
    for (let j = 0; j < rows; j++) {
      duals[j] = 0
      for (let i = 0; i < rows; i++) duals[j] += this.cost[basis[i]] * inverse[j * rows + i]
    }
  }

  /** The columns at more than nothing, and how much of each the optimum takes. */
  levels(): { column: number; level: number }[] {
    return Array.from(this.basis, (column, i) => ({ column, level: this.level[i] })).filter(({ level }) => level > 1e-4)
  }

  /**
   * Pivots until no column would improve, or `most` times; returns which. `unbounded`: a column improves without end, which in a
   * programme that has an optimum is the rounding of an inverse, even one made anew.
   */
  solve(most: number): 'optimal' | 'unfinished' | 'unbounded' {
    let isFresh = false
    for (let count = 0; count < most; count++) {
      const entering = this.price()
      if (entering < 0) return 'optimal'
      this.solveDirection(entering)
      const leaving = this.ratio()
      if (leaving < 0) {
        if (isFresh) return 'unbounded'
        this.refresh()
        isFresh = true
        continue
      }
      this.pivot(entering, leaving)
      isFresh = false
      if (++this.pivots % REFRESH === 0) this.refresh()
    }
    return 'unfinished'
  }

  private reduced(column: number): number {
    const { duals } = this
    let sum = 0
    for (const row of this.entries[column]) sum += duals[row]
    return this.cost[column] - this.sign[column] * sum
  }

  /** The column that gains most among those that gained at the last look at all of them; when none does any more, it looks again. */
  private price(): number {
    const best = this.pickBest()
    if (best >= 0) return best
    this.gaining.length = 0
    for (let column = 0; column < this.cost.length; column++)
      if (!this.isBasic[column] && this.reduced(column) > TOLERANCE) this.gaining.push(column)
    return this.pickBest()
  }

  private pickBest(): number {
    const { gaining } = this
    let best = -1
    let most = TOLERANCE
    let left = 0
    for (const column of gaining) {
      if (this.isBasic[column]) continue
      const gain = this.reduced(column)
      if (gain <= TOLERANCE) continue
      gaining[left++] = column
      if (gain <= most) continue
      most = gain
      best = column
    }
    gaining.length = left
    return best
  }

  private solveDirection(column: number): void {
    const { rows, inverse, direction } = this
    direction.fill(0)
    const sign = this.sign[column]
    for (const j of this.entries[column])
      for (let i = 0, at = j * rows; i < rows; i++, at++) direction[i] += sign * inverse[at]
  }

  private ratio(): number {
    let leaving = -1
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < this.rows; i++) {
      if (this.direction[i] < 1e-9) continue
      const step = Math.max(0, this.level[i]) / this.direction[i]
      if (step < least || (step === least && this.direction[i] > this.direction[leaving])) {
        least = step
        leaving = i
      }
    }
    return leaving
  }

  private pivot(entering: number, leaving: number): void {
    const { rows, inverse, direction, touched, level, duals } = this
    const gain = this.reduced(entering)
    const scale = 1 / direction[leaving]
    const step = level[leaving] * scale
    let count = 0
    for (let i = 0; i < rows; i++) {
      if (i === leaving || Math.abs(direction[i]) < 1e-12) continue
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
    this.isBasic[this.basis[leaving]] = false
    this.isBasic[entering] = true
    this.basis[leaving] = entering
  }

  /** Inverts the basis anew, because every pivot adds a rounding error. */
  private refresh(): void {
    const { rows, basis, right, level, duals } = this
    // the inverse of the transposed by rows is the inverse by columns
    const matrix = new Float64Array(rows * rows)
    for (let c = 0; c < rows; c++)
      for (const row of this.entries[basis[c]]) matrix[c * rows + row] += this.sign[basis[c]]
    const inverse = invert(matrix, rows)
    // a basis that is nearly singular keeps the inverse it has; its duals guide well enough
    if (!inverse) return
    this.inverse = inverse
    duals.fill(0)
    for (let i = 0; i < rows; i++) {
      const cost = this.cost[basis[i]]
      level[i] = 0
      for (let j = 0; j < rows; j++) {
        level[i] += inverse[j * rows + i] * right[j]
        duals[j] += cost * inverse[j * rows + i]
      }
    }
  }
}

/** Columns that would gain less than this are left out. */
const TOLERANCE = 1e-7
/** Pivots between two fresh inversions. */
const REFRESH = 1500

/** Equal right-hand sides make the method turn on the spot; a little more on each keeps it moving and changes no dual's right. */
function spread(row: number): number {
  return 1e-5 * (1 + ((row * 7919) % 1009) / 1009)
}

function append(values: Float64Array, value: number): Float64Array {
  const longer = new Float64Array(values.length + 1)
  longer.set(values)
  longer[values.length] = value
  return longer
}
