import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  followPlan,
  listPlans,
  type Plan,
  type PlanContent,
  type PlanEvent,
  readPlan,
} from '../../../server/contract/index.ts'
import { follow, keyOf } from '../../api.ts'

export type Improvement = Extract<PlanEvent, { type: 'improvement' }>

/** What is known of a plan while it is being solved: the best so far, and how it got there. */
export type LivePlan = { readonly latest: Improvement; readonly trace: readonly Improvement[] }

/** More often than this nobody sees a difference; the solver may improve a hundred times a second at first. */
const PAINT_EVERY_MS = 120

/** Follows a plan that is being solved; null when it is not, or before its first improvement. */
export function useLivePlan(planId: number, isSolving: boolean): LivePlan | null {
  const client = useQueryClient()
  const [live, setLive] = useState<LivePlan | null>(null)
  useEffect(() => {
    if (!isSolving) return setLive(null)
    let trace: Improvement[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => client.invalidateQueries({ queryKey: [readPlan.id, { id: planId }] })
    // What the routes are routes of (visits, shifts, teams) comes once; from then on only routes change.
    const show = (content: PlanContent) =>
      client.setQueryData<Plan>(keyOf(readPlan, { params: { id: planId } }), (plan) => plan && { ...plan, content })
    const paint = () => {
      timer = undefined
      const latest = trace.at(-1)
      if (latest) setLive({ latest, trace })
    }
    const stop = follow(
      followPlan,
      { params: { id: planId } },
      {
        onEvent: (event) => {
          if (event.type === 'state') return
          if (event.type === 'content') return show(event.content)
          trace = [...trace, event]
          if (trace.length === 1) paint()
          else timer ??= setTimeout(paint, PAINT_EVERY_MS)
        },
        onEnd: () => {
          void refresh()
          void client.invalidateQueries({ queryKey: [listPlans.id] })
        },
      },
    )
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client, planId, isSolving])
  return live
}
