import type { Problem } from './problem.ts'

/** The opening of the first window of break k that has not closed at `time`; of the last one when all have. */
export function breakFrom({ breakWindowOffset, breakFrom, breakTo }: Problem, k: number, time: number): number {
  let w = breakWindowOffset[k]
  while (w < breakWindowOffset[k + 1] - 1 && time > breakTo[w]) w++
  return breakFrom[w]
}

/** By how much a break k that starts at `start` is late; 0 when it is not. */
export function breakLate({ breakWindowOffset, breakTo }: Problem, k: number, start: number): number {
  return Math.max(0, start - breakTo[breakWindowOffset[k + 1] - 1])
}

/** When service can start for a team that is ready at `time`; the last window's end when that is over. */
export function serviceFrom({ windowOffset, windowFrom, windowTo }: Problem, visit: number, time: number): number {
  const first = windowOffset[visit]
  const end = windowOffset[visit + 1]
  if (first === end) return time
  for (let w = first; w < end; w++) if (time <= windowTo[w]) return Math.max(time, windowFrom[w])
  return windowTo[end - 1]
}
