/** The quarter of a calendar day, 2026-11-24 → 2026Q4. */
export function quarterOfDay(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** A quarter and those after it. */
export function nextQuarters(quarter: string, count: number): string[] {
  const first = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1
  return Array.from({ length: count }, (_, index) => `${Math.floor((first + index) / 4)}Q${((first + index) % 4) + 1}`)
}
