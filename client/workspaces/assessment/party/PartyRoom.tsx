import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../server/contract/index.ts'
import { useAddress } from '../../../state/address.ts'
import { ExplainDrawer } from '../explain/ExplainDrawer.tsx'
import { RoomTabs } from '../RoomTabs.tsx'
import { PointsTab } from '../review/PointsTab.tsx'
import { TasksTab } from '../TasksTab.tsx'
import { MyObjections } from './MyObjections.tsx'
import { MySites } from './MySites.tsx'
import { type PartyTab, partyTabs } from './party-tabs.ts'

/** 测评 as the parties of a site see it: what they have to hand in, and what came of it. */
export function PartyRoom({ account }: { account: Account }) {
  const { t } = useTranslation('assessment')
  const metric = useAddress((address) => address.metric)
  const tabs = partyTabs(account.role)
  const tab = tabs.find((known) => known === metric) ?? tabs[0]!
  const sides: Record<PartyTab, () => ReactNode> = {
    sites: () => <MySites firmId={account.firmId} />,
    tasks: () => <TasksTab />,
    points: () => <PointsTab />,
    objections: () => <MyObjections firmId={account.firmId} />,
  }
  return (
    <>
      <RoomTabs tabs={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))} active={tab}>
        {sides[tab]()}
      </RoomTabs>
      <ExplainDrawer />
    </>
  )
}
