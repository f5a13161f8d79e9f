import { performance } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import type { FileBoundTask } from './bound-file-worker.ts'
import { endAt } from './end-at.ts'
import { type SearchTask, searchFile } from './search-file.ts'
import { type SearchFileThreads, searchThreads, shared } from './search-file-threads.ts'
import { endingMs, endWith, rehearse } from './solve-ending.ts'
import type { Problem, Solution } from './solver/index.ts'
import { type ProvenPrizes, readProblem, toProblem, type VroomSolution } from './vroom/index.ts'

export type SolveSettings = {
  readonly seconds: number
  readonly threads: number
  readonly seed: number
  /** Set to replay: then `seconds` does not count. */
  readonly iterations: number | undefined
  /** Whether a thread of its own proves, as long as the search lasts, what no plan can exceed. */
  readonly bound?: boolean
}

/** No thread starts when so much of the time is over. */
const LAST_START = 0.75

/**
 * Solves the text of a VROOM problem file. Seconds count from the start of the process, so that reading and writing are in
 * them; where they do not suffice for a first plan, that is waited for. Every thread searches with its own seed, the first
 * with the one given; the cheapest plan wins. `threads` are those that `searchThreads` started, and end with this.
 */
export async function solveFile(
  text: string,
  settings: SolveSettings,
  threads: SearchFileThreads = searchThreads(settings),
): Promise<VroomSolution> {
  try {
    const translation = toProblem(readProblem(text))
    const { problem, initial } = translation
    const loading = performance.now()
    const tasks = Array.from(
      { length: settings.threads },
      (_, thread): SearchTask => ({
        initial,
        seed: (settings.seed + thread) % 2 ** 31,
        iterations: settings.iterations ?? -1,
      }),
    )
    const buffer = shared(problem)
    const proof = settings.bound ? startProof(problem, buffer, threads.signal) : undefined
    const end = (best: Solution, endMs?: number): VroomSolution =>
      endWith(
        translation,
        best.routes,
        {
          seed: best.seed,
          iterations: best.iterations,
          threads: settings.threads,
          loading,
          solving: performance.now() - loading,
          ...(proof && provenOf(proof.proven(), best)),
        },
        endMs,
      )
    try {
      if (settings.iterations !== undefined) return end(await replay(problem, buffer, threads, tasks))
      const endMs = settings.seconds * 1000
      threads.begin(buffer, tasks, LAST_START * endMs)
      const writingMs = rehearse(translation)
      await threads.first()
      warnWhenLate(endMs)
      const measure = (best: Solution) => endingMs(translation, best)
      return await untilInterrupted((interrupt) =>
        endAt(threads, { endMs: endMs - outsideMs() - writingMs, interrupt, end, measure }),
      )
    } finally {
      proof?.end()
    }
  } finally {
    threads.end()
  }
}

/** Ctrl-C ends the search, not the program: the best so far is kept and written. */
async function untilInterrupted<Result>(work: (interrupt: AbortSignal) => Promise<Result>): Promise<Result> {
  const control = new AbortController()
  const interrupt = () => control.abort()
  process.once('SIGINT', interrupt)
  return work(control.signal).finally(() => process.off('SIGINT', interrupt))
}

/** The cheapest plan after so many iterations. The first search is run in this thread. */
async function replay(
  problem: Problem,
  buffer: SharedArrayBuffer,
  threads: SearchFileThreads,
  [mine, ...others]: SearchTask[],
): Promise<Solution> {
  threads.begin(buffer, others)
  const first = searchFile(problem, mine!, () => false)
  const other = await threads.all()
  return other && other.score.cost < first.score.cost ? other : first
}

function warnWhenLate(endMs: number): void {
  const now = performance.now()
  if (now > endMs)
    process.stderr.write(
      `jingwei: reading the file and making a first plan took ${(now / 1000).toFixed(1)} s, more than --seconds ${endMs / 1000}\n`,
    )
}

/**
 * What our clock does not see: the process before the clock begins, and its end. Node's own beginning, which it does see,
 * takes about twice as long, and longer in the same way when the machine is busy.
 */
function outsideMs(): number {
  return 10 + Math.min(100, performance.nodeTiming.bootstrapComplete) / 2
}

/** A bound below the very plan would be a fault of ours: it is not told, and that is said. */
function provenOf(proven: ProvenPrizes, { score }: Solution): { proven?: ProvenPrizes } {
  if (proven.most >= score.prize) return { proven }
  process.stderr.write(
    `jingwei: the bound (${proven.most}) is below the plan (${score.prize}) and so is wrong; please report this file\n`,
  )
  return {}
}

/** A thread that proves how great the sum of prizes can be until `signal` says so; `proven` reads how far it is. */
function startProof(problem: Problem, buffer: SharedArrayBuffer, signal: Int32Array) {
  const proven = new BigInt64Array(new SharedArrayBuffer(8 * (1 + problem.shifts)))
  proven.fill(BigInt(problem.visitPrize.reduce((sum, prize) => sum + prize, 0)))
  const workerData: FileBoundTask = { buffer, signal, proven }
  const worker = new Worker(new URL('./bound-file-worker.ts', import.meta.url), { workerData })
  // a proof that breaks off must not cost the solution: what is in `proven` holds all the same
  worker.on('error', (error) => void process.stderr.write(`jingwei: the proof broke off: ${error}\n`))
  return {
    proven: (): ProvenPrizes => {
      const [most, ...withOneMore] = Array.from(proven, (_, k) => Number(Atomics.load(proven, k)))
      return { most: most!, withOneMore }
    },
    end: () => void worker.terminate(),
  }
}
