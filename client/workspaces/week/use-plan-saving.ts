import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { approvePlan, listPlans, type Plan, readPlan, revisePlan } from '../../../server/contract/index.ts'
import { keyOf, useSend } from '../../api.ts'
import { go } from '../../state/address.ts'
import { useErrorText } from '../../ui/StateBox.tsx'
import { closeEdits } from './edit-session.ts'
import type { WeekPlan } from './use-week-plan.ts'

export type PlanSaving = ReturnType<typeof usePlanSaving>

/** Saving edits as a revision, and approving; both say on the screen what came of it. */
export function usePlanSaving(current: WeekPlan | null) {
  const { t } = useTranslation('week')
  const { message } = App.useApp()
  const errorText = useErrorText()
  const client = useQueryClient()
  const { mutateAsync: revise, isPending: isRevising } = useSend(revisePlan, [listPlans])
  const { mutateAsync: approve, isPending: isApproving } = useSend(approvePlan, [listPlans])
  // The same while the plan changes, so that what merely offers to save is not drawn again with every edit.
  const latest = useRef(current)
  latest.current = current
  const isBusy = isRevising || isApproving

  return useMemo(() => {
    const keep = (plan: Plan) => client.setQueryData(keyOf(readPlan, { params: { id: plan.id } }), plan)
    const open = async (plan: Plan) => {
      await client.invalidateQueries({ queryKey: [listPlans.id] })
      go({ plan: plan.id })
    }
    const saveEdits = async (reason: string): Promise<Plan> => {
      const week = latest.current
      if (!week) throw new Error('No plan is open.')
      if (!week.isDirty) return week.plan
      const saved = await revise({ params: { id: week.plan.id }, body: { choices: week.choices, reason } })
      keep(saved)
      closeEdits(week.plan.id)
      return saved
    }
    const report = (error: unknown) => {
      void message.error(errorText(error))
      return false
    }
    return {
      isBusy,
      /** Whether it was saved. */
      save: (reason: string): Promise<boolean> =>
        saveEdits(reason)
          .then(async (plan) => {
            await open(plan)
            void message.success(t('message.saved', { revision: plan.revision }))
            return true
          })
          .catch(report),
      /** Whether it was approved; edits are saved first. */
      approve: (note: string): Promise<boolean> =>
        saveEdits(note)
          .then(async (saved) => {
            const plan = await approve({ params: { id: saved.id }, body: { note } })
            keep(plan)
            await open(plan)
            void message.success(t('message.approved', { week: plan.week }))
            return true
          })
          .catch(report),
    }
  }, [isBusy, revise, approve, client, errorText, message, t])
}
