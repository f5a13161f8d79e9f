const DAY_MS = 86_400_000

/** The ISO 8601 week of a day, e.g. `2026-W48`. */
export function isoWeekOf(date: string): string {
  // The week belongs to the year of its Thursday.
  const thursday = addDays(date, 4 - weekdayOf(date))
  const year = Number(thursday.slice(0, 4))
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`
}

/** The Monday of an ISO week; throws when the year has no such week. */
export function mondayOf(week: string): string {
  const match = /^(\d{4})-W(\d{2})$/.exec(week)
  if (match === null) throw new RangeError(`Not an ISO week: ${week}`)
  const fourth = `${match[1]}-01-04`
  const monday = addDays(fourth, 1 - weekdayOf(fourth) + 7 * (Number(match[2]) - 1))
  if (isoWeekOf(monday) !== week) throw new RangeError(`The year has no week ${week}`)
  return monday
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(toMs(date)).getUTCDay() || 7
}

/** The day `count` days after (before, when negative) `date`. */
export function addDays(date: string, count: number): string {
  return new Date(toMs(date) + count * DAY_MS).toISOString().slice(0, 10)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toMs(to) - toMs(from)) / DAY_MS)
}

/** The calendar day in Beijing at an instant. */
export function beijingDay(instant: Date): string {
  // UTC+8 all year since 1991; no need of the time zone database.
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

function toMs(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(ms)) throw new RangeError(`Not a day: ${date}`)
  return ms
}
