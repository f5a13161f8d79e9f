import type { PlanChoices, Unplanned } from '../server/contract/index.ts'
import type { Routes } from '../server/solver/index.ts'
import type { BaseProblem, DayProblem, WeekFacts } from '../server/weekplan/index.ts'
import type { SolverAnswer, SolverRequest } from './solver-worker.ts'

/** A worker that holds one week: it explains what is left out while the page stays free. */
export type Explainer = {
  /** One question at a time: of those that come meanwhile only the latest is asked, and what was asked before is dropped. */
  explain: (choices: PlanChoices, onDone: (unplanned: Unplanned[]) => void) => void
  close: () => void
}

/** Starts an explainer for a week. */
export function startExplainer(wire: BaseProblem, facts: WeekFacts): Explainer {
  const worker = openWorker(wire, facts)
  let asked: Question | null = null
  let next: Question | null = null
  const ask = (question: Question | null) => {
    asked = question
    next = null
    if (question) send(worker, { kind: 'explain', choices: question.choices })
  }
  worker.onmessage = ({ data }: MessageEvent<SolverAnswer>) => {
    if (data.kind === 'explained' && next === null) asked?.onDone(data.unplanned)
    ask(next)
  }
  return {
    explain: (choices, onDone) => {
      next = { choices, onDone }
      if (!asked) ask(next)
    },
    close: () => worker.terminate(),
  }
}

type Question = { readonly choices: PlanChoices; readonly onDone: (unplanned: Unplanned[]) => void }

/** A worker that orders single days; it holds no week, so it is ready at once and never busy for long. */
export type DayOrderer = {
  readonly order: (day: DayProblem) => Promise<readonly number[]>
  readonly close: () => void
}

/** Starts a day orderer; started before it is needed, it answers the first question as fast as the others. */
export function startDayOrderer(): DayOrderer {
  const worker = startWorker()
  const waiting = new Map<number, PromiseWithResolvers<readonly number[]>>()
  let ticket = 0
  worker.onmessage = ({ data }: MessageEvent<SolverAnswer>) => {
    if (data.kind === 'ordered') {
      waiting.get(data.ticket)?.resolve(data.order)
      waiting.delete(data.ticket)
    } else if (data.kind === 'failed') fail(data.message)
  }
  worker.onerror = (event) => fail(event.message)
  return {
    order: (day) => {
      const answer = Promise.withResolvers<readonly number[]>()
      waiting.set(++ticket, answer)
      send(worker, { kind: 'order', ticket, day })
      return answer.promise
    },
    close: () => worker.terminate(),
  }

  function fail(message: string): void {
    for (const { reject } of waiting.values()) reject(new Error(message))
    waiting.clear()
  }
}

type ReplanOptions = {
  choices: PlanChoices
  milliseconds: number
  seed: number
  onImproved: (routes: Routes) => void
  onDone: (routes: Routes) => void
  onFailed: (message: string) => void
}

/** Re-plans in a worker of its own, so that stopping is ending it; call the answer to stop. */
export function startReplan(wire: BaseProblem, facts: WeekFacts, options: ReplanOptions): () => void {
  const { onImproved, onDone, onFailed, ...request } = options
  const worker = openWorker(wire, facts)
  const close = () => worker.terminate()
  worker.onmessage = ({ data }: MessageEvent<SolverAnswer>) => {
    if (data.kind === 'improved' && !data.isDone) return onImproved(data.routes)
    close()
    if (data.kind === 'improved') onDone(data.routes)
    else if (data.kind === 'failed') onFailed(data.message)
  }
  worker.onerror = (event) => {
    close()
    onFailed(event.message)
  }
  send(worker, { kind: 'replan', ...request })
  return close
}

function openWorker(wire: BaseProblem, facts: WeekFacts): Worker {
  const worker = startWorker()
  const { days, teams, shifts, visits } = facts
  send(worker, { kind: 'load', wire, facts: { days, teams, shifts, visits } })
  return worker
}

function startWorker(): Worker {
  return new Worker(new URL('./solver-worker.ts', import.meta.url), { type: 'module' })
}

function send(worker: Worker, request: SolverRequest): void {
  worker.postMessage(request)
}
