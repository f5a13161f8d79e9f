import { addDays } from '../staff/iso-week.ts'
import { firstDayOf, lastDayOf } from '../staff/months.ts'

/** The numbers `submission.*` that dates follow from. */
export type DueRules = { readonly monthDueDays: number; readonly quarterDueDays: number; readonly closeDays: number }

export type Month = {
  readonly month: 1 | 2 | 3
  readonly firstDay: string
  readonly lastDay: string
  readonly dueOn: string
}

export type PeriodDays = {
  readonly opensOn: string
  readonly months: readonly Month[]
  readonly dueOn: string
  readonly closesOn: string
}

/** When a quarter opens, when its months and the quarter itself are due, and after which day nothing more is taken. */
export function periodDays(quarter: string, rules: DueRules): PeriodDays {
  const last = lastDayOf(quarter)
  return {
    opensOn: firstDayOf(quarter),
    months: ([1, 2, 3] as const).map((month) => {
      const days = monthDays(quarter, month)
      return { month, ...days, dueOn: addDays(days.lastDay, rules.monthDueDays) }
    }),
    dueOn: addDays(last, rules.quarterDueDays),
    closesOn: addDays(last, rules.closeDays),
  }
}

/** First and last day of the first, second or third month of a quarter. */
export function monthDays(quarter: string, month: 1 | 2 | 3): { firstDay: string; lastDay: string } {
  const year = Number(quarter.slice(0, 4))
  const index = Number(quarter.slice(5)) * 3 - 4 + month
  const day = (ofMonth: number, date: number): string =>
    new Date(Date.UTC(year, ofMonth, date)).toISOString().slice(0, 10)
  return { firstDay: day(index, 1), lastDay: day(index + 1, 0) }
}
