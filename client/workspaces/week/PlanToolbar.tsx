import { Button, Select, Space, Tooltip } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan, PlanSummary } from '../../../server/contract/index.ts'
import { go } from '../../state/address.ts'
import { useSession } from '../../state/session.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { useEditHistory } from './edit-session.ts'
import { GenerateControl } from './GenerateControl.tsx'
import type { PlanSaving } from './use-plan-saving.ts'
import type { useReplan } from './use-replan.ts'
import type { WeekActions } from './use-week-actions.ts'
import type { WeekPlan } from './use-week-plan.ts'
import { versionText } from './version-text.ts'
import type { DialogState } from './WeekDialogs.tsx'

type PlanToolbarProps = {
  plan: Plan
  plans: readonly PlanSummary[]
  week: WeekPlan | null
  agencyCode: string
  weekCode: string
  isLocked: boolean
  replan: ReturnType<typeof useReplan>
  actions: WeekActions
  saving: PlanSaving
  onDialog: (dialog: DialogState) => void
  onCompare: () => void
}

/** Everything one does to a whole plan: choose, generate, undo, re-plan, save, approve, take away. */
export const PlanToolbar = memo(function PlanToolbar(props: PlanToolbarProps) {
  const { plan, week, isLocked, replan, actions, saving, onDialog } = props
  const { t } = useTranslation('week')
  const { may } = useSession()
  const steps = week?.history?.past.length ?? 0
  const isApproved = plan.state === 'approved' && !week?.isDirty
  return (
    <div className="week-toolbar" role="toolbar" aria-label={t('toolbar.label')}>
      <VersionSelect plan={plan} plans={props.plans} />
      <GenerateControl
        agencyCode={props.agencyCode}
        week={props.weekCode}
        current={week}
        isDisabled={week?.isSolving === true || replan.isRunning}
      />
      <UndoButtons planId={plan.id} isLocked={isLocked} actions={actions} />
      {replan.isRunning ? (
        <>
          <Button danger onClick={replan.stop}>
            {t('toolbar.stopReplan')}
          </Button>
          <span role="status" className="quiet">
            {t('toolbar.replanning', { changes: replan.changes })}
          </span>
        </>
      ) : (
        <Tooltip placement="bottom" title={t('toolbar.replanHint')}>
          <Button disabled={isLocked || !week?.wire} onClick={() => week && replan.start(week)}>
            {t('toolbar.replan')}
          </Button>
        </Tooltip>
      )}
      <Button disabled={isLocked || !week?.wire} onClick={() => onDialog({ kind: 'emergency', visit: null })}>
        {t('toolbar.emergency')}
      </Button>
      <span className="spring" />
      <Button type="text" disabled={!week} onClick={props.onCompare}>
        {t('toolbar.compare')}
      </Button>
      <Tooltip placement="bottom" title={steps > 0 ? t('toolbar.saveHint', { count: steps }) : t('toolbar.saved')}>
        <Button
          disabled={isLocked || !week?.isDirty}
          loading={saving.isBusy}
          onClick={() => (plan.state === 'approved' ? onDialog({ kind: 'save' }) : void saving.save(''))}
        >
          {steps > 0 ? `${t('toolbar.save')} (${steps})` : t('toolbar.save')}
        </Button>
      </Tooltip>
      <Tooltip placement="bottom" title={may('supervisor') ? null : t('toolbar.readOnly')}>
        <Button
          type="primary"
          disabled={isLocked || isApproved || (plan.state === 'approved' && !week?.isDirty)}
          onClick={() => onDialog({ kind: 'approve' })}
        >
          {isApproved ? `✓ ${t('toolbar.approved')}` : t('toolbar.approve')}
        </Button>
      </Tooltip>
      <ExportMenu planId={plan.id} isDirty={week?.isDirty ?? false} isDisabled={!week || week.isSolving} />
    </div>
  )
})

function VersionSelect({ plan, plans }: { plan: Plan; plans: readonly PlanSummary[] }) {
  const { t } = useTranslation('week')
  const known = plans.some((other) => other.id === plan.id) ? plans : [plan, ...plans]
  return (
    <Select
      className="week-version"
      aria-label={t('version.label')}
      value={plan.id}
      popupMatchSelectWidth={false}
      onChange={(id) => go({ plan: id })}
      options={known.map((other) => ({
        value: other.id,
        label: versionText(t, other.id === plan.id ? plan : other),
      }))}
    />
  )
}

type UndoButtonsProps = { planId: number; isLocked: boolean; actions: WeekActions }

/** They follow an edit at once, before the rest of the toolbar: what was just done can be undone. */
function UndoButtons({ planId, isLocked, actions }: UndoButtonsProps) {
  const { t } = useTranslation('week')
  const history = useEditHistory(planId)
  const last = history?.past.at(-1)?.note
  const next = history?.future[0]?.note
  return (
    <Space.Compact>
      <Tooltip
        title={last ? t('toolbar.undoNote', { note: t(`note.${last.key}`, { name: last.name }) }) : t('toolbar.undo')}
      >
        <Button aria-label={t('toolbar.undo')} disabled={isLocked || !last} onClick={actions.undo}>
          <Arrow isBack />
        </Button>
      </Tooltip>
      <Tooltip
        title={next ? t('toolbar.redoNote', { note: t(`note.${next.key}`, { name: next.name }) }) : t('toolbar.redo')}
      >
        <Button aria-label={t('toolbar.redo')} disabled={isLocked || !next} onClick={actions.redo}>
          <Arrow isBack={false} />
        </Button>
      </Tooltip>
    </Space.Compact>
  )
}

function Arrow({ isBack }: { isBack: boolean }) {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 16 16"
      aria-hidden="true"
      style={isBack ? {} : { transform: 'scaleX(-1)' }}
    >
      <path
        d="M6 3 2.500 6.500 6 10M3 6.500h6.500a4 4 0 0 1 0 8H7"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.600"
      />
    </svg>
  )
}
