import { parentPort, workerData } from 'node:worker_threads'
import { type SearchTask, searchFile } from './search-file.ts'
import { Problem } from './solver/index.ts'

/** What a thread is given; the buffer is shared, so a hundred threads read one matrix. */
export type WorkerTask = SearchTask & { readonly buffer: SharedArrayBuffer }

const { buffer, ...task } = workerData as WorkerTask
parentPort!.postMessage(searchFile(Problem.from(buffer), task))
