import { workerData } from 'node:worker_threads'
import { proveBound } from './bound/index.ts'
import { isOver } from './search-file-signal.ts'
import { Problem } from './solver/index.ts'

/**
 * What the thread is given: the shared problem, what says when time is up, and where it writes what is proven so far: first what
 * no plan can exceed, then, per shift, what none can with one more like it.
 */
export type FileBoundTask = {
  readonly buffer: SharedArrayBuffer
  readonly signal: Int32Array
  readonly proven: BigInt64Array
}

const { buffer, signal, proven } = workerData as FileBoundTask
// written, not posted: the thread that waits for it hears no messages while it ends, or replays a search
proveBound(Problem.from(buffer), {
  objective: 'prize',
  requiredServed: 0,
  stop: () => isOver(signal),
  onBound: (bound, shiftValues) => {
    ;[0, ...shiftValues].forEach((more, k) => {
      Atomics.store(proven, k, BigInt(Math.floor(bound + more)))
    })
  },
})
