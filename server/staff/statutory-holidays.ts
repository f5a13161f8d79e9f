import chineseDays from 'chinese-days'
import type { Words } from '../contract/index.ts'
import { addDays } from './iso-week.ts'

// 全国年节及纪念日放假办法, as amended with effect from 2025: month and day, solar or lunar.
const solar: Readonly<Record<string, Words>> = {
  '01-01': { zh: '元旦', en: "New Year's Day" },
  '05-01': { zh: '劳动节', en: 'Labour Day' },
  '05-02': { zh: '劳动节', en: 'Labour Day' },
  '10-01': { zh: '国庆节', en: 'National Day' },
  '10-02': { zh: '国庆节', en: 'National Day' },
  '10-03': { zh: '国庆节', en: 'National Day' },
}
const lunar: Readonly<Record<string, Words>> = {
  '1-1': { zh: '春节', en: 'Spring Festival' },
  '1-2': { zh: '春节', en: 'Spring Festival' },
  '1-3': { zh: '春节', en: 'Spring Festival' },
  '5-5': { zh: '端午', en: 'Dragon Boat Festival' },
  '8-15': { zh: '中秋', en: 'Mid-autumn Festival' },
}

/**
 * The public holiday that the law itself fixes on a day, null on others. For years whose notice (which adds days off in
 * lieu and make-up workdays) has not come out yet.
 */
export function statutoryHoliday(date: string): Words | null {
  return solar[date.slice(5)] ?? lunarHoliday(date) ?? tombSweepingDay(date)
}

function lunarHoliday(date: string): Words | null {
  const found = lunar[lunarDay(date)]
  if (found !== undefined) return found
  // New Year's Eve is whichever day comes before the first.
  return lunarDay(addDays(date, 1)) === '1-1' ? { zh: '春节', en: 'Spring Festival' } : null
}

function lunarDay(date: string): string {
  const { lunarMon, lunarDay: day, isLeap } = chineseDays.getLunarDate(date)
  return isLeap ? 'leap' : `${lunarMon}-${day}`
}

function tombSweepingDay(date: string): Words | null {
  const [year = 0, month] = date.split('-').map(Number)
  if (month !== 4 || chineseDays.getSolarTermDate(year, month, 'pure_brightness') !== date) return null
  return { zh: '清明', en: 'Tomb-sweeping Day' }
}
