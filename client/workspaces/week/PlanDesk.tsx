import { Drawer, Splitter } from 'antd'
import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan, PlanContent, PlanSummary } from '../../../server/contract/index.ts'
import { compareRoutes } from '../../../server/weekplan/index.ts'
import { correct, useAddress } from '../../state/address.ts'
import { useSession } from '../../state/session.ts'
import { SiteCard } from '../../ui/SiteCard.tsx'
import { StateBox } from '../../ui/StateBox.tsx'
import { usePalette } from '../../ui/theme.ts'
import { boardOf } from './board.ts'
import { outlookOf } from './drop-outlook.ts'
import { LiveStrip } from './LiveStrip.tsx'
import { PlanToolbar } from './PlanToolbar.tsx'
import { ScoreStrip } from './ScoreStrip.tsx'
import { SidePanel } from './SidePanel.tsx'
import { StopDrag } from './StopDrag.tsx'
import { type StopView, stopViews } from './stop-view.ts'
import { teamColour } from './team-colour.ts'
import { usePlanSaving } from './use-plan-saving.ts'
import { useReplan } from './use-replan.ts'
import { useSettled } from './use-settled.ts'
import { useWeekActions } from './use-week-actions.ts'
import { useWeekPlan } from './use-week-plan.ts'
import { WeekBoard } from './WeekBoard.tsx'
import { type DialogState, WeekDialogs } from './WeekDialogs.tsx'
import { WeekMap } from './WeekMap.tsx'
import { createWeekTimer } from './week-timer.ts'

type PlanDeskProps = { planId: number; plans: readonly PlanSummary[]; agencyCode: string; week: string }

/** States in which a plan may still be changed; what is superseded or failed is only looked at. */
const EDITABLE = ['successful', 'approved']

const nothingChanged: ReadonlySet<number> = new Set()

