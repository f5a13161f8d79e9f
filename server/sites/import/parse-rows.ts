import type { z } from 'zod'
import type { ImportFinding, ImportKind, ImportMapping, SourceCrs, Words } from '../../contract/index.ts'
import { type Field, fieldsOf } from './fields.ts'
import { finding } from './findings.ts'
import { locate, type Place } from './locate.ts'
import type { Columns } from './map-columns.ts'
import { type Cell, isBlank, readCell } from './read-cell.ts'
import { rowSchemas } from './row-schemas.ts'
import type { Row, Table } from './table.ts'

/** A row that may be stored. */
export type Parsed<K extends ImportKind> = {
  readonly row: number
  readonly value: z.infer<(typeof rowSchemas)[K]>
  /** Null where the kind has no place (visits). */
  readonly place: Place | null
}

export type ParsedRows<K extends ImportKind> = {
  readonly rows: readonly Parsed<K>[]
  readonly findings: readonly ImportFinding[]
}

/** Reads every row of the table as its kind asks; what cannot be read is refused or left blank, and reported. */
export function parseRows<K extends ImportKind>(
  kind: K,
  table: Table,
  columns: Columns,
  mapping: ImportMapping,
  crs: SourceCrs,
): ParsedRows<K> {
  const findings: ImportFinding[] = []
  const rows: Parsed<K>[] = []
  for (const row of table.rows) {
    const parsed = parseRow(kind, row, columns, mapping, crs, findings)
    if (parsed) rows.push(parsed)
  }
  return { rows, findings }
}

function parseRow<K extends ImportKind>(
  kind: K,
  row: Row,
  columns: Columns,
  mapping: ImportMapping,
  crs: SourceCrs,
  findings: ImportFinding[],
): Parsed<K> | null {
  const say = (
    severity: ImportFinding['severity'],
    code: string,
    column: string,
    message: Words,
    value: unknown = '',
  ) => {
    findings.push(finding(severity, code, { row: row.number, column, value }, message))
  }
  const fields = fieldsOf[kind]
  const texts = new Map<Field, string>()
  for (const field of fields) {
    const raw = rawText(field, row, columns)
    const text = translate(field, raw, mapping)
    if (text === null) {
      say('skipped', 'not-for-us', headingOf(field, columns), notForUs(field, raw), raw)
      return null
    }
    texts.set(field, text)
  }

  const draft: Record<string, Cell> = {}
  let isGood = true
  for (const [field, text] of texts) {
    const column = headingOf(field, columns)
    const reading = readCell(field, text, columns.get(field.name)?.factor ?? 1)
    if ('bad' in reading) {
      const isFatal = field.required || isPlaceField(field)
      if (isFatal) isGood = false
      say(
        isFatal ? 'refused' : 'repaired',
        isFatal ? 'unreadable' : 'left-blank',
        column,
        badCell(field, reading.bad, isFatal === true),
        text,
      )
      draft[field.name] = null
      continue
    }
    if (reading.repaired) say('repaired', 'read-as', column, about(field, reading.repaired), text)
    if (reading.value === null && field.required) {
      isGood = false
      say('refused', 'missing-value', column, { zh: `缺少“${field.label.zh}”`, en: `There is no ${field.label.en}` })
    }
    draft[field.name] = reading.value
  }

  const place = kind === 'visits' ? null : locate(draft, row.geometry, crs)
  if (place && 'code' in place) {
    say('refused', place.code, placeColumn(columns), place.message, place.value)
    return null
  }
  if (!place && kind !== 'visits') {
    const message =
      kind === 'boundaries'
        ? { zh: '没有边界图形', en: 'There is no boundary geometry' }
        : { zh: '没有坐标', en: 'There are no coordinates' }
    if (isGood) say('refused', 'no-place', placeColumn(columns), message)
    return null
  }
  if (place?.swapped) say('repaired', 'axes-swapped', placeColumn(columns), swappedWords)
  if (!isGood) return null
  const value = checkRow(kind, draft, fields, columns, say)
  return value === null ? null : { row: row.number, value, place }
}

