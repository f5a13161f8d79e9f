import { Tabs } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { go } from '../../state/address.ts'

type RoomTabsProps = {
  tabs: readonly { readonly key: string; readonly label: string }[]
  active: string
  children: ReactNode
}

/** The sides of the workspace, one at a time, each under its own address; a drawer left open closes with its side. */
export function RoomTabs({ tabs, active, children }: RoomTabsProps) {
  const room = useRef<HTMLDivElement>(null)
  // On a phone the row of tabs is wider than the screen.
  useEffect(() => {
    const open = room.current?.querySelector(`[data-node-key="${active}"]`)
    open?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [active])
  return (
    <div ref={room} className="assessment panel">
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
