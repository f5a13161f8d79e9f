import type { KeyboardEvent } from 'react'
import type { Board } from './board.ts'
import type { CellView } from './cell-view.ts'
import { focusCard } from './focus-card.ts'
import { type ArrowKey, isArrow, stepTarget } from './step-target.ts'

/** What the keys work on, and what they can ask for. */
type KeyWork = {
  board: Board
  cells: readonly CellView[]
  isLocked: boolean
  onMove: (visit: number, shift: number, position: number) => void
  onTogglePin: (visit: number) => void
  onTidyDay: (shift: number) => void
  onRemove: (visit: number) => void
}

/** Arrow keys walk from card to card; with Shift they take the card along; P pins, T tidies the day, Delete takes out. */
export function workByKey(event: KeyboardEvent<HTMLElement>, props: KeyWork): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  const card = (event.target as HTMLElement).closest<HTMLElement>('[data-visit]')
  if (!card || card.dataset.dragging) return
  const visit = Number(card.dataset.visit)
  const { board, cells, isLocked } = props
  const view = cells.flatMap((cell) => cell.stops).find((other) => other.visit === visit)
  if (!view) return
  if (isArrow(event.key)) {
    event.preventDefault()
    const from = { shift: view.shift, position: view.position }
    if (!event.shiftKey) focusNext(board, cells, from, event.key)
    if (!event.shiftKey || isLocked) return
    const size = (shift: number) => (cells[shift]?.stops ?? []).filter((other) => other.visit !== visit).length
    const to = stepTarget(board, from, event.key, size)
    if (to !== from) props.onMove(visit, to.shift, to.position)
    focusCard(visit)
  } else if (event.key === 'p' || event.key === 'P') {
    if (!isLocked) props.onTogglePin(visit)
  } else if (event.key === 't' || event.key === 'T') {
    if (!isLocked) props.onTidyDay(view.shift)
  } else if (event.key === 'Delete' && !isLocked) props.onRemove(visit)
}

/** The next card in the direction of the key, past days without any. */
function focusNext(
  board: Board,
  cells: KeyWork['cells'],
  from: { shift: number; position: number },
  key: ArrowKey,
): void {
  const size = (shift: number) => Math.max(0, (cells[shift]?.stops.length ?? 0) - 1)
  for (let at = from; ; ) {
    const to = stepTarget(board, at, key, size)
    if (to === at) return
    const view = cells[to.shift]?.stops[to.position]
    if (view) {
      document.querySelector<HTMLElement>(`.week-board [data-visit="${view.visit}"]`)?.focus()
      return
    }
    at = to
  }
}
