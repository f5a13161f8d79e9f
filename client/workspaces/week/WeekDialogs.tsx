import type { PlanSummary } from '../../../server/contract/index.ts'
import { ApproveDialog } from './ApproveDialog.tsx'
import { EmergencyDialog } from './EmergencyDialog.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { SaveDialog } from './SaveDialog.tsx'
import type { PlanSaving } from './use-plan-saving.ts'
import type { WeekActions } from './use-week-actions.ts'
import type { WeekPlan } from './use-week-plan.ts'

/** Which question is being asked, and about which visit. */
export type DialogState =
  | { readonly kind: 'remove'; readonly visit: number }
  | { readonly kind: 'emergency'; readonly visit: number | null }
  | { readonly kind: 'approve' }
  | { readonly kind: 'save' }
  | null

type WeekDialogsProps = {
  state: DialogState
  week: WeekPlan
  plans: readonly PlanSummary[]
  actions: WeekActions
  saving: PlanSaving
  onClose: () => void
}

/** The questions a plan can ask, one at a time. */
export function WeekDialogs({ state, week, plans, actions, saving, onClose }: WeekDialogsProps) {
  if (state?.kind === 'remove')
    return (
      <RemoveDialog
        name={week.content.visits[state.visit]?.name ?? ''}
        onRemove={(reason) => {
          actions.remove(state.visit, reason)
          onClose()
        }}
        onClose={onClose}
      />
    )
  if (state?.kind === 'emergency')
    return (
      <EmergencyDialog
        week={week}
        visit={state.visit}
        onAdd={(emergency, isPinned) => {
          actions.callOut(emergency, isPinned)
          onClose()
        }}
        onClose={onClose}
      />
    )
  if (state?.kind === 'approve')
    return (
      <ApproveDialog
        week={week}
        replaces={plans.find((plan) => plan.state === 'approved' && plan.id !== week.plan.id) ?? null}
        isBusy={saving.isBusy}
        onApprove={(note) => void saving.approve(note).then((done) => done && onClose())}
        onClose={onClose}
      />
    )
  if (state?.kind === 'save')
    return (
      <SaveDialog
        isBusy={saving.isBusy}
        onSave={(reason) => void saving.save(reason).then((done) => done && onClose())}
        onClose={onClose}
      />
    )
  return null
}