const swappedWords = {
  zh: '两个坐标的先后写反了（经度与纬度，或横坐标与纵坐标），已调换',
  en: 'The two coordinates were in the other order (latitude first, or northing first) and have been exchanged',
}

type Say = (severity: ImportFinding['severity'], code: string, column: string, message: Words, value?: unknown) => void

/** Holds the draft against the schema: a bad optional value is left blank, a bad required one refuses the row. */
function checkRow<K extends ImportKind>(
  kind: K,
  draft: Record<string, Cell>,
  fields: readonly Field[],
  columns: Columns,
  say: Say,
): z.infer<(typeof rowSchemas)[K]> | null {
  const first = rowSchemas[kind].safeParse(draft)
  if (first.success) return first.data as z.infer<(typeof rowSchemas)[K]>
  for (const issue of first.error.issues) {
    const field = fields.find((candidate) => candidate.name === issue.path[0])
    if (!field) return null
    const isFatal = field.required === true
    say(
      isFatal ? 'refused' : 'repaired',
      isFatal ? 'out-of-bounds' : 'left-blank',
      headingOf(field, columns),
      badCell(field, issueWords(issue), isFatal),
      draft[field.name],
    )
    if (isFatal) return null
    draft[field.name] = null
  }
  const second = rowSchemas[kind].safeParse(draft)
  return second.success ? (second.data as z.infer<(typeof rowSchemas)[K]>) : null
}

function issueWords(issue: z.core.$ZodIssue): Words {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? { zh: `超过 ${issue.maximum} 个字`, en: `is longer than ${issue.maximum} characters` }
        : { zh: `大于上限 ${issue.maximum}`, en: `is above the limit of ${issue.maximum}` }
    case 'too_small':
      return { zh: `小于下限 ${issue.minimum}`, en: `is below the limit of ${issue.minimum}` }
    case 'invalid_format':
      return { zh: '只能由 2–12 个数字或大写字母组成', en: 'must be 2–12 digits or capital letters' }
    default:
      return { zh: '不是可用的值', en: 'is not a usable value' }
  }
}

function rawText(field: Field, row: Row, columns: Columns): string {
  const column = columns.get(field.name)
  return column ? (row.cells[column.index] ?? '') : ''
}

/** The file's word → our word, by the mapping; null: the row is not for us. */
function translate(field: Field, raw: string, mapping: ImportMapping): string | null {
  const words = mapping.values[field.name]
  const trimmed = raw.trim()
  if (words) {
    if (Object.hasOwn(words, trimmed)) return words[trimmed] ?? null
    const key = Object.keys(words).find((candidate) => candidate.trim().toLowerCase() === trimmed.toLowerCase())
    if (key !== undefined) return words[key] ?? null
    if (!isBlank(trimmed) && Object.hasOwn(words, '*')) return words['*'] ?? null
  }
  return isBlank(trimmed) ? (mapping.defaults[field.name] ?? '') : raw
}

function headingOf(field: Field, columns: Columns): string {
  return columns.get(field.name)?.heading ?? field.name
}

function placeColumn(columns: Columns): string {
  for (const name of ['longitude', 'easting', 'geometry']) {
    const column = columns.get(name)
    if (column) return column.heading
  }
  return 'geometry'
}

function isPlaceField(field: Field): boolean {
  return ['longitude', 'latitude', 'easting', 'northing', 'geometry'].includes(field.name)
}

function about(field: Field, words: Words): Words {
  return { zh: `“${field.label.zh}”${words.zh}`, en: `${field.label.en}: ${words.en}` }
}

function badCell(field: Field, words: Words, isFatal: boolean): Words {
  return {
    zh: `“${field.label.zh}”${words.zh}${isFatal ? '' : '，已留空'}`,
    en: `The ${field.label.en} ${words.en}${isFatal ? '' : '; it is left blank'}`,
  }
}

function notForUs(field: Field, raw: string): Words {
  return {
    zh: `“${field.label.zh}”为“${raw.trim()}”，按映射文件不属于监管范围，已跳过`,
    en: `The ${field.label.en} is “${raw.trim()}”, which the mapping leaves out; skipped`,
  }
}
