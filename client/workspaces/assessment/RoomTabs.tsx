import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { go } from '../../state/address.ts'

type RoomTabsProps = {
  tabs: readonly { readonly key: string; readonly label: string }[]
  active: string
  children: ReactNode
}

/** The sides of the workspace, one at a time, each under its own address; a drawer left open closes with its side. */
export function RoomTabs({ tabs, active, children }: RoomTabsProps) {
  return (
    <div className="assessment panel">
      <Tabs
        size="small"
        className="assessment-tabs"
        activeKey={active}
        onChange={(metric) => go({ metric, site: null, subject: null })}
        items={tabs.map(({ key, label }) => ({ key, label, ...(key === active ? { children } : {}) }))}
      />
    </div>
  )
}
