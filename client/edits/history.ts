/** States one can go back and forth between; each step keeps the note that names what was done. */
export type History<State, Note> = {
  readonly past: readonly { readonly state: State; readonly note: Note }[]
  readonly present: State
  readonly future: readonly { readonly state: State; readonly note: Note }[]
}

/** More steps than anyone undoes in one sitting; bounds memory when a re-plan streams hundreds of improvements. */
const MOST_STEPS = 500

/** A history in which nothing has been done yet. */
export function startHistory<State, Note>(present: State): History<State, Note> {
  return { past: [], present, future: [] }
}

/** Does something: what was undone before is forgotten. An edit that changed nothing leaves no step. */
export function commit<State, Note>(history: History<State, Note>, note: Note, next: State): History<State, Note> {
  if (next === history.present) return history
  const past = [...history.past, { state: history.present, note }].slice(-MOST_STEPS)
  return { past, present: next, future: [] }
}

/** Goes one step back; the same history when there is none. */
export function undo<State, Note>(history: History<State, Note>): History<State, Note> {
  const step = history.past.at(-1)
  if (!step) return history
  return {
    past: history.past.slice(0, -1),
    present: step.state,
    future: [{ state: history.present, note: step.note }, ...history.future],
  }
}

/** Does again what was undone last; the same history when nothing was. */
export function redo<State, Note>(history: History<State, Note>): History<State, Note> {
  const [step, ...rest] = history.future
  if (!step) return history
  return { past: [...history.past, { state: history.present, note: step.note }], present: step.state, future: rest }
}
