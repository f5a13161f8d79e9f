import { calendarDay } from '../staff/calendar.ts'

/** Days are whole numbers since 1970-01-01 inside the generator, and YYYY-MM-DD in its rows. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000)
}

export function isoDay(day: number): string {
  let text = written.get(day)
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10)
    written.set(day, text)
  }
  return text
}

// a city writes 200,000 dates of some 3,000 days
const written = new Map<number, string>()

/** Monday 1 … Sunday 7. */
export function weekday(day: number): number {
  // 1970-01-01 was a Thursday
  return ((((day + 3) % 7) + 7) % 7) + 1
}

const known = new Map<number, boolean>()

/** Whether offices work that day. */
export function isWorkday(day: number): boolean {
  const before = known.get(day)
  if (before !== undefined) return before
  const answer = calendarDay(isoDay(day)).isWorkday
  known.set(day, answer)
  return answer
}

/** The day itself if it is a workday, else the nearest workday after it. */
export function workdayFrom(day: number): number {
  let at = day
  while (!isWorkday(at)) at++
  return at
}

/** A quarter with its first and last day. */
export type Quarter = { name: string; first: number; last: number }

/** The `count` quarters that ended before `day`, oldest first, and then the one that it lies in. */
export function quartersUpTo(day: number, count: number): Quarter[] {
  const [year, month] = isoDay(day).split('-').map(Number) as [number, number]
  const current = year * 4 + Math.floor((month - 1) / 3)
  return Array.from({ length: count + 1 }, (_, i) => {
    const index = current - count + i
    return {
      name: `${Math.floor(index / 4)}Q${(index % 4) + 1}`,
      first: firstDay(index),
      last: firstDay(index + 1) - 1,
    }
  })
}

/** First days of the three months of a quarter, and of the month after them. */
export function monthsOf(quarter: Quarter): number[] {
  const [year, month] = isoDay(quarter.first).split('-').map(Number) as [number, number]
  return [0, 1, 2, 3].map((i) => {
    const at = month + i
    return dayNumber(at > 12 ? `${year + 1}-01-01` : `${year}-${String(at).padStart(2, '0')}-01`)
  })
}

function firstDay(quarterIndex: number): number {
  const month = String((quarterIndex % 4) * 3 + 1).padStart(2, '0')
  return dayNumber(`${Math.floor(quarterIndex / 4)}-${month}-01`)
}
