import type { Level, LevelThresholds } from '../../../../server/contract/index.ts'

const order = ['B', 'C', 'D'] as const
export type Border = (typeof order)[number]
export const borders: readonly Border[] = order

/**
 * Moves the border at which a level begins; borders that it would pass move along with it, so that B ≤ C ≤ D always holds.
 */
export function moveBorder(
  thresholds: LevelThresholds,
  kind: 'rankFrom' | 'scoreFrom',
  border: Border,
  value: number,
): LevelThresholds {
  const moved = { ...thresholds[kind] }
  const place = order.indexOf(border)
  for (const [index, each] of order.entries()) {
    if (index < place) moved[each] = Math.min(moved[each], value)
    else if (index === place) moved[each] = value
    else moved[each] = Math.max(moved[each], value)
  }
  return { ...thresholds, [kind]: moved }
}

/** Sets how many days may lie between visits; a stricter level is never visited less often than a milder one. */
export function setInterval(thresholds: LevelThresholds, level: Level, days: number): LevelThresholds {
  const levels: readonly Level[] = ['A', 'B', 'C', 'D']
  const place = levels.indexOf(level)
  const intervalDays = { ...thresholds.intervalDays }
  for (const [index, each] of levels.entries()) {
    if (index < place) intervalDays[each] = Math.max(intervalDays[each], days)
    else if (index === place) intervalDays[each] = days
    else intervalDays[each] = Math.min(intervalDays[each], days)
  }
  return { ...thresholds, intervalDays }
}

/** Whether two sets of thresholds say the same. */
export function isSame(one: LevelThresholds, other: LevelThresholds): boolean {
  const flat = ({ rankFrom, scoreFrom, intervalDays }: LevelThresholds) =>
    [
      ...order.map((key) => rankFrom[key]),
      ...order.map((key) => scoreFrom[key]),
      intervalDays.A,
      intervalDays.B,
      intervalDays.C,
      intervalDays.D,
    ].join()
  return flat(one) === flat(other)
}
