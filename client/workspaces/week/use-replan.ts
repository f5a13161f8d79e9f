import { App } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { compareRoutes } from '../../../server/weekplan/index.ts'
import type { EditPlan } from '../../edits/edit.ts'
import { takeRoutes } from '../../edits/take-routes.ts'
import { startReplan } from '../../solver-worker-client.ts'
import { applyEdit } from './edit-session.ts'
import type { WeekPlan } from './use-week-plan.ts'

type Routes = EditPlan['routes']

/** Long enough to settle a week around its pins on an office PC, short enough to wait for. */
const REPLAN_MS = 4_000

/** Re-planning around what is pinned, in a worker; the best so far is the preview, the end is one step to undo. */
export function useReplan() {
  const { t } = useTranslation('week')
  const { message } = App.useApp()
  const [preview, setPreview] = useState<Routes | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [changes, setChanges] = useState(0)
  const stopWorker = useRef<(() => void) | null>(null)
  const best = useRef<Routes | null>(null)
  const task = useRef<{ week: WeekPlan; from: EditPlan } | null>(null)
  useEffect(() => () => stopWorker.current?.(), [])

  return useMemo(() => {
    const finish = (routes: Routes | null) => {
      stopWorker.current?.()
      stopWorker.current = null
      setRunning(false)
      setPreview(null)
      const given = task.current
      task.current = null
      if (!given || !routes) return
      const { week, from } = given
      const { items } = compareRoutes(week.content, from.routes, routes)
      if (items.length === 0) return void message.info(t('message.nothingBetter'))
      applyEdit(week.plan.id, week.content.choices, { key: 'replan', name: '' }, takeRoutes(routes))
      void message.success(t('message.replanned', { changes: items.length }))
    }
    return {
      preview,
      isRunning,
      /** How many visits the best so far moves. */
      changes,
      start: (week: WeekPlan) => {
        const { wire, content, choices, plan } = week
        if (!wire || task.current) return
        task.current = { week, from: choices }
        best.current = null
        setChanges(0)
        setRunning(true)
        stopWorker.current = startReplan(wire, content, {
          choices,
          milliseconds: REPLAN_MS,
          seed: plan.seed,
          onImproved: (routes) => {
            best.current = routes.map((route) => [...route])
            setPreview(best.current)
            setChanges(compareRoutes(content, choices.routes, best.current).items.length)
          },
          onDone: (routes) => finish(routes.map((route) => [...route])),
          onFailed: (reason) => {
            finish(null)
            void message.error(t('message.replanFailed', { message: reason }))
          },
        })
      },
      stop: () => finish(best.current),
    }
  }, [preview, isRunning, changes, message, t])
}
