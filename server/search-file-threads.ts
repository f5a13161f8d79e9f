import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { SearchTask } from './search-file.ts'
import { GO, HELD, OVER, tell } from './search-file-signal.ts'
import type { WorkerSettings, WorkerTask } from './search-file-worker.ts'
import type { Problem, Solution } from './solver/index.ts'

/**
 * Threads that search side by side, and the best plan of each. As many as there are processors beside the one that reads
 * the file load meanwhile, at least one. The others would slow down the reading and the first plan: whenever a thread is
 * heard of for the first time, one more starts.
 */
export class SearchFileThreads {
  private readonly count: number
  private readonly workers: Worker[] = []
  private readonly heard: Promise<void>[] = []
  private readonly bests: (Solution | undefined)[] = []
  private buffer: SharedArrayBuffer | undefined
  private tasks: readonly SearchTask[] = []
  private lastStartMs = Number.POSITIVE_INFINITY

  /** Heard by these threads, and by the one that proves. */
  readonly signal = new Int32Array(new SharedArrayBuffer(4))

  constructor(count: number) {
    this.count = count
    const early = Math.min(count, Math.max(1, availableParallelism() - 1))
    for (let thread = 0; thread < early; thread++) this.load()
  }

  /** One task for each thread, all reading the same problem; none starts after `lastStartMs` of this process's clock. */
  begin(buffer: SharedArrayBuffer, tasks: readonly SearchTask[], lastStartMs = Number.POSITIVE_INFINITY): void {
    this.buffer = buffer
    this.tasks = tasks
    this.lastStartMs = lastStartMs
    for (let thread = 0; thread < this.workers.length; thread++) this.give(thread)
  }

  /** The cheapest plan that has been heard of. */
  best(): Solution | undefined {
    return this.bests.reduce((a, b) => (a && !(b && b.score.cost < a.score.cost) ? a : b), undefined)
  }

  /** Waits until one thread has a plan; throws when all broke off before. */
  async first(): Promise<Solution> {
    await Promise.any(this.heard).catch(({ errors }: AggregateError) => {
      throw errors[0]
    })
    return this.best()!
  }

  /** Waits until every thread has a plan; throws when one broke off. */
  async all(): Promise<Solution | undefined> {
    // more may start meanwhile
    for (let thread = 0; thread < this.heard.length; thread++) await this.heard[thread]
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

  private load(): void {
    const workerData: WorkerSettings = { signal: this.signal }
    const worker = new Worker(new URL('./search-file-worker.ts', import.meta.url), { workerData })
    const heard = this.hear(worker, this.workers.push(worker) - 1)
    // whoever waits for it hears of a failure; nobody waiting must not end the process
    heard.catch(() => {})
    this.heard.push(heard)
  }

  private give(thread: number): void {
    const task: WorkerTask = { ...this.tasks[thread]!, buffer: this.buffer! }
    this.workers[thread]!.postMessage(task)
  }

  private loadNext(): void {
    if (this.workers.length === this.count || performance.now() > this.lastStartMs) return
    this.load()
    this.give(this.workers.length - 1)
  }

  private hear(worker: Worker, thread: number): Promise<void> {
    return new Promise((resolve, reject) => {
      worker.on('message', (best: Solution) => {
        if (!this.bests[thread]) this.loadNext()
        this.bests[thread] = best
        resolve()
      })
      worker.on('error', (error: Error) => {
        process.stderr.write(`jingwei: search ${thread + 1} broke off: ${error}\n`)
        reject(error)
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
