import { App } from 'antd'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { extractDay } from '../../../server/weekplan/index.ts'
import { orderRoute } from '../../edits/order-route.ts'
import { type DayOrderer, startDayOrderer } from '../../solver-worker-client.ts'
import { afterPaint } from './after-paint.ts'
import { applyEdit } from './edit-session.ts'
import { minutesOf } from './format.ts'
import type { WeekPlan } from './use-week-plan.ts'

/**
 * Puts the stops of one team-day into their best order, in a worker; one step to undo, and a message that says what it
 * brought. `name` is how the day is called.
 */
export function useTidyDay(current: WeekPlan | null): (shift: number, name: string) => void {
  const { t } = useTranslation('week')
  const { message } = App.useApp()
  const latest = useRef(current)
  latest.current = current
  const orderer = useRef<DayOrderer | null>(null)
  const isReady = current !== null && current.timer !== null
  useEffect(() => {
    if (!isReady) return
    const own = startDayOrderer()
    orderer.current = own
    return () => {
      orderer.current = null
      own.close()
    }
  }, [isReady])
  // Showing a message has the page laid out anew: the board comes first, and whatever is done next.
  const say = useCallback(
    (kind: 'info' | 'success', text: string) => void afterPaint(() => void message[kind](text)),
    [message],
  )
  return useCallback(
    (shift, name) => {
      const week = latest.current
      if (!week?.wire || !orderer.current) return
      orderer.current.order(extractDay(week.wire, week.choices, shift)).then(
        (order) => {
          const now = latest.current
          if (!now?.timer || now.plan.id !== week.plan.id) return
          const edit = orderRoute(shift, order)
          const tidied = edit(now.choices)
          if (tidied === now.choices) return void say('info', t('message.dayIsTidy', { name }))
          applyEdit(now.plan.id, now.content.choices, { key: 'tidyDay', name }, edit)
          const { score } = now.timer(tidied)
          const fewer = now.score.violations - score.violations
          const minutes = minutesOf(now.score.travelSeconds - score.travelSeconds)
          say(
            'success',
            fewer > 0
              ? t('message.tidiedRules', { name, count: fewer })
              : minutes > 0
                ? t('message.tidiedDrive', { name, minutes })
                : t('message.tidied', { name }),
          )
        },
        (error: Error) => void message.error(t('message.tidyFailed', { message: error.message })),
      )
    },
    [message, say, t],
  )
}
