import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  type KeyboardSensorOptions,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../i18n/index.ts'
import type { Board } from './board.ts'
import { aimDrag, type DropOutlook, endDrag, readDrag, startDrag, useDrag } from './drag-state.ts'
import { type DropTarget, pointOf, sizeOf, targetAt } from './drop-target.ts'
import { focusCard } from './focus-card.ts'
import { minutesOf } from './format.ts'
import { StopFace } from './StopCard.tsx'
import { StopGrip, visitAt } from './StopGrip.tsx'
import { isArrow, stepTarget } from './step-target.ts'
import type { StopView } from './stop-view.ts'

type StopDragProps = {
  board: Board
  viewOf: (visit: number) => StopView | null
  outlook: (visit: number, target: DropTarget) => DropOutlook | null
  placeText: (target: DropTarget) => { place: string; number: number }
  colourOf: (shift: number) => string
  onDrop: (visit: number, target: DropTarget) => void
  children: ReactNode
}

const KEYS = { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] }

// dnd-kit draws every card again when its sensors change: what they are made from must not.
const POINTER = { activationConstraint: { distance: 5 } }

/** Lets stops be dragged onto the board, by pointer and by keys, and says what dropping would mean. */
export function StopDrag({ board, viewOf, outlook, placeText, colourOf, onDrop, children }: StopDragProps) {
  const { t } = useTranslation('week')
  const pointer = useRef<{ x: number; y: number } | null>(null)

  const aim = (target: DropTarget | null) => {
    const { dragged, target: before } = readDrag()
    if (!dragged || (target?.shift === before?.shift && target?.position === before?.position)) return
    aimDrag(target, target && outlook(dragged.visit, target))
  }
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      if (readDrag().dragged && pointer.current) pointer.current = { x: event.clientX, y: event.clientY }
    }
    window.addEventListener('pointermove', follow, { passive: true })
    return () => window.removeEventListener('pointermove', follow)
  }, [])

  const step = useRef<KeyboardCoordinateGetter>(() => undefined)
  step.current = (event) => {
    const { dragged, target } = readDrag()
    if (!dragged || !isArrow(event.code)) return undefined
    const from = target ?? { shift: dragged.shift, position: dragged.position }
    const size = (shift: number) => sizeOf(shift, dragged.visit)
    const next = from.shift < 0 ? firstPlace(board) : stepTarget(board, from, event.code, size)
    if (!next) return undefined
    aim(next)
    return pointOf(next, dragged.visit) ?? undefined
  }
  const keyboard = useMemo(
    (): KeyboardSensorOptions => ({
      keyboardCodes: KEYS,
      scrollBehavior: 'auto',
      coordinateGetter: (event, args) => step.current(event, args),
    }),
    [],
  )
  const sensors = useSensors(useSensor(PointerSensor, POINTER), useSensor(KeyboardSensor, keyboard))

  const start = ({ activatorEvent }: DragStartEvent) => {
    const view = viewOf(visitAt(activatorEvent))
    if (!view) return
    pointer.current =
      activatorEvent instanceof PointerEvent ? { x: activatorEvent.clientX, y: activatorEvent.clientY } : null
    startDrag(view)
  }
  const move = () => {
    const { dragged } = readDrag()
    if (dragged && pointer.current) aim(targetAt(pointer.current.x, pointer.current.y, dragged.visit))
  }
  const end = ({ activatorEvent }: DragEndEvent) => {
    move()
    const { dragged, target } = readDrag()
    endDrag()
    if (!dragged || !target) return
    onDrop(dragged.visit, target)
    if (activatorEvent instanceof KeyboardEvent) focusCard(dragged.visit)
  }

  return (
    <DndContext
      sensors={sensors}
      onDragStart={start}
      onDragMove={move}
      onDragEnd={end}
      onDragCancel={endDrag}
      accessibility={{
        screenReaderInstructions: { draggable: t('drag.instructions') },
        announcements: silent,
        // It would look for the card where it was; `end` knows where it is.
        restoreFocus: false,
      }}
    >
      <StopGrip>{children}</StopGrip>
      <DragOverlay dropAnimation={null} className="week-drag-layer">
        <DragCard colourOf={colourOf} />
      </DragOverlay>
      <Announcer placeText={placeText} />
    </DndContext>
  )
}

/** The live region below speaks instead: it knows the places, dnd-kit only knows boxes. */
const silent = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}

function firstPlace(board: Board): DropTarget | null {
  for (const row of board.rows)
    for (const cell of row.cells) if (cell.kind === 'shift') return { shift: cell.shift, position: 0 }
  return null
}

function DragCard({ colourOf }: { colourOf: (shift: number) => string }) {
  const { t } = useTranslation('week')
  const words = useWords()
  const dragged = useDrag((state) => state.dragged)
  const target = useDrag((state) => state.target)
  const outlook = useDrag((state) => state.outlook)
  if (!dragged) return null
  const shown = target ? { ...dragged, position: target.position } : dragged
  const extra = outlook ? minutesOf(outlook.extraTravelSeconds) : 0
  return (
    <div className="week-stop week-drag-card" data-broken={(outlook?.problems.length ?? 0) > 0 || undefined}>
      <StopFace view={{ ...shown, problemsZh: '', problemsEn: '' }} colour={colourOf(target?.shift ?? dragged.shift)} />
      {outlook ? (
        <span className="week-drag-outlook">
          <b>{t(extra >= 0 ? 'drag.more' : 'drag.less', { minutes: Math.abs(extra) })}</b>
          {outlook.problems.length > 0 ? outlook.problems.map(words).join(' · ') : t('drag.fits')}
        </span>
      ) : null}
    </div>
  )
}

function Announcer({ placeText }: Pick<StopDragProps, 'placeText'>) {
  const { t } = useTranslation('week')
  const words = useWords()
  const dragged = useDrag((state) => state.dragged)
  const target = useDrag((state) => state.target)
  const outlook = useDrag((state) => state.outlook)
  const text = !dragged
    ? ''
    : target
      ? `${t('drag.over', { name: dragged.name, ...placeText(target) })} ${(outlook?.problems ?? []).map(words).join(' ')}`
      : t('drag.picked', { name: dragged.name })
  return (
    <p className="unseen" aria-live="assertive">
      {text}
    </p>
  )
}
