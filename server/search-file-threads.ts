import { Worker } from 'node:worker_threads'
import type { SearchTask } from './search-file.ts'
import { GO, HELD, OVER, tell } from './search-file-signal.ts'
import type { WorkerSettings, WorkerTask } from './search-file-worker.ts'
import type { Problem, Solution } from './solver/index.ts'

/** Threads that search side by side. They load while the file is still being read, and remember the best plan of each. */
export class SearchFileThreads {
  private readonly workers: readonly Worker[]
  private readonly heard: readonly Promise<void>[]
  private readonly bests: (Solution | undefined)[]
  private failure: Error | undefined

  /** Heard by these threads, and by the one that proves. */
  readonly signal = new Int32Array(new SharedArrayBuffer(4))

  constructor(count: number) {
    const workerData: WorkerSettings = { signal: this.signal }
    this.workers = Array.from(
      { length: count },
      () => new Worker(new URL('./search-file-worker.ts', import.meta.url), { workerData }),
    )
    this.bests = this.workers.map(() => undefined)
    this.heard = this.workers.map((worker, thread) => this.hear(worker, thread))
  }

  /** One task for each thread, all reading the same problem. */
  begin(buffer: SharedArrayBuffer, tasks: readonly SearchTask[]): void {
    this.workers.forEach((worker, thread) => {
      const task: WorkerTask = { ...tasks[thread]!, buffer }
      worker.postMessage(task)
    })
  }

  /** The cheapest plan that has been heard of; throws when a thread broke off. */
  best(): Solution | undefined {
    if (this.failure) throw this.failure
    return this.bests.reduce((a, b) => (a && !(b && b.score.cost < a.score.cost) ? a : b), undefined)
  }

  /** Waits until one thread has a plan. */
  async first(): Promise<Solution> {
    await Promise.race(this.heard)
    return this.best()!
  }

  /** Waits until every thread has a plan. */
  async all(): Promise<Solution | undefined> {
    await Promise.all(this.heard)
    return this.best()
  }

  /** All stand still, so that this thread has a processor to itself. That does not change their way. */
  hold(): void {
    tell(this.signal, HELD)
  }

  goOn(): void {
    tell(this.signal, GO)
  }

  end(): void {
    tell(this.signal, OVER)
    for (const worker of this.workers) void worker.terminate()
  }

  private hear(worker: Worker, thread: number): Promise<void> {
    return new Promise((resolve) => {
      worker.on('message', (best: Solution) => {
        this.bests[thread] = best
        resolve()
      })
      worker.on('error', (error: Error) => {
        this.failure ??= error
        resolve()
      })
    })
  }
}

/** The threads for a search; one that counts iterations instead of seconds runs its first in the thread that asks. */
export function searchThreads({
  threads,
  iterations,
}: {
  threads: number
  iterations?: number | undefined
}): SearchFileThreads {
  return new SearchFileThreads(iterations === undefined ? threads : threads - 1)
}

/** The problem's numbers where all threads can read them. */
export function shared({ buffer }: Problem): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(buffer.byteLength)
  new Uint8Array(copy).set(new Uint8Array(buffer))
  return copy
}
