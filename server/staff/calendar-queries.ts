import type { Db } from '../db/connect.ts'
import { type CalendarDay, type DayOverride, weekDays } from './calendar.ts'
import { addDays, mondayOf } from './iso-week.ts'

/** The days that were set by hand between two days, both included. */
export async function readDayOverrides(db: Db, from: string, to: string): Promise<DayOverride[]> {
  return db
    .selectFrom('calendar_day')
    .select(['day', 'is_workday as isWorkday', 'name'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .execute()
}

/** The seven days of a week with the overrides that the database holds. */
export async function readWeekDays(db: Db, week: string): Promise<CalendarDay[]> {
  const monday = mondayOf(week)
  return weekDays(week, await readDayOverrides(db, monday, addDays(monday, 6)))
}
