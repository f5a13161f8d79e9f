import { Worker } from 'node:worker_threads'
import { clock, type SearchTask, searchFile } from './search-file.ts'
import type { WorkerTask } from './search-file-worker.ts'
import { check, explain, type Problem, type Solution } from './solver/index.ts'
import { readProblem, toProblem, toSolution, type VroomSolution } from './vroom/index.ts'

export type SolveSettings = {
  readonly seconds: number
  readonly threads: number
  readonly seed: number
  /** Set to replay: then `seconds` does not count. */
  readonly iterations: number | undefined
}

/** What it takes to write the solution and to end the process. */
const EXIT_MS = 30

/** So many explanations tell how long the others take. */
const SAMPLE = 8

/**
 * Solves the text of a VROOM problem file. Seconds count from the start of the process, so that reading and writing are in
 * them. Every thread searches with its own seed, the first with the one given; the cheapest plan wins.
 */
export async function solveFile(text: string, settings: SolveSettings): Promise<VroomSolution> {
  const translation = toProblem(readProblem(text))
  const loaded = clock()
  const { problem, initial } = translation
  const deadline = performance.timeOrigin + settings.seconds * 1000 - EXIT_MS
  const task = (thread: number): SearchTask => ({
    initial,
    seed: (settings.seed + thread) % 2 ** 31,
    iterations: settings.iterations ?? -1,
    deadline,
  })
  const others = searchBeside(
    problem,
    Array.from({ length: settings.threads - 1 }, (_, i) => task(i + 1)),
  )
  const mine = searchFile(problem, task(0), before(deadline, problem))
  const solutions = [mine, ...(await Promise.all(others))]
  const best = solutions.reduce((a, b) => (b.score.cost < a.score.cost ? b : a))
  requireFeasible(problem, best)
  const solved = clock()
  return toSolution(translation, best.routes, {
    seed: best.seed,
    iterations: best.iterations,
    threads: settings.threads,
    loading: loaded - performance.timeOrigin,
    solving: solved - loaded,
    elapsed: solved - performance.timeOrigin,
  })
}

/** One thread for each task, all reading the same matrices. */
function searchBeside(problem: Problem, tasks: readonly SearchTask[]): Promise<Solution>[] {
  if (tasks.length === 0) return []
  const buffer = new SharedArrayBuffer(problem.buffer.byteLength)
  new Uint8Array(buffer).set(new Uint8Array(problem.buffer))
  return tasks.map(
    (task) =>
      new Promise((resolve, reject) => {
        const workerData: WorkerTask = { ...task, buffer }
        const worker = new Worker(new URL('./search-file-worker.ts', import.meta.url), { workerData })
        worker.once('message', resolve)
        worker.once('error', reject)
      }),
  )
}

/** The deadline less the time that the reasons of what a plan leaves out will take, by those of a few in the first plan. */
function before(deadline: number, problem: Problem): (best: Solution) => number {
  let each = -1
  return ({ routes, unserved }) => {
    if (each < 0 && unserved.length > 0) {
      const sample = unserved.slice(0, SAMPLE)
      const begun = clock()
      for (const visit of sample) explain(problem, routes, visit)
      each = (clock() - begun) / sample.length
    }
    return deadline - Math.max(0, each) * unserved.length
  }
}

/** `check` shares nothing with the search: what it finds is a fault of ours, and no solution. */
function requireFeasible(problem: Problem, { routes }: Solution): void {
  const [violation] = check(problem, routes)
  if (violation) throw new Error(`The search broke a rule: ${JSON.stringify(violation)}`)
}
