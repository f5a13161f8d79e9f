import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { useAddress } from '../../state/address.ts'
import { useSession } from '../../state/session.ts'
import { BoardsTab } from './boards/BoardsTab.tsx'
import { ExplainDrawer } from './explain/ExplainDrawer.tsx'
import { IndicatorsTab } from './indicators/IndicatorsTab.tsx'
import { MeasuresTab } from './measures/MeasuresTab.tsx'
import { ProgressTab } from './progress/ProgressTab.tsx'
import { RoomTabs } from './RoomTabs.tsx'
import { FlagsTab } from './review/FlagsTab.tsx'
import { PointsTab } from './review/PointsTab.tsx'
import { RunsTab } from './runs/RunsTab.tsx'
import { TasksTab } from './TasksTab.tsx'

/** In the order of a quarter: handed in, ranked, looked into, acted upon. */
const governmentTabs = ['progress', 'boards', 'flags', 'points', 'measures', 'runs', 'indicators', 'tasks'] as const
type GovernmentTab = (typeof governmentTabs)[number]

const sides: Record<GovernmentTab, ComponentType> = {
  progress: ProgressTab,
  boards: BoardsTab,
  flags: FlagsTab,
  points: PointsTab,
  measures: MeasuresTab,
  runs: RunsTab,
  indicators: IndicatorsTab,
  tasks: TasksTab,
}

/** The government's side of 测评. */
export function GovernmentRoom() {
  const { t } = useTranslation('assessment')
  const { may } = useSession()
  const metric = useAddress((address) => address.metric)
  const open = governmentTabs.filter((tab) => tab !== 'tasks' || may('supervisor'))
  const tab = open.find((known) => known === metric) ?? 'progress'
  const Side = sides[tab]
  return (
    <>
      <RoomTabs tabs={open.map((key) => ({ key, label: t(`tab.${key}`) }))} active={tab}>
        <Side key={tab} />
      </RoomTabs>
      <ExplainDrawer />
    </>
  )
}
