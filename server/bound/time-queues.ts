import type { Labels } from './labels.ts'

/** Labels that wait for their turn, in the order of time as far as it matters: cut into so many pieces, the last in first out. */
export class TimeQueues {
  private readonly labels: Labels
  private readonly pieceSeconds: number
  /** Per piece the label that came last; the one before it is in `waits`. */
  private readonly last = new Int32Array(PIECES + 1).fill(-1)
  private piece = 0

  /** For times from 0 to `length`. */
  constructor(labels: Labels, length: number) {
    this.labels = labels
    this.pieceSeconds = Math.max(1, Math.ceil((length + 1) / PIECES))
  }

  /** A label of this time, which is no earlier than that of the one taken out last. */
  push(label: number, time: number): void {
    const piece = Math.floor(time / this.pieceSeconds)
    this.labels.waits[label] = this.last[piece]
    this.last[piece] = label
  }

  /** Takes out one of the earliest; −1 when none is left. */
  pop(): number {
    const { last } = this
    while (last[this.piece] < 0) if (++this.piece > PIECES) return -1
    const label = last[this.piece]
    last[this.piece] = this.labels.waits[label]
    return label
  }
}

/** Half a minute each in a working day, less than most legs take: few labels go on before an earlier one that makes them needless. */
const PIECES = 1024
