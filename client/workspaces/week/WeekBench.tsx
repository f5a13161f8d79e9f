import { Splitter } from 'antd'
import { useCallback, useMemo } from 'react'
import { compareRoutes } from '../../../server/weekplan/index.ts'
import { usePalette } from '../../ui/theme.ts'
import { boardOf } from './board.ts'
import { cellViews } from './cell-view.ts'
import { outlookOf } from './drop-outlook.ts'
import { PrintTitle } from './PrintTitle.tsx'
import { ScoreStrip } from './ScoreStrip.tsx'
import { SidePanel } from './SidePanel.tsx'
import { SiteDrawer } from './SiteDrawer.tsx'
import { StopDrag } from './StopDrag.tsx'
import { looseView } from './stop-view.ts'
import { teamColour } from './team-colour.ts'
import { useSelect, useSelection } from './use-selection.ts'
import { useSettled } from './use-settled.ts'
import { useShared } from './use-shared.ts'
import type { WeekActions } from './use-week-actions.ts'
import type { WeekPlan } from './use-week-plan.ts'
import { WeekBoard } from './WeekBoard.tsx'
import type { DialogState } from './WeekDialogs.tsx'
import { WeekMap } from './WeekMap.tsx'

type WeekBenchProps = {
  week: WeekPlan
  /** The week as the last frame showed it: what nobody waits for hangs on it. */
  painted: WeekPlan
  isLocked: boolean
  actions: WeekActions
  tab: string
  onTab: (tab: string) => void
  onDialog: (dialog: DialogState) => void
}

const nothingChanged: ReadonlySet<number> = new Set()

/** Board, map and panel of one plan, each selecting the others. */
export function WeekBench({ week, painted, isLocked, actions, tab, onTab, onDialog }: WeekBenchProps) {
  const palette = usePalette()
  const { content, routes, choices } = week
  const board = useMemo(() => boardOf(content), [content])
  const changed = useMemo(() => {
    if (choices.routes === content.choices.routes) return nothingChanged
    return new Set(compareRoutes(content, content.choices.routes, choices.routes).items.map((item) => item.visit))
  }, [content, choices])
  const cells = useShared(
    useMemo(() => cellViews(content, routes, choices, changed), [content, routes, choices, changed]),
  )

  const selection = useSelection(content, choices)
  const select = useSelect(content)
  const selectVisit = useCallback(
    (visit: number) => {
      onTab('stop')
      select.visit(visit)
    },
    [select, onTab],
  )
  const askRemoval = useCallback((visit: number) => onDialog({ kind: 'remove', visit }), [onDialog])

  const isSettled = useSettled(true)
  return (
    <>
      <PrintTitle plan={week.plan} />
      {week.isSolving ? null : <ScoreStrip week={week} changes={changed.size} />}
      <StopDrag
        board={board}
        viewOf={(visit) =>
          cells.flatMap((cell) => cell.stops).find((stop) => stop.visit === visit) ?? looseView(content.visits, visit)
        }
        outlook={(visit, target) => outlookOf(week, visit, target)}
        placeText={({ shift, position }) => ({ place: actions.shiftName(shift), number: position + 1 })}
        colourOf={(shift) => (shift < 0 ? palette.quiet : teamColour(palette, content.shifts[shift]!.team))}
        onDrop={(visit, { shift, position }) => actions.move(visit, shift, position)}
      >
        <Splitter className="week-split">
          <Splitter.Panel defaultSize="60%" min="30%">
            <WeekBoard
              board={board}
              content={content}
              cells={cells}
              selection={selection}
              isLocked={isLocked}
              onSelectTeam={select.team}
              onSelectDay={select.day}
              onSelectShift={select.shift}
              onSelectVisit={selectVisit}
              onMove={actions.move}
              onTogglePin={actions.togglePin}
              onToggleDayPin={actions.toggleDayPin}
              onTidyDay={actions.tidyDay}
              onRemove={askRemoval}
            />
          </Splitter.Panel>
          <Splitter.Panel min="24%">
            {isSettled ? (
              <Splitter vertical>
                <Splitter.Panel defaultSize="52%" min="20%">
                  <WeekMap
                    week={painted}
                    selection={selection}
                    onSelectVisit={selectVisit}
                    onSelectShift={select.shift}
                  />
                </Splitter.Panel>
                <Splitter.Panel min="20%">
                  <SidePanel
                    week={painted}
                    visit={selection.visit}
                    tab={tab}
                    onTab={onTab}
                    isLocked={isLocked}
                    actions={actions}
                    onDialog={onDialog}
                    onSelectVisit={selectVisit}
                  />
                </Splitter.Panel>
              </Splitter>
            ) : null}
          </Splitter.Panel>
        </Splitter>
      </StopDrag>
      <SiteDrawer content={content} />
    </>
  )
}
