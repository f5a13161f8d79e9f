import { useEffect, useEffectEvent } from 'react'
import type { WeekActions } from './use-week-actions.ts'

/** Ctrl+Z and Ctrl+Shift+Z, except where they belong to a text that is being typed. */
export function useUndoKeys(actions: WeekActions, isLocked: boolean): void {
  const work = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return
    event.preventDefault()
    if (isLocked) return
    if (event.shiftKey) actions.redo()
    else actions.undo()
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => work(event)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
