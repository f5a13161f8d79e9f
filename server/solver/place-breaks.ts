import { breakFrom, breakLate, serviceFrom } from './openings.ts'
import type { Problem } from './problem.ts'

/** A way to have come so far: lateness up to now, when the team is done, the sum of service starts, the legs of its breaks. */
type Way = { readonly late: number; readonly time: number; readonly starts: number; readonly legs: readonly number[] }

/**
 * The leg in which each break of the shift is best taken on this route (leg i leads to stop i, the last one to the shift's
 * end): with the least lateness, then the earliest return, then the earliest services. From the rules alone: every way to place the
 * breaks is followed stop by stop, but for those that are nowhere ahead of another with as many breaks behind it.
 */
export function placeBreaks(problem: Problem, shift: number, visits: readonly number[]): readonly number[] {
  const first = problem.breakOffset[shift]
  const breaks = problem.breakOffset[shift + 1] - first
  if (breaks === 0) return []
  const { places, duration, visitPlace, visitService, visitSetup } = problem
  // by how many breaks have been taken
  let ways: Way[][] = [[{ late: 0, time: problem.shiftFrom[shift], starts: 0, legs: [] }]]
  let place = problem.shiftStart[shift]
  for (let leg = 0; leg <= visits.length; leg++) {
    const visit = visits[leg] ?? -1
    const target = visit >= 0 ? visitPlace[visit] : problem.shiftEnd[shift]
    const travel = duration[place * places + target]
    const service = visit < 0 ? 0 : visitService[visit] + (place === target ? 0 : visitSetup[visit])
    const next: Way[][] = Array.from({ length: breaks + 1 }, () => [])
    for (let taken = ways.length - 1; taken >= 0; taken--)
      for (const way of ways[taken]!) {
        let { late, time, legs } = way
        let ready = time + travel
        for (let k = taken; k <= breaks; k++) {
          if (visit >= 0) {
            const from = serviceFrom(problem, visit, ready)
            const begun = Math.max(from, ready)
            keep(next[k]!, { late: late + begun - from, time: begun + service, starts: way.starts + begun, legs })
          } else if (k === breaks)
            keep(next[k]!, {
              late: late + Math.max(0, ready - problem.shiftTo[shift]),
              time: ready,
              starts: way.starts,
              legs,
            })
          if (k === breaks) break
          // a break interrupts the drive or the wait: it may start as soon as the stop before it is done
          const from = breakFrom(problem, first + k, time)
          const start = Math.max(time, from)
          late += breakLate(problem, first + k, start)
          time = start + problem.breakDuration[first + k]
          ready = Math.max(ready, from) + problem.breakDuration[first + k]
          legs = [...legs, leg]
        }
      }
    ways = next
    place = target
  }
  return ways[breaks]!.reduce((best, way) => (isBetter(way, best) ? way : best)).legs
}

/** Adds a way unless another is nowhere behind it, and drops those that it is nowhere behind. */
function keep(ways: Way[], way: Way): void {
  if (ways.some((other) => isNowhereBehind(other, way))) return
  let kept = 0
  for (const other of ways) if (!isNowhereBehind(way, other)) ways[kept++] = other
  ways.length = kept
  ways.push(way)
}

/** All that comes after is no later for a team that is done no later. */
function isNowhereBehind(a: Way, b: Way): boolean {
  return a.late <= b.late && a.time <= b.time && a.starts <= b.starts
}

function isBetter(a: Way, b: Way): boolean {
  if (a.late !== b.late) return a.late < b.late
  if (a.time !== b.time) return a.time < b.time
  return a.starts < b.starts
}
