import { type Board, neighbourShift } from './board.ts'
import type { DropTarget } from './drop-target.ts'

export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

/** Whether a key is an arrow. */
export function isArrow(key: string): key is ArrowKey {
  return key === 'ArrowUp' || key === 'ArrowDown' || key === 'ArrowLeft' || key === 'ArrowRight'
}

/**
 * The place one arrow key away: up and down go through a day's stops and then to the team above or below, left and right
 * to the day before or after at the same height. `sizeOf` says how many stops a shift holds without the moving one.
 */
export function stepTarget(
  board: Board,
  from: DropTarget,
  key: ArrowKey,
  sizeOf: (shift: number) => number,
): DropTarget {
  const { shift, position } = from
  if (key === 'ArrowUp' && position > 0) return { shift, position: position - 1 }
  if (key === 'ArrowDown' && position < sizeOf(shift)) return { shift, position: position + 1 }
  const direction = (
    { ArrowUp: 'team-above', ArrowDown: 'team-below', ArrowLeft: 'day-before', ArrowRight: 'day-after' } as const
  )[key]
  const next = neighbourShift(board, shift, direction)
  if (next === undefined) return from
  const size = sizeOf(next)
  if (key === 'ArrowUp') return { shift: next, position: size }
  return { shift: next, position: key === 'ArrowDown' ? 0 : Math.min(position, size) }
}
