import { App } from 'antd'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanEmergency } from '../../../server/contract/index.ts'
import { addEmergency } from '../../edits/add-emergency.ts'
import { cancelEmergency } from '../../edits/cancel-emergency.ts'
import type { Edit } from '../../edits/edit.ts'
import { moveStop } from '../../edits/move-stop.ts'
import { pinRoute } from '../../edits/pin-route.ts'
import { type PinHold, pinStop } from '../../edits/pin-stop.ts'
import { removeStop } from '../../edits/remove-stop.ts'
import { restoreStop } from '../../edits/restore-stop.ts'
import { unpinRoute } from '../../edits/unpin-route.ts'
import { unpinStop } from '../../edits/unpin-stop.ts'
import { bestPlace } from './best-place.ts'
import { applyEdit, type EditNote, redoEdit, undoEdit } from './edit-session.ts'
import { useTidyDay } from './use-tidy-day.ts'
import type { WeekPlan } from './use-week-plan.ts'

export type WeekActions = ReturnType<typeof useWeekActions>

/** What a supervisor can do to a plan, each one step of its history. */
export function useWeekActions(current: WeekPlan | null) {
  const { t } = useTranslation('week')
  const { message } = App.useApp()
  // The actions stay the same while the plan changes, so that what merely offers them is not drawn again.
  const latest = useRef(current)
  latest.current = current
  const tidyDay = useTidyDay(current)
  return useMemo(() => {
    const act = (key: EditNote['key'], name: string, edit: Edit) => {
      const week = latest.current
      if (week) applyEdit(week.plan.id, week.content.choices, { key, name }, edit)
    }
    const nameOf = (visit: number) => latest.current?.content.visits[visit]?.name ?? ''
    const shiftName = (shift: number) => {
      const week = latest.current
      const at = week?.content.shifts[shift]
      if (!week || !at) return ''
      const weekday = week.content.days[at.day]?.weekday ?? 1
      return `${week.content.teams[at.team]?.name ?? ''} ${t(`weekday.${weekday as 1}`)}`
    }
    /** Puts a visit where it costs least after `first` was done to the plan; both are one step. */
    const place = (key: EditNote['key'], visit: number, first: Edit, then: Edit = (plan) => plan) => {
      const week = latest.current
      if (!week?.wire) return
      const prepared = first(week.choices)
      const best = bestPlace(week.wire, prepared, visit)
      if (!best) void message.warning(t('message.noPlace', { name: nameOf(visit) }))
      act(key, nameOf(visit), (plan) => {
        const next = first(plan)
        return best ? then(moveStop(visit, best.shift, best.position)(next)) : next
      })
    }
    return {
      shiftName,
      move: (visit: number, shift: number, position: number) => {
        const week = latest.current
        const isPlanned = week?.choices.routes.some((route) => route.includes(visit))
        if (week?.choices.routes[shift]?.[position] === visit) return
        act(isPlanned ? 'move' : 'place', nameOf(visit), moveStop(visit, shift, position))
      },
      placeAtBest: (visit: number) => place('place', visit, restoreStop(visit)),
      pin: (visit: number, hold: PinHold) => act('pin', nameOf(visit), pinStop(visit, hold)),
      unpin: (visit: number) => act('unpin', nameOf(visit), unpinStop(visit)),
      togglePin: (visit: number) => {
        const isPinned = latest.current?.choices.pins.some((pin) => pin.visit === visit)
        act(isPinned ? 'unpin' : 'pin', nameOf(visit), isPinned ? unpinStop(visit) : pinStop(visit))
      },
      toggleDayPin: (shift: number) => {
        const week = latest.current
        const route = week?.choices.routes[shift] ?? []
        const isPinned = route.every((visit) => week?.choices.pins.some((pin) => pin.visit === visit))
        act(isPinned ? 'unpinDay' : 'pinDay', shiftName(shift), isPinned ? unpinRoute(shift) : pinRoute(shift))
      },
      tidyDay: (shift: number) => tidyDay(shift, shiftName(shift)),
      remove: (visit: number, reason: string) => act('remove', nameOf(visit), removeStop(visit, reason)),
      restore: (visit: number) => act('restore', nameOf(visit), restoreStop(visit)),
      callOut: (emergency: PlanEmergency, isPinned: boolean) => {
        const { visit } = emergency
        place('emergency', visit, addEmergency(emergency), isPinned ? pinStop(visit) : undefined)
      },
      cancelEmergency: (visit: number) => act('cancelEmergency', nameOf(visit), cancelEmergency(visit)),
      take: (edit: Edit) => act('replan', '', edit),
      undo: () => latest.current && undoEdit(latest.current.plan.id),
      redo: () => latest.current && redoEdit(latest.current.plan.id),
    }
  }, [message, t, tidyDay])
}
