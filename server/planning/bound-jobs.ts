import { Worker } from 'node:worker_threads'
import type { BoundState, PlanBound } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { BoundMessage, BoundTask } from './bound-worker.ts'

/** A proof that is being made in another thread, or how it ended. */
type BoundJob = {
  soFar: { net: number | null; prize: number | null }
  isRunning: boolean
  cameToNothing: boolean
  error: string | null
  readonly stop: () => void
  readonly finished: Promise<void>
}

// One set of jobs for each open database, as with plans.
const jobsOf = new WeakMap<Db, Map<number, BoundJob>>()

/** The state of a plan's proof in this process; null when none was made here. */
export function boundJobState(db: Db, planId: number): Omit<BoundState, 'result'> | null {
  const job = jobsOf.get(db)?.get(planId)
  if (!job) return null
  const { isRunning, soFar, cameToNothing, error } = job
  return { isRunning, soFar: isRunning ? soFar : null, cameToNothing, error }
}

/** Starts a proof in its own thread; `keep` stores what it ends with. `finished` never rejects. */
export function startBoundJob(
  db: Db,
  planId: number,
  task: BoundTask,
  keep: (bound: PlanBound) => Promise<void>,
): Promise<void> {
  const flag = new SharedArrayBuffer(4)
  const worker = new Worker(new URL('./bound-worker.ts', import.meta.url), { workerData: flag })
  const ended = new Promise<PlanBound>((resolve, reject) => {
    worker.on('message', (message: BoundMessage) => {
      if (message.type === 'done') resolve(message.bound)
      else job.soFar = { ...job.soFar, [message.objective]: message.bound }
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The thread that proves bounds ended with code ${code}.`)))
  })
  const job: BoundJob = {
    soFar: { net: null, prize: null },
    isRunning: true,
    cameToNothing: false,
    error: null,
    stop: () => void Atomics.store(new Int32Array(flag), 0, 1),
    finished: ended
      .then((bound) => {
        job.cameToNothing = !bound.net && !bound.prize
        return keep(bound)
      })
      .catch((error: unknown) => {
        job.error = error instanceof Error ? error.message : String(error)
      })
      .finally(() => {
        job.isRunning = false
        return worker.terminate()
      }),
  }
  const jobs = jobsOf.get(db) ?? new Map<number, BoundJob>()
  jobsOf.set(db, jobs.set(planId, job))
  worker.postMessage(task, [task.buffer])
  return job.finished
}

/** Stops a plan's proof and waits until what is proven is stored. */
export async function stopBoundJob(db: Db, planId: number): Promise<void> {
  const job = jobsOf.get(db)?.get(planId)
  job?.stop()
  await job?.finished
}

/** How many proofs run now. */
export function runningBounds(db: Db): number {
  return [...(jobsOf.get(db)?.values() ?? [])].filter((job) => job.isRunning).length
}

/** Stops every proof and waits until what is proven is stored. */
export async function stopBounds(db: Db): Promise<void> {
  await Promise.all([...(jobsOf.get(db)?.keys() ?? [])].map((planId) => stopBoundJob(db, planId)))
}
