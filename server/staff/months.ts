/** The day `count` months before `date`, on the last of the month where that month is shorter. */
export function monthsBefore(date: string, count: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const months = year * 12 + month - 1 - count
  const last = new Date(Date.UTC(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1, 0))
  last.setUTCDate(Math.min(day, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}

/** The quarter of a day, e.g. `2026Q4`. */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/** The last day of a quarter. */
export function lastDayOf(quarter: string): string {
  return new Date(Date.UTC(Number(quarter.slice(0, 4)), Number(quarter.slice(5)) * 3, 0)).toISOString().slice(0, 10)
}

/** The first day of a quarter. */
export function firstDayOf(quarter: string): string {
  return new Date(Date.UTC(Number(quarter.slice(0, 4)), Number(quarter.slice(5)) * 3 - 3, 1)).toISOString().slice(0, 10)
}

/** The last quarter whose last day is not after `date`. */
export function lastFullQuarter(date: string): string {
  const quarter = quarterOf(date)
  if (lastDayOf(quarter) === date) return quarter
  return quarterBefore(quarter)
}

/** The quarter before a quarter. */
export function quarterBefore(quarter: string): string {
  const year = Number(quarter.slice(0, 4))
  const number = Number(quarter.slice(5))
  return number === 1 ? `${year - 1}Q4` : `${year}Q${number - 1}`
}

/** The quarter after a quarter. */
export function quarterAfter(quarter: string): string {
  const year = Number(quarter.slice(0, 4))
  const number = Number(quarter.slice(5))
  return number === 4 ? `${year + 1}Q1` : `${year}Q${number + 1}`
}
