import type { PlanContent, PlanDay, Words } from '../../../server/contract/index.ts'

/** What stands where a team's row meets a day's column. */
export type BoardCell =
  | { readonly kind: 'shift'; readonly shift: number }
  | { readonly kind: 'unavailable'; readonly text: Words }
  | { readonly kind: 'free' }

/** 休: a weekday off by public holiday; 班: a weekend day worked to make up for one. */
export type DayMark = 'holiday' | 'makeup' | 'none'

export type BoardDay = { readonly index: number; readonly day: PlanDay; readonly mark: DayMark }
export type BoardRow = { readonly team: number; readonly cells: readonly BoardCell[] }

/** Teams × days: each cell parallel to `days`. */
export type Board = { readonly days: readonly BoardDay[]; readonly rows: readonly BoardRow[] }

/** The board of a week: Monday to Friday always, a weekend day only when someone works on it. */
export function boardOf(content: Pick<PlanContent, 'days' | 'teams' | 'shifts' | 'unavailable'>): Board {
  const days = content.days
    .map((day, index): BoardDay => ({ index, day, mark: markOf(day) }))
    .filter(
      ({ day, index, mark }) => day.weekday <= 5 || mark === 'makeup' || content.shifts.some((s) => s.day === index),
    )
  const rows = content.teams.map((_, team) => ({ team, cells: days.map(({ index }) => cellOf(content, team, index)) }))
  return { days, rows }
}

/** Team-days that cannot go out although it is a workday: what a supervisor may still do something about. */
export function missingTeamDays({ days, unavailable }: Pick<PlanContent, 'days' | 'unavailable'>) {
  return unavailable.filter(({ day }) => days[day]?.isWorkday)
}

function markOf(day: PlanDay): DayMark {
  if (day.weekday <= 5 && !day.isWorkday) return 'holiday'
  return day.weekday > 5 && day.isWorkday ? 'makeup' : 'none'
}

function cellOf(content: Pick<PlanContent, 'shifts' | 'unavailable'>, team: number, day: number): BoardCell {
  const shift = content.shifts.findIndex((other) => other.team === team && other.day === day)
  if (shift >= 0) return { kind: 'shift', shift }
  const reason = content.unavailable.find((other) => other.team === team && other.day === day)
  return reason ? { kind: 'unavailable', text: reason.text } : { kind: 'free' }
}

/** The shift in a direction on the board, skipping cells without one; undefined at the edge. */
export function neighbourShift(
  board: Board,
  shift: number,
  direction: 'day-before' | 'day-after' | 'team-above' | 'team-below',
): number | undefined {
  const row = board.rows.findIndex(({ cells }) => cells.some((cell) => cell.kind === 'shift' && cell.shift === shift))
  const column = board.rows[row]?.cells.findIndex((cell) => cell.kind === 'shift' && cell.shift === shift) ?? -1
  if (column < 0) return undefined
  const [down, right] = { 'day-before': [0, -1], 'day-after': [0, 1], 'team-above': [-1, 0], 'team-below': [1, 0] }[
    direction
  ] as [number, number]
  for (let r = row + down, c = column + right; ; r += down, c += right) {
    const cell = board.rows[r]?.cells[c]
    if (!cell) return undefined
    if (cell.kind === 'shift') return cell.shift
  }
}
