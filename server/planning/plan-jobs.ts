import type { PlanContent, PlanEvent, PlanSummary } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { BaseProblem } from '../weekplan/index.ts'
import { createQueue } from './queue.ts'
import type { SolveImprovement } from './solver-threads.ts'

export type Improvement = Extract<PlanEvent, { type: 'improvement' }>

/** A plan that is waiting or being solved in this process. */
export type PlanJob = {
  /** The best so far; null until the first full plan. */
  readonly best: () => Improvement | null
  /** The routes of the best so far, timed; null until then. */
  readonly content: () => PlanContent | null
  /** What is being solved; null while it is still being read. */
  readonly problem: () => BaseProblem | null
  /** Hears every event from now on; returns how to stop listening. */
  readonly listen: (listener: (event: PlanEvent) => void) => () => void
  readonly stop: () => void
  /** Whether its turn has come. */
  readonly hasBegun: () => boolean
  /** Resolves with the final state. */
  readonly finished: Promise<PlanSummary>
}

/** What the one that runs the job may do with it. */
export type JobControl = {
  readonly tell: (improvement: SolveImprovement) => void
  /** Says what is solved and how a route list becomes content, for whoever asks before the end. */
  readonly onContent: (problem: BaseProblem, build: (routes: number[][]) => PlanContent) => void
  /** Called when somebody stops the job, at once if they already did. */
  readonly onStop: (stop: () => void) => void
  readonly isStopped: () => boolean
}

type Jobs = { readonly byId: Map<number, PlanJob>; readonly queue: ReturnType<typeof createQueue> }

// One set of jobs for each open database, so that two databases in one process (tests) never share an identifier.
const jobsOf = new WeakMap<Db, Jobs>()

/** The running job of a plan, if it runs here. */
export function findJob(db: Db, planId: number): PlanJob | undefined {
  return jobs(db).byId.get(planId)
}

/** Queues the work of a plan; at most one per spare core runs at a time. */
export function startJob(db: Db, planId: number, run: (control: JobControl) => Promise<PlanSummary>): PlanJob {
  const { byId, queue } = jobs(db)
  const listeners = new Set<(event: PlanEvent) => void>()
  let best: Improvement | null = null
  let stopped = false
  let begun = false
  let build: ((routes: number[][]) => PlanContent) | undefined
  let problem: BaseProblem | null = null
  let stopSearch: (() => void) | undefined
  const emit = (event: PlanEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const control: JobControl = {
    tell: (improvement) => {
      best = toEvent(improvement)
      emit(best)
    },
    onContent: (given, builder) => {
      problem = given
      build = builder
    },
    onStop: (stop) => {
      stopSearch = stop
      if (stopped) stop()
    },
    isStopped: () => stopped,
  }
  const finished = queue(() => {
    begun = true
    return run(control)
  }).then((summary) => {
    byId.delete(planId)
    emit({ type: 'state', summary })
    return summary
  })
  // whoever waits sees the failure; nobody waiting must not end the process
  finished.catch(() => byId.delete(planId))
  const job: PlanJob = {
    best: () => best,
    content: () => (best && build ? build(best.routes) : null),
    problem: () => problem,
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: () => {
      stopped = true
      stopSearch?.()
    },
    hasBegun: () => begun,
    finished,
  }
  byId.set(planId, job)
  return job
}

/** Stops every job and waits until what they found is stored. */
export async function stopJobs(db: Db): Promise<void> {
  const running = [...jobs(db).byId.values()]
  for (const job of running) job.stop()
  await Promise.allSettled(running.map((job) => job.finished))
}

function jobs(db: Db): Jobs {
  let found = jobsOf.get(db)
  if (!found) {
    found = { byId: new Map(), queue: createQueue() }
    jobsOf.set(db, found)
  }
  return found
}

function toEvent({ solution, elapsedMs }: SolveImprovement): Improvement {
  return {
    type: 'improvement',
    iterations: solution.iterations,
    elapsedMs,
    routes: solution.routes.map((route) => [...route]),
    requiredServed: solution.score.requiredServed,
    requiredUnserved: solution.score.requiredUnserved,
    prize: solution.score.prize,
    travelSeconds: solution.score.travelSeconds,
  }
}