/** One plan on the desk: toolbar, board, map and the panel that explains. */
export function PlanDesk({ planId, plans, agencyCode, week: weekCode }: PlanDeskProps) {
  const palette = usePalette()
  const { may } = useSession()
  const replan = useReplan()
  const { plan, live, week, error, retry } = useWeekPlan(planId, replan.preview)
  const actions = useWeekActions(week)
  const saving = usePlanSaving(week)
  const [dialog, setDialog] = useState<DialogState>(null)
  const [tab, setTab] = useState('unplanned')

  const content = week?.content ?? null
  const routes = week?.routes
  const choices = week?.choices
  const isLocked =
    !week || week.isSolving || replan.isRunning || !may('supervisor') || !EDITABLE.includes(week.plan.state)

  const teamId = useAddress((address) => address.team)
  const day = useAddress((address) => address.day)
  const siteId = useAddress((address) => address.stop)
  const team = content && teamId !== null ? content.teams.findIndex((other) => other.id === teamId) : -1
  const visit = useMemo(() => {
    if (!content || siteId === null) return null
    const planned = choices?.routes.flat().find((other) => content.visits[other]?.siteId === siteId)
    const found = planned ?? content.visits.findIndex((other) => other.siteId === siteId)
    return found < 0 ? null : found
  }, [content, choices, siteId])
  const selection = useMemo(() => ({ team: team < 0 ? null : team, day, visit }), [team, day, visit])

  const board = useMemo(() => (content ? boardOf(content) : null), [content])
  const views = useMemo((): StopView[][] => {
    if (!content || !routes || !choices) return []
    const byShift: StopView[][] = content.shifts.map(() => [])
    for (const route of routes)
      byShift[route.shift] = stopViews(route, content.shifts[route.shift]!.day, content.visits, choices)
    return byShift
  }, [content, routes, choices])
  const routeOf = useMemo(() => {
    if (!content || !routes) return []
    const byShift = content.shifts.map((_, shift) => routes.find((route) => route.shift === shift))
    return byShift.filter((route) => route !== undefined)
  }, [content, routes])
  const changed = useMemo(() => {
    if (!content || !choices || choices.routes === content.choices.routes) return nothingChanged
    return new Set(compareRoutes(content, content.choices.routes, choices.routes).items.map((item) => item.visit))
  }, [content, choices])
  const isSettled = useSettled(content !== null)
  const timer = useMemo(
    () => (week?.wire && content ? createWeekTimer(week.wire, content) : null),
    [week?.wire, content],
  )

  const selectVisit = useCallback(
    (index: number) => {
      const at = content?.visits[index]
      if (!at) return
      setTab('stop')
      correct({ stop: at.siteId })
    },
    [content],
  )
  const selectTeam = useCallback(
    (index: number) => {
      const id = content?.teams[index]?.id ?? null
      correct({ team: id === teamId && day === null ? null : id, day: null })
    },
    [content, teamId, day],
  )
  const selectDay = useCallback(
    (index: number) => correct({ day: index === day && teamId === null ? null : index, team: null }),
    [day, teamId],
  )
  const selectShift = useCallback(
    (index: number) => {
      const shift = content?.shifts[index]
      const id = shift && content?.teams[shift.team]?.id
      if (!shift || id === undefined) return
      const isSame = teamId === id && day === shift.day
      correct(isSame ? { team: null, day: null } : { team: id, day: shift.day })
    },
    [content, teamId, day],
  )
  const askRemoval = useCallback((index: number) => setDialog({ kind: 'remove', visit: index }), [])

  const undoByKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return
    event.preventDefault()
    if (isLocked) return
    if (event.shiftKey) actions.redo()
    else actions.undo()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => undoByKey(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])

  if (error) return <StateBox error={error} onRetry={retry} />
  if (!plan) return <StateBox isLoading />
  const toolbar = (
    <PlanToolbar
      plan={plan}
      plans={plans}
      week={week}
      agencyCode={agencyCode}
      weekCode={weekCode}
      isLocked={isLocked}
      replan={replan}
      actions={actions}
      saving={saving}
      onDialog={setDialog}
      onCompare={() => setTab('changes')}
    />
  )
  const isWaiting = plan.state === 'accepted' || plan.state === 'running'
  if (!week || !board || !content)
    return (
      <div className="week">
        {toolbar}
        {isWaiting ? <LiveStrip plan={plan} live={live} /> : null}
        {isWaiting ? <StateBox isLoading /> : <NoRoutes plan={plan} />}
      </div>
    )
  return (
    <div className="week">
      {toolbar}
      {week.isSolving ? <LiveStrip plan={plan} live={live} /> : <ScoreStrip week={week} changes={changed.size} />}
      <StopDrag
        board={board}
        viewOf={(index) => views.flat().find((view) => view.visit === index) ?? looseView(index)}
        outlook={(index, target) => (timer ? outlookOf(week, timer, index, target) : null)}
        placeText={({ shift, position }) => {
          const at = content.shifts[shift]!
          return { team: content.teams[at.team]!.name, day: content.days[at.day]!.date, number: position + 1 }
        }}
        colourOf={(shift) => (shift < 0 ? palette.quiet : teamColour(palette, content.shifts[shift]!.team))}
        onDrop={(index, target) => actions.move(index, target.shift, target.position)}
      >
        <Splitter className="week-split">
          <Splitter.Panel defaultSize="60%" min="30%">
            <WeekBoard
              board={board}
              content={content}
              routes={routeOf}
              views={views}
              selection={selection}
              changed={changed}
              isLocked={isLocked}
              onSelectTeam={selectTeam}
              onSelectDay={selectDay}
              onSelectShift={selectShift}
              onSelectVisit={selectVisit}
              onMove={actions.move}
              onTogglePin={actions.togglePin}
              onToggleDayPin={actions.toggleDayPin}
              onRemove={askRemoval}
            />
          </Splitter.Panel>
          <Splitter.Panel min="24%">
            {isSettled ? (
              <Splitter vertical>
                <Splitter.Panel defaultSize="52%" min="20%">
                  <WeekMap
                    week={week}
                    board={board}
                    selection={selection}
                    onSelectVisit={selectVisit}
                    onSelectShift={selectShift}
                  />
                </Splitter.Panel>
                <Splitter.Panel min="20%">
                  <SidePanel
                    week={week}
                    board={board}
                    visit={visit}
                    tab={tab}
                    onTab={setTab}
                    isLocked={isLocked}
                    actions={actions}
                    onDialog={setDialog}
                    onSelectVisit={selectVisit}
                  />
                </Splitter.Panel>
              </Splitter>
            ) : null}
          </Splitter.Panel>
        </Splitter>
      </StopDrag>
      <SiteDrawer content={content} />
      <WeekDialogs
        state={dialog}
        week={week}
        plans={plans}
        actions={actions}
        saving={saving}
        onClose={() => setDialog(null)}
      />
    </div>
  )

  /** The card of a visit that stands in no route, for dragging it in. */
  function looseView(index: number): StopView | null {
    const at = content?.visits[index]
    if (!at) return null
    return {
      visit: index,
      siteId: at.siteId,
      shift: -1,
      position: 0,
      start: '',
      name: at.name,
      level: at.level,
      hazards: '',
      isRequired: at.required,
      isEmergency: false,
      isOutside: false,
      pin: 'none',
      problemsZh: '',
      problemsEn: '',
    }
  }
}

/** The whole file of a site, beside the week that it was opened from. */
function SiteDrawer({ content }: { content: PlanContent }) {
  const siteId = useAddress((address) => address.site)
  if (siteId === null) return null
  const causes = content.visits.find((visit) => visit.siteId === siteId)?.causes
  const close = () => correct({ site: null })
  return (
    <Drawer open onClose={close} size={460} closable={false} styles={{ body: { padding: 0 } }}>
      <SiteCard siteId={siteId} onClose={close} {...(causes ? { causes } : {})} />
    </Drawer>
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

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
