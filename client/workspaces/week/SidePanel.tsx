import { Tabs } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { missingTeamDays } from './board.ts'
import { ChangesPanel } from './ChangesPanel.tsx'
import { ConflictsPanel } from './ConflictsPanel.tsx'
import { StopPanel } from './StopPanel.tsx'
import { UnplannedPanel } from './UnplannedPanel.tsx'
import type { WeekActions } from './use-week-actions.ts'
import type { WeekPlan } from './use-week-plan.ts'
import type { DialogState } from './WeekDialogs.tsx'

export type PanelProps = {
  week: WeekPlan
  isLocked: boolean
  actions: WeekActions
  onDialog: (dialog: DialogState) => void
  onSelectVisit: (visit: number) => void
}

type SidePanelProps = PanelProps & { visit: number | null; tab: string; onTab: (tab: string) => void }

/** What the board has no room for: one stop in full, what is left out, what conflicts, what changed. */
export const SidePanel = memo(function SidePanel({ visit, tab, onTab, ...props }: SidePanelProps) {
  const { t } = useTranslation('week')
  const { week } = props
  const issues =
    week.content.conflicts.length + missingTeamDays(week.content).length + (week.score.violations > 0 ? 1 : 0)
  return (
    <section className="week-panel" aria-label={t('panel.label')}>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={onTab}
        destroyOnHidden
        items={[
          { key: 'stop', label: t('panel.stop'), children: <StopPanel {...props} visit={visit} /> },
          {
            key: 'unplanned',
            label: week.isSolving ? t('panel.unplanned') : `${t('panel.unplanned')} ${week.unplanned.length}`,
            children: <UnplannedPanel {...props} />,
          },
          {
            key: 'conflicts',
            label: issues > 0 ? `${t('panel.conflicts')} ${issues}` : t('panel.conflicts'),
            children: <ConflictsPanel {...props} />,
          },
          { key: 'changes', label: t('panel.changes'), children: <ChangesPanel {...props} /> },
        ]}
      />
    </section>
  )
})
