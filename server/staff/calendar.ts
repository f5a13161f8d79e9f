import chineseDays from 'chinese-days'
import type { Words } from '../contract/index.ts'
import { addDays, mondayOf, weekdayOf } from './iso-week.ts'
import { statutoryHoliday } from './statutory-holidays.ts'

/** One day of a week as the Chinese working calendar has it. */
export type CalendarDay = {
  readonly date: string
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number
  readonly isWorkday: boolean
  /** Name of the holiday, or of the make-up workday; null on ordinary days. */
  readonly name: Words | null
  /** Weekday whose work is done on this day: its own, or, on a make-up workday, that of the day off it pays for. */
  readonly worksAs: number | null
}

/** A day that an agency has set itself; goes before the calendar package. */
export type DayOverride = { readonly day: string; readonly isWorkday: boolean; readonly name: string }

/** The seven days of an ISO week, Monday first, with public holidays, make-up workdays and the agency's own overrides. */
export function weekDays(week: string, overrides: readonly DayOverride[] = []): CalendarDay[] {
  const monday = mondayOf(week)
  return Array.from({ length: 7 }, (_, offset) => calendarDay(addDays(monday, offset), overrides))
}

/**
 * The day as overridden, else as the State Council's yearly notice has it; before that notice is known, the holidays
 * that the law itself fixes are off, and nothing is made up.
 */
export function calendarDay(date: string, overrides: readonly DayOverride[] = []): CalendarDay {
  const weekday = weekdayOf(date)
  const override = overrides.find((one) => one.day === date)
  if (override !== undefined) {
    const name = override.name === '' ? null : { zh: override.name, en: override.name }
    return { date, weekday, isWorkday: override.isWorkday, name, worksAs: override.isWorkday ? weekday : null }
  }
  const { work, festival } = officialDay(date)
  // west of Greenwich the package takes an ordinary day for the one before it; only festivals are its to tell
  const isWorkday = festival === null ? weekday <= 5 : work
  const holiday = isCalendarKnown(Number(date.slice(0, 4))) ? null : statutoryHoliday(date)
  if (holiday !== null) return { date, weekday, isWorkday: false, name: holiday, worksAs: null }
  if (festival === null) return { date, weekday, isWorkday, name: null, worksAs: isWorkday ? weekday : null }
  if (!isWorkday) return { date, weekday, isWorkday, name: { zh: festival.zh, en: festival.en }, worksAs: null }
  const name = { zh: `${festival.zh}调休上班`, en: `make-up workday for ${festival.en}` }
  return { date, weekday, isWorkday, name, worksAs: paidForWeekday(date, festival.zh) ?? weekday }
}

/** The first workday that is not before `date`, the agencies' own days aside. */
export function nextWorkday(date: string): string {
  return calendarDay(date).isWorkday ? date : nextWorkday(addDays(date, 1))
}

/** Whether the year's notice of days off in lieu and make-up workdays is known; plans for other years should say so. */
export function isCalendarKnown(year: number): boolean {
  return officialDay(`${year}-10-01`).festival !== null
}

/** The last year, seen from `year`, whose notice is known; notices come out each November for the year after. */
export function calendarKnownUntil(year: number): number {
  for (let known = year + 1; known > year - 1; known--) if (isCalendarKnown(known)) return known
  return year - 1
}

type Festival = { zh: string; en: string }

/** The package names an ordinary day by its weekday and a festival's day as `English,中文,days off in lieu`. */
function officialDay(date: string): { work: boolean; festival: Festival | null } {
  const { work, name } = chineseDays.getDayDetail(date)
  const [en, zh] = name.split(',')
  return { work, festival: en === undefined || zh === undefined ? null : { zh, en } }
}

// Notices pair make-up days with days off only by their order, so the n-th one pays for the festival's n-th weekday off.
function paidForWeekday(date: string, festival: string): number | null {
  const near = Array.from({ length: 2 * REACH_DAYS + 1 }, (_, offset) => addDays(date, offset - REACH_DAYS))
  const ofFestival = near.filter((day) => officialDay(day).festival?.zh === festival)
  const makeUps = ofFestival.filter((day) => officialDay(day).work)
  const inLieu = ofFestival.filter((day) => chineseDays.isInLieu(day))
  const paid = inLieu[makeUps.indexOf(date)]
  return paid === undefined ? null : weekdayOf(paid)
}

// Make-up days lie within a month of their festival; festivals of one name lie a year apart.
const REACH_DAYS = 40
