import { useEffect, useMemo } from 'react'
import {
  type Plan,
  type PlanContent,
  type PlanProblem,
  type PlanRoute,
  type PlanScore,
  readPlan,
  readPlanProblem,
  type Unplanned,
} from '../../../server/contract/index.ts'
import type { BaseProblem } from '../../../server/weekplan/index.ts'
import { useRead } from '../../api.ts'
import type { EditPlan } from '../../edits/edit.ts'
import { type EditHistory, useEditHistory } from './edit-session.ts'
import { type LivePlan, useLivePlan } from './use-live-plan.ts'
import { useReasons } from './use-reasons.ts'
import { useSettled } from './use-settled.ts'
import { useShared, useSharedItems } from './use-shared.ts'
import { createWeekTimer, type WeekTimer } from './week-timer.ts'

/** A plan as it stands on the screen: stored, still being solved, or edited and not saved. */
export type WeekPlan = {
  readonly plan: Plan
  readonly content: PlanContent
  readonly wire: BaseProblem | null
  readonly timer: WeekTimer | null
  readonly choices: EditPlan
  readonly routes: readonly PlanRoute[]
  readonly score: PlanScore
  readonly unplanned: readonly Unplanned[]
  /** The reasons belong to the state before the last edit; new ones are on their way. */
  readonly isExplaining: boolean
  readonly isDirty: boolean
  readonly isSolving: boolean
  readonly live: LivePlan | null
  readonly history: EditHistory | undefined
}

/** Often enough that the plan is seen to improve, seldom enough not to slow the search down. */
const ASK_SERVER_MS = 800

type Reading = { plan: Plan | null; live: LivePlan | null; week: WeekPlan | null; error: unknown; retry: () => void }

/** Reads a plan and keeps it timed; `preview` are routes to show instead, while a re-plan is running. */
export function useWeekPlan(planId: number, preview: EditPlan['routes'] | null): Reading {
  const reading = useRead(readPlan, { params: { id: planId } }, { staleMs: 5_000 })
  const plan = reading.data ?? null
  const content = plan?.content ?? null
  // Megabytes of travel times: asked for once the first routes are on the screen.
  const hasPainted = useSettled(content !== null)
  const problem = useRead(readPlanProblem, hasPainted ? { params: { id: planId } } : null, { staleMs: 3_600_000 })
  const wire = useMemo(() => (problem.data ? withTypedArrays(problem.data) : null), [problem.data])
  const isSolving = plan?.state === 'accepted' || plan?.state === 'running'
  const live = useLivePlan(planId, isSolving)
  const history = useEditHistory(planId)

  const timer = useMemo(() => (wire && content ? createWeekTimer(wire, content) : null), [wire, content])
  // Until the travel times are here the browser cannot time the improvements that it hears of: the server does.
  const asksServer = live !== null && timer === null
  const { refetch } = reading
  useEffect(() => {
    if (!asksServer) return
    const interval = setInterval(() => void refetch(), ASK_SERVER_MS)
    return () => clearInterval(interval)
  }, [asksServer, refetch])

  const choices = useMemo(() => {
    if (!content) return null
    const edited = history?.present ?? content.choices
    if (preview) return { ...edited, routes: preview }
    // Routes that cannot be timed yet are not shown: the content's own came timed from the server.
    return live && timer ? { ...edited, routes: live.latest.routes } : edited
  }, [content, history, preview, live, timer])
  const isStored = choices !== null && choices === content?.choices
  const timed = useMemo(() => (choices && timer && !isStored ? timer(choices) : null), [choices, timer, isStored])
  const reasons = useReasons(wire, content, isSolving || preview !== null ? null : (choices ?? null))

  const isExplaining = reasons.isWaiting
  const routes = useShared(timed?.routes ?? content?.routes ?? nothing)
  const unplanned = useSharedItems(reasons.unplanned ?? content?.unplanned ?? nothing, visitOf)

  const week = useMemo((): WeekPlan | null => {
    if (!plan || !content || !choices) return null
    return {
      plan,
      content,
      wire,
      timer,
      choices,
      routes,
      score: timed?.score ?? content.score,
      unplanned,
      isExplaining,
      isDirty: (history?.past.length ?? 0) > 0,
      isSolving,
      live,
      history,
    }
  }, [plan, content, wire, timer, choices, timed, routes, unplanned, isExplaining, history, isSolving, live])
  return { plan, live, week, error: reading.error ?? problem.error, retry: () => void reading.refetch() }
}

const nothing: readonly never[] = []

function visitOf({ visit }: Unplanned): number {
  return visit
}

/** Typed arrays are neither copied when the problem is built nor slow to hand to a worker. */
function withTypedArrays(wire: PlanProblem): BaseProblem {
  return {
    ...wire,
    durationSeconds: Int32Array.from(wire.durationSeconds),
    distanceMetres: Int32Array.from(wire.distanceMetres),
    assignmentCost: Int32Array.from(wire.assignmentCost),
  }
}
