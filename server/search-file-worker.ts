import { parentPort, workerData } from 'node:worker_threads'
import { type SearchTask, searchFile } from './search-file.ts'
import { Problem } from './solver/index.ts'

/** What a thread is given. The problem is shared, so a hundred threads read one matrix; `over` turns 1 when time is up. */
export type WorkerTask = SearchTask & { readonly buffer: SharedArrayBuffer; readonly over: Int32Array }

const { buffer, over, ...task } = workerData as WorkerTask
parentPort!.postMessage(searchFile(Problem.from(buffer), task, () => Atomics.load(over, 0) === 1))
