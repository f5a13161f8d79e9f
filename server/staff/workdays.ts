import type { Db } from '../db/connect.ts'
import { calendarDay } from './calendar.ts'
import { readDayOverrides } from './calendar-queries.ts'
import { addDays } from './iso-week.ts'

/** The `count`-th working day after a day, by the Chinese calendar and the days set by hand; the day itself does not count. */
export async function workdayAfter(db: Db, day: string, count: number): Promise<string> {
  // Twice as many days and the longest holiday hold any number of working days.
  const overrides = await readDayOverrides(db, day, addDays(day, 2 * count + 30))
  let found = day
  for (let left = count; left > 0; ) {
    found = addDays(found, 1)
    if (calendarDay(found, overrides).isWorkday) left -= 1
  }
  return found
}
