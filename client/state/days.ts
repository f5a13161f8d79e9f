/** Calendar days as YYYY-MM-DD, reckoned without a clock or a time zone. */
export function addDays(day: string, count: number): string {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + count)
  return moved.toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

const beijingOffsetMs = 8 * 3_600_000

/** A moment as Beijing's clocks show it, `YYYY-MM-DD HH:MM`; China has kept one offset all year since 1991. */
export function beijingTime(moment: string): string {
  return new Date(Date.parse(moment) + beijingOffsetMs).toISOString().slice(0, 16).replace('T', ' ')
}
