/** ISO 8601 weeks as `2026-W48`, reckoned in calendar days without a clock or a time zone. */
export function shiftWeek(week: string, by: number): string {
  const monday = mondayOf(week)
  monday.setUTCDate(monday.getUTCDate() + 7 * by)
  return weekOf(monday)
}

/** The first and last day of the week as MM-DD texts. */
export function weekSpan(week: string): { year: number; number: number; from: string; to: string } {
  const monday = mondayOf(week)
  const sunday = new Date(monday)
  sunday.setUTCDate(sunday.getUTCDate() + 6)
  return { year: Number(week.slice(0, 4)), number: Number(week.slice(6)), from: monthDay(monday), to: monthDay(sunday) }
}

/** The day with this index in the week (0 is Monday) as YYYY-MM-DD. */
export function dayOfWeek(week: string, index: number): string {
  const day = mondayOf(week)
  day.setUTCDate(day.getUTCDate() + index)
  return day.toISOString().slice(0, 10)
}

function mondayOf(week: string): Date {
  const year = Number(week.slice(0, 4))
  const number = Number(week.slice(6))
  // 4 January always lies in week 1.
  const fourth = new Date(Date.UTC(year, 0, 4))
  const weekday = fourth.getUTCDay() || 7
  fourth.setUTCDate(fourth.getUTCDate() - weekday + 1 + 7 * (number - 1))
  return fourth
}

function weekOf(monday: Date): string {
  const thursday = new Date(monday)
  thursday.setUTCDate(thursday.getUTCDate() + 3)
  const year = thursday.getUTCFullYear()
  const first = mondayOf(`${year}-W01`)
  const number = Math.round((monday.getTime() - first.getTime()) / 604_800_000) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

function monthDay(day: Date): string {
  return day.toISOString().slice(5, 10)
}
