import { Worker } from 'node:worker_threads'
import { dealOut } from './share-time.ts'
import type { WeekEnd, WeeksTask, WeekTask } from './solve-weeks-worker.ts'

/** Weeks to be solved side by side; `signal` ends the search early and keeps what it found. */
export type SolveWeeks = {
  readonly weeks: readonly WeekTask[]
  readonly seconds: number
  readonly threads: number
  readonly clock?: WeeksTask['clock']
  readonly signal?: AbortSignal
  readonly onWeek: (end: WeekEnd) => void
}

/**
 * Solves many weeks at once on a few threads. A week stays in one thread, the threads get about as many visits each, and
 * within a thread the weeks take turns; so each of them can be replayed from its seed and iterations like any other plan.
 * Rejects when a thread broke down, after the others have told all of theirs.
 */
export async function solveWeeks({
  weeks,
  seconds,
  threads,
  clock = 'wall',
  signal,
  onWeek,
}: SolveWeeks): Promise<void> {
  const flag = new SharedArrayBuffer(4)
  const stop = () => void Atomics.store(new Int32Array(flag), 0, 1)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  const groups = dealOut(
    weeks.map(({ facts }) => facts.visits.length),
    threads,
  )
  try {
    const ends = await Promise.allSettled(
      groups.map((group) => runGroup({ weeks: group.map((i) => weeks[i]!), seconds, clock }, flag, onWeek)),
    )
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}

function runGroup(task: WeeksTask, flag: SharedArrayBuffer, onWeek: SolveWeeks['onWeek']): Promise<void> {
  const worker = new Worker(new URL('./solve-weeks-worker.ts', import.meta.url), { workerData: flag })
  return new Promise((resolve, reject) => {
    worker.on('message', onWeek)
    worker.once('error', reject)
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A solver thread ended with code ${code}.`)),
    )
    worker.postMessage(
      task,
      task.weeks.map(({ buffer }) => buffer),
    )
  })
}
