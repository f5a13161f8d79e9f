import { workerData } from 'node:worker_threads'
import { proveBound } from './bound/index.ts'
import { Problem } from './solver/index.ts'

/** What the thread is given: the shared problem, the flag that turns 1 when time is up, and where it writes what is proven so far. */
export type FileBoundTask = {
  readonly buffer: SharedArrayBuffer
  readonly over: Int32Array
  readonly proven: BigInt64Array
}

const { buffer, over, proven } = workerData as FileBoundTask
// written, not posted: the thread that waits for it is searching and hears no messages
proveBound(Problem.from(buffer), {
  objective: 'prize',
  requiredServed: 0,
  stop: () => Atomics.load(over, 0) === 1,
  onBound: (bound) => void Atomics.store(proven, 0, BigInt(Math.floor(bound))),
})
