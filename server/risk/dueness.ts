import { daysBetween } from '../staff/iso-week.ts'
import type { Facts } from './facts.ts'
import type { Rules } from './rules.ts'

/** Days since the last completed visit, or since the permit when there was none, ÷ interval; 1 and above is due. */
export function dueRatio(facts: Pick<Facts, 'lastVisitOn' | 'permitDate'>, intervalDays: number, day: string): number {
  const days = Math.max(0, daysBetween(facts.lastVisitOn ?? facts.permitDate, day))
  return Math.min(days / intervalDays, MOST_DUE)
}

/** What the planner collects: how dangerous × how due, due-ness counted up to a cap. */
export function priorityOf(score: number, ratio: number, rules: Rules): number {
  return Math.round(score * Math.min(ratio, rules.number['due.priority_cap']) * 100) / 100
}

/** Whether a day lies in the flood season of the rules. */
export function isFloodSeason(day: string, rules: Rules): boolean {
  const monthDay = Number(day.slice(5, 7)) * 100 + Number(day.slice(8))
  return monthDay >= rules.number['flood.first_day'] && monthDay <= rules.number['flood.last_day']
}

/** How many days the flood season of that day's year has. */
export function floodSeasonDays(day: string, rules: Rules): number {
  const at = (key: 'flood.first_day' | 'flood.last_day'): string => {
    const text = String(rules.number[key]).padStart(4, '0')
    return `${day.slice(0, 4)}-${text.slice(0, 2)}-${text.slice(2)}`
  }
  return daysBetween(at('flood.first_day'), at('flood.last_day')) + 1
}

// What the column holds; a permit of the year 1 must not stop the scoring of a city.
const MOST_DUE = 9999
