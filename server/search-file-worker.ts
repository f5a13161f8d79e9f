import { parentPort, workerData } from 'node:worker_threads'
import { type SearchTask, searchFile } from './search-file.ts'
import { isOver } from './search-file-signal.ts'
import { Problem } from './solver/index.ts'

/** What a thread is given at its start: what says when time is up. */
export type WorkerSettings = { readonly signal: Int32Array }

/** What it is given once the file is read. The problem is shared, so a hundred threads read one matrix. */
export type WorkerTask = SearchTask & { readonly buffer: SharedArrayBuffer }

const { signal } = workerData as WorkerSettings
parentPort!.once('message', ({ buffer, ...task }: WorkerTask) => {
  const post = (best: unknown) => void parentPort!.postMessage(best)
  const stop = () => isOver(signal)
  // when time ends the search nobody waits for an iteration to come to its end: every best plan is sent at once
  if (task.iterations < 0) searchFile(Problem.from(buffer), task, stop, post)
  else post(searchFile(Problem.from(buffer), task, stop))
})
