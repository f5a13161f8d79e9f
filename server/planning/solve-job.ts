import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { SolveMessage, SolveTask } from './solve-worker.ts'

export type SolveEnd = Extract<SolveMessage, { type: 'done' }>
export type SolveImprovement = Extract<SolveMessage, { type: 'improvement' }>

/** A search in another thread: it can be stopped, and then ends with the best so far. */
export type SolveJob = {
  /** Hands over the task; the promise resolves when the search ends. */
  readonly run: (task: SolveTask) => Promise<SolveEnd>
  readonly stop: () => void
  /** Ends the thread, whatever it does. */
  readonly close: () => void
}

/** Starts a solver thread; it loads while the task is still being read. Its events arrive while this thread stays free. */
export function openSolver(onImprovement: (improvement: SolveImprovement) => void): SolveJob {
  const flag = new SharedArrayBuffer(4)
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: flag })
  const ended = new Promise<SolveEnd>((resolve, reject) => {
    worker.on('message', (message: SolveMessage) => {
      if (message.type === 'done') resolve(message)
      else onImprovement(message)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The solver thread ended with code ${code}.`)))
  })
  // heard by `run`; a thread closed before its task must not end the process
  ended.catch(() => undefined)
  return {
    run: (task) => {
      worker.postMessage(task, [task.buffer])
      return ended
    },
    stop: () => void Atomics.store(new Int32Array(flag), 0, 1),
    close: () => void worker.terminate(),
  }
}

/** Runs no more than `limit` tasks at once, the others in the order in which they came. */
export function createQueue(
  limit = Math.max(1, availableParallelism() - 1),
): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      // the place goes on to the next in line, so that nobody slips in between
      if (next) next()
      else running--
    }
  }
}
