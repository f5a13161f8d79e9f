import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { SizeRule } from './grid-count.ts'
import type { AgencyGround, NewDesign } from './queries.ts'

/** What `drawDesign` is to be called with. */
export type DrawJob = {
  readonly ground: AgencyGround
  readonly rule: SizeRule
  readonly gridCount: number | undefined
}

/** Draws designs in threads of their own, so that the server goes on answering; several at once where there are cores. */
export async function drawAside(jobs: readonly DrawJob[]): Promise<NewDesign[]> {
  const designs: NewDesign[] = []
  // The largest first: they decide when the last thread is done.
  const waiting = jobs
    .map((_, index) => index)
    .sort((a, b) => jobs[b]!.ground.sites.length - jobs[a]!.ground.sites.length)
  const threads = Math.min(jobs.length, availableParallelism())
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL('./draw-worker.ts', import.meta.url))
      try {
        for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
          designs[index] = await drawIn(worker, jobs[index]!)
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
  return designs
}

function drawIn(worker: Worker, job: DrawJob): Promise<NewDesign> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', done)
      worker.off('error', failed)
    }
    const done = (design: NewDesign): void => {
      settle()
      resolve(design)
    }
    const failed = (error: unknown): void => {
      settle()
      reject(error)
    }
    worker.on('message', done)
    worker.on('error', failed)
    worker.postMessage(job)
  })
}
