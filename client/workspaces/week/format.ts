const DAY_SECONDS = 86_400

/** Clock time of seconds from Monday 00:00: `09:05`; times past midnight keep counting, so that 25:10 shows as late. */
export function clock(seconds: number, day: number): string {
  const minutes = Math.round((seconds - day * DAY_SECONDS) / 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Whole minutes, rounded to the nearest. */
export function minutesOf(seconds: number): number {
  return Math.round(seconds / 60)
}

/** Hours with one decimal, none when they are whole. */
export function hoursOf(seconds: number): string {
  const hours = (seconds / 3600).toFixed(1)
  return hours.endsWith('.0') ? hours.slice(0, -2) : hours
}

/** Kilometres: one decimal below ten, whole above. */
export function kilometresOf(metres: number): string {
  const km = metres / 1000
  return km < 10 ? km.toFixed(1) : km.toFixed(0)
}

/** Month and day of an ISO date: `11-23`. */
export function monthDay(date: string): string {
  return date.slice(5)
}

/** Thousandths as a percentage with one decimal, rounded up: a limit must not look lower than it is. */
export function permilleText(permille: number | null): string {
  return permille === null ? '–' : `${(Math.ceil(permille) / 10).toFixed(1)}\u00a0%`
}
