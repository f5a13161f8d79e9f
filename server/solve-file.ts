import { setTimeout as delay } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { FileBoundTask } from './bound-file-worker.ts'
import { type SearchTask, searchFile } from './search-file.ts'
import type { WorkerTask } from './search-file-worker.ts'
import { check, explainer, type Problem, type Solution } from './solver/index.ts'
import { readProblem, toProblem, toSolution, type VroomSolution } from './vroom/index.ts'

export type SolveSettings = {
  readonly seconds: number
  readonly threads: number
  readonly seed: number
  /** Set to replay: then `seconds` does not count. */
  readonly iterations: number | undefined
  /** Whether a thread of its own proves, as long as the search lasts, what no plan can exceed. */
  readonly bound?: boolean
}

/** What it takes to write the solution and to end the process. */
const EXIT_MS = 30

/** A job that is left out is explained by so many places for it, those with the shortest detours. */
const PLACES = 10

/** So many explanations tell how long the others take; until then each is thought to take so long. */
const SAMPLE = 16
const SLOW_MS = 3

/** How long a thread may keep the others waiting when time is up; what it found then is not waited for. */
const GRACE_MS = 20

/**
 * Solves the text of a VROOM problem file. Seconds count from the start of the process, so that reading and writing are in
 * them. Every thread searches with its own seed, the first with the one given; the cheapest plan wins.
 */
export async function solveFile(text: string, settings: SolveSettings): Promise<VroomSolution> {
  const translation = toProblem(readProblem(text))
  const { problem, initial } = translation
  const loaded = performance.now()
  const tasks = Array.from(
    { length: settings.threads },
    (_, thread): SearchTask => ({
      initial,
      seed: (settings.seed + thread) % 2 ** 31,
      iterations: settings.iterations ?? -1,
    }),
  )
  const over = new Int32Array(new SharedArrayBuffer(4))
  const proof = settings.bound ? startProof(problem, over) : undefined
  const best = await searchAll(problem, tasks, over, settings.seconds * 1000 - EXIT_MS)
  requireFeasible(problem, best)
  const solved = performance.now()
  return toSolution(translation, best.routes, explainer(problem, best.routes, PLACES), {
    seed: best.seed,
    iterations: best.iterations,
    threads: settings.threads,
    loading: loaded,
    solving: solved - loaded,
    ...(proof && { mostPrizes: proof() }),
  })
}

/** The cheapest plan of all threads. The first task runs in this thread, and what ends it ends the others. */
async function searchAll(
  problem: Problem,
  [mine, ...others]: SearchTask[],
  over: Int32Array,
  endMs: number,
): Promise<Solution> {
  const workers = startWorkers(problem, others, over)
  const answers = workers.map(answerOf)
  const first = searchFile(problem, mine!, ...untilExplained(problem, endMs))
  Atomics.store(over, 0, 1)
  const isReplay = mine!.iterations >= 0
  const solutions = await Promise.all(
    isReplay ? answers : answers.map((answer) => Promise.race([answer, delay(GRACE_MS, undefined)])),
  )
  for (const worker of workers) void worker.terminate()
  return solutions.reduce<Solution>((a, b) => (b && b.score.cost < a.score.cost ? b : a), first)
}

/** One thread for each task, all reading the same problem. */
function startWorkers(problem: Problem, tasks: readonly SearchTask[], over: Int32Array): Worker[] {
  if (tasks.length === 0) return []
  const buffer = shared(problem)
  return tasks.map((task) => {
    const workerData: WorkerTask = { ...task, buffer, over }
    return new Worker(new URL('./search-file-worker.ts', import.meta.url), { workerData })
  })
}

/** A thread that proves how great the sum of prizes can be until `over` says so; the answer reads what it has and ends it. */
function startProof(problem: Problem, over: Int32Array): () => number {
  const proven = new BigInt64Array(new SharedArrayBuffer(8))
  proven[0] = BigInt(problem.visitPrize.reduce((sum, prize) => sum + prize, 0))
  const workerData: FileBoundTask = { buffer: shared(problem), over, proven }
  const worker = new Worker(new URL('./bound-file-worker.ts', import.meta.url), { workerData })
  // a proof that breaks off must not cost the solution: what is in `proven` holds all the same
  worker.on('error', (error) => void process.stderr.write(`jingwei: the proof broke off: ${error}\n`))
  return () => {
    void worker.terminate()
    return Number(Atomics.load(proven, 0))
  }
}

function shared({ buffer }: Problem): SharedArrayBuffer {
  const copy = new SharedArrayBuffer(buffer.byteLength)
  new Uint8Array(copy).set(new Uint8Array(buffer))
  return copy
}

function answerOf(worker: Worker): Promise<Solution> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

/** Ends a search when what it leaves out can just be explained before `endMs`, and hears of its best plans for that. */
function untilExplained(problem: Problem, endMs: number): [isOver: () => boolean, onBest: (best: Solution) => void] {
  let best: Solution | undefined
  let each = SLOW_MS
  let isMeasured = false
  const isOver = (): boolean => {
    const left = best?.unserved.length ?? 0
    if (performance.now() + left * each < endMs) return false
    if (isMeasured || !best || left === 0) return true
    each = explainingMs(problem, best)
    isMeasured = true
    return isOver()
  }
  return [
    isOver,
    (better) => {
      best = better
    },
  ]
}

/** How long one reason takes: the lower quartile of a few, because the first run in code not compiled yet. */
function explainingMs(problem: Problem, { routes, unserved }: Solution): number {
  const reasonOf = explainer(problem, routes, PLACES)
  const times = unserved.slice(0, SAMPLE).map((visit) => {
    const begun = performance.now()
    reasonOf(visit)
    return performance.now() - begun
  })
  return times.sort((a, b) => a - b)[times.length >> 2]!
}

/** `check` shares nothing with the search: what it finds is a fault of ours, and no solution. */
function requireFeasible(problem: Problem, { routes }: Solution): void {
  const [violation] = check(problem, routes)
  if (violation) throw new Error(`The search broke a rule: ${JSON.stringify(violation)}`)
}
