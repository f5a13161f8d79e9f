import { Worker } from 'node:worker_threads'
import type { SolveMessage, SolveTask } from './solve-worker.ts'

export type SolveEnd = Extract<SolveMessage, { type: 'done' }>
export type SolveImprovement = Extract<SolveMessage, { type: 'improvement' }>

/** A search in another thread: it can be stopped, and then ends with the best so far. */
export type SolveJob = {
  /** Hands over the task, once; the promise resolves when the search ends. */
  readonly run: (task: SolveTask) => Promise<SolveEnd>
  readonly stop: () => void
  /** Gives the thread back, or ends it when it is still at work. */
  readonly close: () => void
}

type Thread = { readonly worker: Worker; readonly flag: Int32Array }

// Starting a thread and compiling the solver takes longer than the first plan of a week: a thread that has solved waits for
// the next week. It does not keep the process alive.
const idle: Thread[] = []

/** More would only hold memory: plans wait in line for a core anyway. */
const MOST_IDLE = 2

/** Starts a thread before anybody asks for one. */
export function warmSolver(): void {
  if (idle.length === 0) rest(startThread())
}

/** Takes a solver thread; it may still be loading while the task is read. Its events arrive while this thread stays free. */
export function openSolver(onImprovement: (improvement: SolveImprovement) => void): SolveJob {
  const thread = idle.pop() ?? startThread()
  const { worker, flag } = thread
  let isIdle = true
  Atomics.store(flag, 0, 0)
  worker.ref()
  const ended = new Promise<SolveEnd>((resolve, reject) => {
    const fail = (error: Error): void => {
      isIdle = false
      reject(error)
    }
    worker.on('message', (message: SolveMessage) => {
      if (message.type === 'improvement') return onImprovement(message)
      isIdle = true
      resolve(message)
    })
    worker.once('error', fail)
    worker.once('exit', (code) => fail(new Error(`The solver thread ended with code ${code}.`)))
  })
  // heard by `run`; a thread that dies before its task must not end the process
  ended.catch(() => undefined)
  return {
    run: (task) => {
      isIdle = false
      worker.postMessage(task, [task.buffer])
      return ended
    },
    stop: () => void Atomics.store(flag, 0, 1),
    close: () => {
      // by name: all at once would also take Node's own, without which a thread hears nothing any more
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event)
      if (isIdle && idle.length < MOST_IDLE) rest(thread)
      else void worker.terminate()
    },
  }
}

function startThread(): Thread {
  const flag = new SharedArrayBuffer(4)
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: flag })
  return { worker, flag: new Int32Array(flag) }
}

/** Puts a thread among the idle ones; one that dies there is forgotten. */
function rest(thread: Thread): void {
  const forget = (): void => {
    const at = idle.indexOf(thread)
    if (at >= 0) idle.splice(at, 1)
  }
  thread.worker.once('error', forget)
  thread.worker.once('exit', forget)
  thread.worker.unref()
  idle.push(thread)
}
