import { create } from 'zustand'
import type { Edit, EditPlan } from '../../edits/edit.ts'
import { commit, type History, redo, startHistory, undo } from '../../edits/history.ts'

/** What an edit was, for the undo button: a key of the catalogue's `note`, and the name of what it was done to. */
export type EditNote = {
  readonly key:
    | 'move'
    | 'place'
    | 'pin'
    | 'unpin'
    | 'pinDay'
    | 'unpinDay'
    | 'tidyDay'
    | 'remove'
    | 'restore'
    | 'emergency'
    | 'cancelEmergency'
    | 'replan'
    | 'swap'
  readonly name: string
}

export type EditHistory = History<EditPlan, EditNote>

type Sessions = { readonly histories: Readonly<Record<number, EditHistory>> }

const store = create<Sessions>(() => ({ histories: {} }))

/** The edits on a plan that are not saved yet; undefined while nothing was touched. */
export function useEditHistory(planId: number): EditHistory | undefined {
  return store((state) => state.histories[planId])
}

/** Does an edit on a plan; `saved` is where its history starts. */
export function applyEdit(planId: number, saved: EditPlan, note: EditNote, edit: Edit): void {
  const history = store.getState().histories[planId] ?? startHistory<EditPlan, EditNote>(saved)
  write(planId, commit(history, note, edit(history.present)))
}

/** One step back. */
export function undoEdit(planId: number): void {
  step(planId, undo)
}

/** One step forward again. */
export function redoEdit(planId: number): void {
  step(planId, redo)
}

/** Forgets the edits on a plan: they were saved as another one. */
export function closeEdits(planId: number): void {
  const { [planId]: _, ...histories } = store.getState().histories
  store.setState({ histories })
}

function step(planId: number, move: (history: EditHistory) => EditHistory): void {
  const history = store.getState().histories[planId]
  if (history) write(planId, move(history))
}

function write(planId: number, history: EditHistory): void {
  store.setState((state) => ({ histories: { ...state.histories, [planId]: history } }))
}
