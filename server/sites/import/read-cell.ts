import type { Geometry } from 'geojson'
import type { Words } from '../../contract/index.ts'
import type { Field } from './fields.ts'
import { cleanText } from './findings.ts'
import { normalise } from './map-columns.ts'
import { readDate } from './read-date.ts'
import { readGeometry } from './read-geometry.ts'

export type Cell = string | number | boolean | Geometry | null

/** What a cell says; `repaired` tells what had to be guessed, `bad` why it cannot be read. */
export type Reading = { readonly value: Cell; readonly repaired?: Words } | { readonly bad: Words }

const blanks = new Set(['', '-', '--', '—', '/', '\\', 'n/a', 'na', 'null', 'none', 'nil', '无', '暂无', '#n/a'])

/** Whether the text of a cell says nothing. */
export function isBlank(text: string): boolean {
  return blanks.has(text.trim().toLowerCase())
}

/** Reads one cell as its field asks; blank cells are null. */
export function readCell(field: Field, raw: string, factor: number): Reading {
  const clean = cleanText(raw)
  if (isBlank(clean)) return { value: null }
  const reading = readers[field.cell](clean.trim(), field, factor)
  if ('bad' in reading || clean === raw.replace(/^\ufeff/, '') || reading.repaired) return reading
  return { ...reading, repaired: { zh: '去掉了不可见的控制字符', en: 'Invisible control characters were removed' } }
}

// What spreadsheets make of a long number: its last digits are gone for good.
const scientific = /^\d(\.\d+)?e\+\d{1,3}$/i
const lostDigits = {
  zh: '被电子表格改成了科学计数法，后几位已丢失；请把该列设为文本后重新导出',
  en: 'was turned into scientific notation by a spreadsheet and lost its last digits: format the column as text and export again',
}

type Reader = (text: string, field: Field, factor: number) => Reading

const readers: Readonly<Record<Field['cell'], Reader>> = {
  text: (text) => (scientific.test(text) ? { bad: lostDigits } : { value: text.replace(/\s+/g, ' ') }),
  number: (text, _, factor) => readNumber(text, factor),
  integer: (text, _, factor) => {
    const reading = readNumber(text, factor)
    if ('bad' in reading || Number.isInteger(reading.value)) return reading
    return {
      value: Math.round(reading.value as number),
      repaired: {
        zh: `取整为 ${Math.round(reading.value as number)}`,
        en: `Rounded to ${Math.round(reading.value as number)}`,
      },
    }
  },
  degrees: (text) => readDegrees(text),
  date: (text) => readDate(text),
  time: (text) => readTime(text),
  'yes-no': (text) => readYesNo(text),
  choice: (text, field) => readChoice(text, field),
  geometry: (text) => {
    const geometry = readGeometry(text)
    return geometry
      ? { value: geometry }
      : { bad: { zh: '不是 WKT 或 GeoJSON 几何', en: 'is neither WKT nor a GeoJSON geometry' } }
  },
}

const notNumber = { zh: '不是数字', en: 'is not a number' }
const multipliers: readonly (readonly [RegExp, number])[] = [
  [/亿(元|平方米|m2)?$/, 100_000_000],
  [/万(元|平方米|平米|m2)?$/, 10_000],
  [/(公里|千米|km)$/i, 1000],
  [/(平方米|平米|m2|米|m|元|层)$/i, 1],
]

function readNumber(text: string, factor: number): Reading {
  let rest = text.normalize('NFKC').replace(/[¥$€\s]/g, '')
  let times = factor
  let spelled = false
  for (const [pattern, multiplier] of multipliers) {
    if (!pattern.test(rest)) continue
    rest = rest.replace(pattern, '')
    // A unit in the cell overrules the unit of the heading.
    if (multiplier !== 1) times = multiplier
    spelled = multiplier !== 1
    break
  }
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(rest)) rest = rest.replaceAll(',', '')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(rest)) return { bad: notNumber }
  const value = tidy(Number(rest) * times)
  if (!Number.isFinite(value)) return { bad: { zh: '数字过大', en: 'is too large a number' } }
  return spelled ? { value, repaired: { zh: `读作 ${value}`, en: `Read as ${value}` } } : { value }
}

// 0.1 + 0.2 would otherwise make a repeated import look changed.
function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : value
}

function readDegrees(text: string): Reading {
  const plain = readNumber(text.replace(/[°NSEWnsew]+$/, '').replace(/^([NSEWnsew]|东经|西经|北纬|南纬)/, ''), 1)
  const isNegative = /^(s|w|西经|南纬)|[sw]$/i.test(text)
  const sexagesimal =
    /^\D{0,2}(\d{1,3})\s*[°度]\s*(\d{1,2}(?:\.\d+)?)\s*['′分]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*["″秒]?)?\s*[NSEW]?$/i.exec(
      text,
    )
  if (sexagesimal) {
    const [, degrees, minutes, seconds = '0'] = sexagesimal
    const value = tidy((Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600) * (isNegative ? -1 : 1))
    return { value, repaired: { zh: `度分秒换算为 ${value}`, en: `Degrees, minutes and seconds became ${value}` } }
  }
  if ('bad' in plain || !isNegative) return plain
  return { value: -Math.abs(plain.value as number) }
}

function readTime(text: string): Reading {
  const match =
    /^(\d{1,2})[:：时点.](\d{1,2})?(?:[:：分]\d{0,2})?$/.exec(text.normalize('NFKC')) ?? /T(\d\d):(\d\d)/.exec(text)
  const [, hour = '', minute = '0'] = match ?? []
  if (!match || Number(hour) > 23 || Number(minute) > 59)
    return { bad: { zh: '不是时刻（如 09:00）', en: 'is not a time such as 09:00' } }
  return { value: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` }
}

const yes = new Set(['是', '有', '√', '✓', 'y', 'yes', 'true', '1', 't'])
const no = new Set(['否', '不是', '没有', '×', 'n', 'no', 'false', '0', 'f'])

function readYesNo(text: string): Reading {
  const word = text.normalize('NFKC').toLowerCase()
  if (yes.has(word)) return { value: true }
  if (no.has(word)) return { value: false }
  return { bad: { zh: '应为“是”或“否”', en: 'should be yes or no' } }
}

function readChoice(text: string, field: Field): Reading {
  const word = normalise(text)
  for (const [value, words] of Object.entries(field.choices ?? {})) {
    if (normalise(value) === word || words.some((candidate) => normalise(candidate) === word)) return { value }
  }
  // "S4 结构施工" and "S4-结构施工" name the code themselves.
  const code = Object.keys(field.choices ?? {}).find(
    (value) => /^S\d$/.test(value) && new RegExp(`^${value}\\b`, 'i').test(text),
  )
  if (code) return { value: code }
  const known = Object.entries(field.choices ?? {}).map(([value, words]) => `${value}（${words[0] ?? value}）`)
  return {
    bad: {
      zh: `不在可用值之中：${known.join('、')}；可在映射文件的 values.${field.name} 中对应`,
      en: `is not one of ${Object.keys(field.choices ?? {}).join(', ')}; the mapping can translate it under values.${field.name}`,
    },
  }
}
