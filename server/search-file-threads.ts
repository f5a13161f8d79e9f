import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { SearchTask } from './search-file.ts'
import { GO, HELD, OVER, tell } from './search-file-signal.ts'
import type { WorkerSettings, WorkerTask } from './search-file-worker.ts'
import type { Problem, Solution } from './solver/index.ts'

/**
 * Threads that search side by side, and the best plan of each. As many as there are processors beside the one that reads
 * the file load meanwhile, at least one; the others would slow down the reading and the first plan, and start after it.
 */
export class SearchFileThreads {
  private readonly count: number
  private readonly workers: Worker[] = []
  private readonly heard: Promise<void>[] = []
  private readonly bests: (Solution | undefined)[] = []
  private buffer: SharedArrayBuffer | undefined
  private tasks: readonly SearchTask[] = []
  private failure: Error | undefined

  /** Heard by these threads, and by the one that proves. */
  readonly signal = new Int32Array(new SharedArrayBuffer(4))

  constructor(count: number) {
    this.count = count
    this.load(Math.min(count, Math.max(1, availableParallelism() - 1)))
  }

  /** One task for each thread, all reading the same problem; those that have loaded begin. */
  begin(buffer: SharedArrayBuffer, tasks: readonly SearchTask[]): void {
    this.buffer = buffer
    this.tasks = tasks
    this.give(0)
  }

  /** The others begin too. */
  beginOthers(): void {
    const first = this.workers.length
    this.load(this.count)
    this.give(first)
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

  /** Gives the threads from `first` on their tasks. */
  private give(first: number): void {
    for (let thread = first; thread < this.workers.length; thread++) {
      const task: WorkerTask = { ...this.tasks[thread]!, buffer: this.buffer! }
      this.workers[thread]!.postMessage(task)
    }
  }

  /** Starts threads until there are so many. */
  private load(count: number): void {
    const workerData: WorkerSettings = { signal: this.signal }
    for (let thread = this.workers.length; thread < count; thread++) {
      const worker = new Worker(new URL('./search-file-worker.ts', import.meta.url), { workerData })
      this.workers.push(worker)
      this.heard.push(this.hear(worker, thread))
    }
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
