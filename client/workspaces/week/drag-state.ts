import { create } from 'zustand'
import type { Words } from '../../../server/contract/index.ts'
import type { DropTarget } from './drop-target.ts'
import type { StopView } from './stop-view.ts'

/** What dropping now would mean. */
export type DropOutlook = { readonly extraTravelSeconds: number; readonly problems: readonly Words[] }

type DragState = {
  readonly dragged: StopView | null
  readonly target: DropTarget | null
  readonly outlook: DropOutlook | null
}

const idle: DragState = { dragged: null, target: null, outlook: null }

const store = create<DragState>(() => idle)

/** A part of the drag that is going on; whoever picks little is drawn again seldom. */
export function useDrag<T>(pick: (state: DragState) => T): T {
  return store(pick)
}

/** The same outside React. */
export function readDrag(): DragState {
  return store.getState()
}

/** A card was picked up. */
export function startDrag(dragged: StopView): void {
  store.setState({ dragged, target: null, outlook: null })
}

/** The card is over another place now. */
export function aimDrag(target: DropTarget | null, outlook: DropOutlook | null): void {
  store.setState({ target, outlook })
}

/** The card was dropped or let go. */
export function endDrag(): void {
  store.setState(idle)
}
