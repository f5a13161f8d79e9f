import { Basis, type Columns } from './basis.ts'

/**
 * Linear programme `max c·x, A x = b, x ≥ 0` with few rows and many short columns, both of which may come later: the revised
 * primal simplex method with an explicit inverse of the basis. Its duals are guides, not proofs: they carry rounding errors,
 * and whoever uses them must be right whatever they are.
 */
export class Simplex {
  private readonly basis: Basis
  private readonly columns: Columns = { cost: [], entries: [], sign: [] }
  private readonly isBasic: boolean[] = []
  /** The columns that would have gained when all were looked at last, and still did since. */
  private readonly gaining: number[] = []
  private pivots = 0

  /** The first basis is one column per row, with a one in that row: `unitCost[i]` is what it earns. */
  constructor(right: ArrayLike<number>, unitCost: ArrayLike<number>) {
    for (let i = 0; i < right.length; i++) this.isBasic[this.addColumn(unitCost[i], [i])] = true
    this.basis = new Basis(this.columns, right)
  }

  /** One value per row: what one more unit of its right-hand side is worth. */
  get duals(): Float64Array {
    return this.basis.duals
  }

  /** A column with a one in each of the rows named; a row named twice counts twice. Returns its number. */
  addColumn(cost: number, rows: readonly number[], sign = 1): number {
    this.columns.cost.push(cost)
    this.columns.entries.push([...rows])
    this.columns.sign.push(sign)
    this.isBasic.push(false)
    return this.isBasic.length - 1
  }

  /**
   * A row `Σ over columns ≤ right`, each column as often as it is listed; exceeding it costs `penalty` a unit, so that the
   * basis stays one. Returns its number.
   */
  addRow(right: number, columns: readonly number[], penalty: number): number {
    const row = this.basis.rows
    for (const column of columns) this.columns.entries[column].push(row)
    const slack = this.addColumn(0, [row])
    const excess = this.addColumn(-penalty, [row], -1)
    this.isBasic[this.basis.append(right, slack, excess)] = true
    return row
  }

  /** Changes what columns earn; the basis stays, and the duals follow. */
  setCosts(costs: Iterable<readonly [column: number, cost: number]>): void {
    for (const [column, cost] of costs) this.columns.cost[column] = cost
    this.basis.price()
  }

  /** The columns at more than nothing, and how much of each the optimum takes. */
  levels(): { column: number; level: number }[] {
    return this.basis.levels()
  }

  /**
   * Pivots until no column would improve, or `most` times; returns which. `unbounded`: a column improves without end, which in a
   * programme that has an optimum is the rounding of an inverse, even one made anew.
   */
  solve(most: number): 'optimal' | 'unfinished' | 'unbounded' {
    const { basis } = this
    let isFresh = false
    for (let count = 0; count < most; count++) {
      const entering = this.pick()
      if (entering < 0) return 'optimal'
      const leaving = basis.turnTo(entering)
      if (leaving < 0) {
        if (isFresh) return 'unbounded'
        basis.refresh()
        isFresh = true
        continue
      }
      const old = basis.pivot(entering, leaving, this.gain(entering))
      this.isBasic[old] = false
      this.isBasic[entering] = true
      isFresh = false
      if (++this.pivots % REFRESH === 0) basis.refresh()
    }
    return 'unfinished'
  }

  /** What a unit of the column would gain: its reduced cost. */
  private gain(column: number): number {
    const { cost, entries, sign } = this.columns
    const { duals } = this.basis
    let sum = 0
    for (const row of entries[column]) sum += duals[row]
    return cost[column] - sign[column] * sum
  }

  /** The column that gains most among those that gained at the last look at all of them; when none does any more, it looks again. */
  private pick(): number {
    const best = this.pickGaining()
    if (best >= 0) return best
    this.gaining.length = 0
    for (let column = 0; column < this.isBasic.length; column++)
      if (!this.isBasic[column] && this.gain(column) > TOLERANCE) this.gaining.push(column)
    return this.pickGaining()
  }

  private pickGaining(): number {
    const { gaining } = this
    let best = -1
    let most = TOLERANCE
    let left = 0
    for (const column of gaining) {
      if (this.isBasic[column]) continue
      const gain = this.gain(column)
      if (gain <= TOLERANCE) continue
      gaining[left++] = column
      if (gain <= most) continue
      most = gain
      best = column
    }
    gaining.length = left
    return best
  }
}

/** Columns that would gain less than this, in points, are left out: prices are rounded far more coarsely. */
const TOLERANCE = 1e-7
/** Pivots between two fresh inversions: one costs as much as hundreds of pivots. */
const REFRESH = 1500
