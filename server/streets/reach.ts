import { costMilliseconds } from './network.ts'
import { arcsAt, type StreetPlace, splitArc } from './place.ts'
import { Queue } from './queue.ts'
import type { Streets } from './streets.ts'

/** A piece of street that can be driven in time: an arc, when one is at its beginning, and how much of it is reached. */
export type ReachedArc = {
  readonly arc: number
  /** Milliseconds after setting out at which `from` of it is passed. */
  readonly milliseconds: number
  /** Shares of the arc, in the direction of driving. */
  readonly from: number
  readonly to: number
}

/** Every piece of street that can be reached from a place within a time; each arc once, those set out on perhaps twice. */
export function reachable(streets: Streets, place: StreetPlace, withinMs: number): ReachedArc[] {
  const { moveStart, moveHead, moveArc, arcState } = streets.arrays
  const cost = new Float64Array(streets.counts.states).fill(Number.POSITIVE_INFINITY)
  const queue = new Queue(streets.counts.states)
  const begun: ReachedArc[] = []
  const reached = new Map<number, ReachedArc>()
  const seed = (state: number, total: number): void => {
    if (total >= cost[state]) return
    cost[state] = total
    queue.set(state, total)
  }
  for (const arc of arcsAt(streets, place)) {
    const { after } = splitArc(streets, place, arc)
    const along = arc & 1 ? 1 - place.along : place.along
    const left = costMilliseconds(after)
    const share = left <= withinMs ? 1 : along + (1 - along) * (withinMs / left)
    begun.push({ arc, milliseconds: 0, from: along, to: share })
    if (left <= withinMs) seed(arcState[arc], after)
  }
  while (queue.size > 0) {
    const state = queue.pop()
    const so = cost[state]
    const milliseconds = costMilliseconds(so)
    for (let move = moveStart[state]; move < moveStart[state + 1]; move++) {
      const arc = moveArc[move]
      const total = so + streets.arcCost[arc]
      const needed = costMilliseconds(streets.arcCost[arc])
      const before = reached.get(arc)
      if (!before || milliseconds < before.milliseconds) {
        reached.set(arc, { arc, milliseconds, from: 0, to: Math.min(1, (withinMs - milliseconds) / needed) })
      }
      if (costMilliseconds(total) <= withinMs) seed(moveHead[move], total)
    }
  }
  return [...begun, ...reached.values()]
}
