import type { Reading } from './read-cell.ts'

const FIRST_YEAR = 1950
const LAST_YEAR = 2100
// Days from 1899-12-30, as spreadsheets count; 20000 is 1954, 80000 is 2119.
const FIRST_SERIAL = 20_000
const LAST_SERIAL = 80_000

/** Reads a calendar day in the notations that files use; days that do not exist are refused. */
export function readDate(raw: string): Reading {
  const text = raw.normalize('NFKC').trim()
  const ordered =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}[:时].*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (ordered) return day(Number(ordered[1]), Number(ordered[2]), Number(ordered[3]))
  const reversed = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T\s].*)?$/.exec(text)
  if (reversed) return dayOrMonth(Number(reversed[1]), Number(reversed[2]), Number(reversed[3]))
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0
  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
    const value = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
    return {
      value,
      repaired: { zh: `电子表格日期序号读作 ${value}`, en: `The spreadsheet day number was read as ${value}` },
    }
  }
  const month = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(text)
  if (month) {
    const reading = day(Number(month[1]), Number(month[2]), 1)
    return 'bad' in reading
      ? reading
      : { ...reading, repaired: { zh: '只有年月，按 1 日计', en: 'Only year and month: the first day is taken' } }
  }
  return { bad: { zh: '不是日期（如 2026-11-22）', en: 'is not a date such as 2026-11-22' } }
}

function dayOrMonth(first: number, second: number, year: number): Reading {
  if (first > 12 && second <= 12) return day(year, second, first)
  if (second > 12 && first <= 12) return day(year, first, second)
  if (first === second) return day(year, first, second)
  return {
    bad: { zh: '日与月的先后不明，请写成 2026-11-22', en: 'may be day/month or month/day: write it as 2026-11-22' },
  }
}

function day(year: number, month: number, date: number): Reading {
  const value = new Date(Date.UTC(year, month - 1, date))
  if (year < FIRST_YEAR || year > LAST_YEAR || value.getUTCMonth() !== month - 1 || value.getUTCDate() !== date) {
    return { bad: { zh: '不是存在的日期', en: 'is not a day that exists' } }
  }
  return { value: value.toISOString().slice(0, 10) }
}
