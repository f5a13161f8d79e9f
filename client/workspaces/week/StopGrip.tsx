import { useDraggable } from '@dnd-kit/core'
import { createContext, type ReactNode, type SyntheticEvent, useContext, useMemo } from 'react'
import { readDrag } from './drag-state.ts'

/** What a card is given so that it can be picked up; the card names its visit in `data-visit`. */
type Grip = {
  readonly 'aria-roledescription'?: string
  readonly 'aria-describedby'?: string
  readonly onPointerDown?: (event: SyntheticEvent<HTMLElement>) => void
  readonly onKeyDown?: (event: SyntheticEvent<HTMLElement>) => void
}

const GripContext = createContext<Grip>({})

/**
 * Lets the cards below be picked up. dnd-kit draws each of its draggables anew at every turn of a drag, and a week has
 * hundreds of cards: so it is told of a single one, which is whatever card is pressed.
 */
export function StopGrip({ children }: { children: ReactNode }) {
  const { attributes, listeners, setNodeRef } = useDraggable({ id: 'stop' })
  const role = attributes['aria-roledescription']
  const described = attributes['aria-describedby']
  const grip = useMemo((): Grip => {
    const hold = (name: 'onPointerDown' | 'onKeyDown') => (event: SyntheticEvent<HTMLElement>) => {
      if (!readDrag().dragged) setNodeRef(event.currentTarget)
      listeners?.[name]?.(event)
    }
    return {
      'aria-roledescription': role,
      'aria-describedby': described,
      onPointerDown: hold('onPointerDown'),
      onKeyDown: hold('onKeyDown'),
    }
  }, [role, described, listeners, setNodeRef])
  return <GripContext value={grip}>{children}</GripContext>
}

/** The same for every card and through every drag; a locked card is described, but stays where it is. */
export function useGrip(isLocked: boolean): Grip {
  const grip = useContext(GripContext)
  if (!isLocked) return grip
  const { onPointerDown: _, onKeyDown: __, ...described } = grip
  return described
}

/** The visit of the card that an event began at. */
export function visitAt(event: Event): number {
  const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-visit]') : null
  return Number(card?.dataset.visit ?? Number.NaN)
}
