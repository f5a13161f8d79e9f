import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { approvePlan, listPlans, type Plan, readPlan, revisePlan } from '../../../server/contract/index.ts'
import { keyOf, useSend } from '../../api.ts'
import { go } from '../../state/address.ts'
import { useErrorText } from '../../ui/StateBox.tsx'
import { closeEdits } from './edit-session.ts'
import type { WeekPlan } from './use-week-plan.ts'

/** Saving edits as a revision, and approving; both say on the screen what came of it. */
export function usePlanSaving(week: WeekPlan | null) {
  const { t } = useTranslation('week')
  const { message } = App.useApp()
  const errorText = useErrorText()
  const client = useQueryClient()
  const revise = useSend(revisePlan, [listPlans])
  const approval = useSend(approvePlan, [listPlans])

  const keep = (plan: Plan) => client.setQueryData(keyOf(readPlan, { params: { id: plan.id } }), plan)
  const open = async (plan: Plan) => {
    await client.invalidateQueries({ queryKey: [listPlans.id] })
    go({ plan: plan.id })
  }
  const saveEdits = async (reason: string): Promise<Plan> => {
    if (!week) throw new Error('No plan is open.')
    if (!week.isDirty) return week.plan
    const saved = await revise.mutateAsync({ params: { id: week.plan.id }, body: { choices: week.choices, reason } })
    keep(saved)
    closeEdits(week.plan.id)
    return saved
  }
  const report = (error: unknown) => {
    void message.error(errorText(error))
    return false
  }
  return {
    isBusy: revise.isPending || approval.isPending,
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
          const plan = await approval.mutateAsync({ params: { id: saved.id }, body: { note } })
          keep(plan)
          await open(plan)
          void message.success(t('message.approved', { week: plan.week }))
          return true
        })
        .catch(report),
  }
}
