import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan, PlanSummary } from '../../../server/contract/index.ts'
import { useSession } from '../../state/session.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import { LiveStrip } from './LiveStrip.tsx'
import { PlanToolbar } from './PlanToolbar.tsx'
import { useLeaveWarning } from './use-leave-warning.ts'
import { usePainted } from './use-painted.ts'
import { usePlanSaving } from './use-plan-saving.ts'
import { useReplan } from './use-replan.ts'
import { useUndoKeys } from './use-undo-keys.ts'
import { useWeekActions } from './use-week-actions.ts'
import { useWeekPlan } from './use-week-plan.ts'
import { WeekBench } from './WeekBench.tsx'
import { type DialogState, WeekDialogs } from './WeekDialogs.tsx'

type PlanDeskProps = { planId: number; plans: readonly PlanSummary[]; agencyCode: string; week: string }

/** States in which a plan may still be changed; what is superseded or failed is only looked at. */
const EDITABLE = ['successful', 'approved']

/** One plan on the desk: what one does to it as a whole, and below it the bench with board, map and panel. */
export function PlanDesk({ planId, plans, agencyCode, week: weekCode }: PlanDeskProps) {
  const { may } = useSession()
  const replan = useReplan()
  const { plan, live, week, error, retry } = useWeekPlan(planId, replan.preview)
  const actions = useWeekActions(week)
  const saving = usePlanSaving(week)
  const [dialog, setDialog] = useState<DialogState>(null)
  const [tab, setTab] = useState('unplanned')
  const compare = useCallback(() => setTab('changes'), [])
  // The board and the score answer at once; toolbar, map and panel follow in the frames after.
  const painted = usePainted(week)
  const isLocked =
    !week || week.isSolving || replan.isRunning || !may('supervisor') || !EDITABLE.includes(week.plan.state)
  useUndoKeys(actions, isLocked)
  useLeaveWarning(week?.isDirty === true)

  if (error) return <StateBox error={error} onRetry={retry} />
  if (!plan) return <StateBox isLoading />
  const isWaiting = plan.state === 'accepted' || plan.state === 'running'
  return (
    <div className="week">
      <PlanToolbar
        plan={plan}
        plans={plans}
        week={painted}
        agencyCode={agencyCode}
        weekCode={weekCode}
        isLocked={isLocked}
        replan={replan}
        actions={actions}
        saving={saving}
        onDialog={setDialog}
        onCompare={compare}
      />
      {isWaiting ? <LiveStrip plan={plan} live={live} /> : null}
      {week ? (
        <>
          <WeekBench
            week={week}
            painted={painted ?? week}
            isLocked={isLocked}
            actions={actions}
            tab={tab}
            onTab={setTab}
            onDialog={setDialog}
          />
          <WeekDialogs
            state={dialog}
            week={week}
            plans={plans}
            actions={actions}
            saving={saving}
            onClose={() => setDialog(null)}
          />
        </>
      ) : isWaiting ? (
        <StateBox isLoading />
      ) : (
        <NoRoutes plan={plan} />
      )}
    </div>
  )
}

/** A plan that came to nothing says so and why. */
function NoRoutes({ plan }: { plan: Plan }) {
  const { t } = useTranslation('week')
  return (
    <StateBox>
      {plan.error
        ? t('generate.failed', { message: plan.error })
        : t('generate.nothing', { state: t(`state.${plan.state}`) })}
    </StateBox>
  )
}
