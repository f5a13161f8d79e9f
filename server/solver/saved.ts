import type { State } from './state.ts'

/** Copies of the rows that an iteration touches, so that it can be undone without computing anything again. */
export class Saved {
  private readonly state: State
  private readonly perNode: [Int32Array, Int32Array][]
  private readonly perShift: [Int32Array | Float64Array | Uint8Array, Int32Array | Float64Array | Uint8Array][]
  /** Whether a row was changed, or is about to be, since the last `keep` or `restore`. */
  readonly isTouched: Uint8Array
  private readonly touched: Int32Array
  private count = 0

  constructor(state: State) {
    const { perNode, perShift } = state.rowParts()
    this.state = state
    this.perNode = perNode.map((live) => [live, live.slice()])
    this.perShift = perShift.map((live) => [live, live.slice()])
    this.isTouched = new Uint8Array(state.size.length)
    this.touched = new Int32Array(state.size.length)
  }

  /** Remembers row s as it is, once per iteration. */
  touch(s: number): void {
    if (this.isTouched[s]) return
    this.isTouched[s] = 1
    this.touched[this.count++] = s
    const from = s * this.state.stride
    const to = from + this.state.size[s] + 2
    for (const [live, copy] of this.perNode) for (let i = from; i < to; i++) copy[i] = live[i]
    for (const [live, copy] of this.perShift) copy[s] = live[s]
  }

  /** Whether every touched row is on time. */
  feasible(): boolean {
    for (let k = 0; k < this.count; k++) if (!this.state.feasible[this.touched[k]]) return false
    return true
  }

  /** Accepts the touched rows. */
  keep(): void {
    for (let k = 0; k < this.count; k++) this.isTouched[this.touched[k]] = 0
    this.count = 0
  }

  /** Puts the touched rows back. */
  restore(): void {
    const { state } = this
    for (let k = 0; k < this.count; k++) state.release(this.touched[k])
    for (let k = 0; k < this.count; k++) {
      const s = this.touched[k]
      for (const [live, copy] of this.perShift) live[s] = copy[s]
      const from = s * state.stride
      const to = from + state.size[s] + 2
      for (const [live, copy] of this.perNode) for (let i = from; i < to; i++) live[i] = copy[i]
      state.claim(s)
    }
    this.keep()
  }
}
