import type { ClassCode, Words } from '../contract/index.ts'
import { classCode } from '../contract/index.ts'
import { cleanText } from '../sites/import/findings.ts'
import { normalise } from '../sites/import/map-columns.ts'
import {
  angles,
  type DeductionLine,
  domains,
  kinds,
  type Reading,
  readDeductions,
  readStages,
  readWord,
  readWorksTypes,
  yesNo,
} from './cells.ts'
import { classNames } from './class-names.ts'
import { type ColumnName, columns } from './columns.ts'
import type { IndicatorDraft } from './set-draft.ts'

/** What one row says: an indicator, and the names that it gives its class and group. */
export type ReadRow = {
  readonly row: number
  readonly classCode: ClassCode
  readonly className: Partial<Words>
  readonly groupName: Partial<Words>
  readonly indicator: IndicatorDraft
}

/** The text of a row's cell; empty where the file has no such column. */
export type CellText = (column: ColumnName) => string
export type Say = (column: ColumnName, message: Words, value?: string) => void

const LONGEST: Partial<Record<ColumnName, number>> = { code: 60, group: 40, text: 500, textEn: 1000, items: 800 }
const LONGEST_OTHER = 2000
const LONGEST_NAME = 100
const MOST_DEDUCTIONS = 20
const MOST_ITEMS = 20
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u

/** Reads one row; null when it cannot be an indicator, every reason told through `say`. */
export function readRow(row: number, cell: CellText, say: Say): ReadRow | null {
  let isGood = true
  const refuse: Say = (column, message, value) => {
    isGood = false
    say(column, message, value)
  }
  const raw = rawTexts(cell, refuse)
  const line = (column: ColumnName) => (raw[column] ?? '').replace(/\s+/g, ' ').trim()
  const read = <T>(column: ColumnName, reader: (text: string) => Reading<T>, blank: T): T => {
    if (line(column) === '') return blank
    const reading = reader(raw[column] ?? '')
    if ('value' in reading) return reading.value
    refuse(column, about(column, reading.bad), raw[column])
    return blank
  }
  for (const column of columns) {
    if ('required' in column && line(column.name) === '')
      refuse(column.name, { zh: `缺少“${column.label.zh}”`, en: `There is no ${column.label.en}` })
  }

  const inClass = read('class', readClass, null)
  const group = groupCode(inClass, line('group'), line('groupName'))
  if (group === '') refuse('group', { zh: '缺少分组编码或分组名称', en: 'There is neither a group nor its name' })
  const code = line('code').normalize('NFKC')
  if (code !== '' && !CODE.test(code)) refuse('code', badCode, code)
  if (group !== '' && !CODE.test(group)) refuse('group', badCode, group)
  const maxPoints = read('maxPoints', readPoints, 0)
  const deductions = bilingual(
    read('deductions', readDeductions, []),
    read('deductionsEn', readDeductions, null),
    maxPoints,
    refuse,
  )
  const both = (zh: ColumnName, en: ColumnName): Words => ({ zh: line(zh), en: line(en) || line(zh) })
  const indicator: IndicatorDraft = {
    code,
    groupCode: group,
    text: both('text', 'textEn'),
    angle: read('angle', (text) => readWord(angles, text), 'entity'),
    domain: read('domain', (text) => readWord(domains, text), domainOf(inClass)),
    stages: read('stages', readStages, []),
    worksTypes: read('worksTypes', readWorksTypes, []),
    kind: read('kind', (text) => readWord(kinds, text), 'general'),
    isVeto: read('veto', (text) => readWord(yesNo, text), 'no') === 'yes',
    maxPoints,
    deductions,
    evidence: both('evidence', 'evidenceEn'),
    needsPhoto: read('needsPhoto', (text) => readWord(yesNo, text), 'no') === 'yes',
    items: read('items', readItems, []),
  }
  if (!isGood || inClass === null) return null
  return {
    row,
    classCode: inClass,
    className: { zh: line('className'), en: line('classNameEn') },
    groupName: { zh: line('groupName'), en: line('groupNameEn') },
    indicator,
  }
}

/** Every cell as storable text; one that would be a formula anywhere else, or is too long, refuses the row. */
function rawTexts(cell: CellText, refuse: Say): Partial<Record<ColumnName, string>> {
  const texts: Partial<Record<ColumnName, string>> = {}
  for (const { name, label } of columns) {
    const text = cleanText(cell(name)).replace(/\r\n?/g, '\n').trim()
    if (/^[-−–—/]+$/.test(text)) continue
    const longest = LONGEST[name] ?? (/Name/.test(name) ? LONGEST_NAME : LONGEST_OTHER)
    if (/^[=+@]/.test(text) || (text.startsWith('-') && !name.startsWith('deductions'))) {
      refuse(
        name,
        { zh: `“${label.zh}”以 =、+、-、@ 开头，像公式，不收`, en: `The ${label.en} begins like a formula` },
        text,
      )
    } else if ([...text].length > longest) {
      refuse(
        name,
        { zh: `“${label.zh}”超过 ${longest} 个字`, en: `The ${label.en} has more than ${longest} letters` },
        text,
      )
    } else texts[name] = text
  }
  return texts
}

function readClass(text: string): Reading<ClassCode | null> {
  const word = normalise(text)
  const code =
    /^c[1-5]/.exec(word)?.[0].toUpperCase() ??
    classCode.options.find((one) => [classNames[one].zh, classNames[one].en].some((name) => normalise(name) === word))
  const parsed = classCode.safeParse(code)
  return parsed.success
    ? { value: parsed.data }
    : { bad: { zh: '应为 C1–C5 五个大类之一', en: 'should be one of the classes C1 to C5' } }
}

function groupCode(inClass: ClassCode | null, code: string, name: string): string {
  if (code !== '') return code.normalize('NFKC')
  return name === '' || inClass === null ? '' : `${inClass}-${name.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')}`
}

function domainOf(inClass: ClassCode | null): IndicatorDraft['domain'] {
  return inClass === 'C3' || inClass === 'C4' ? 'quality' : 'safety'
}

function readPoints(text: string): Reading<number> {
  const points = Number(/^(\d{1,3})(?:\.0+)?\s*分?$/.exec(text.normalize('NFKC'))?.[1])
  return points >= 1 && points <= 100
    ? { value: points }
    : { bad: { zh: '应为 1–100 的整数', en: 'should be a whole number from 1 to 100' } }
}

function readItems(text: string): Reading<string[]> {
  const items = text.split(/[、，,;；\n]/).map((part) => part.trim())
  const distinct = [...new Set(items.filter((part) => part !== ''))].sort()
  return distinct.length <= MOST_ITEMS && distinct.every((item) => item.length <= 60)
    ? { value: distinct }
    : {
        bad: {
          zh: `最多 ${MOST_ITEMS} 个编码，每个不超过 60 字`,
          en: `takes at most ${MOST_ITEMS} codes of 60 letters each`,
        },
      }
}

function bilingual(
  zh: readonly DeductionLine[],
  en: readonly DeductionLine[] | null,
  maxPoints: number,
  refuse: Say,
): IndicatorDraft['deductions'] {
  if (zh.length > MOST_DEDUCTIONS)
    refuse('deductions', {
      zh: `扣分标准超过 ${MOST_DEDUCTIONS} 条`,
      en: `There are more than ${MOST_DEDUCTIONS} deductions`,
    })
  const outside = zh.find(({ points }) => points < 1 || (maxPoints > 0 && points > maxPoints))
  if (outside)
    refuse(
      'deductions',
      {
        zh: `扣分 ${outside.points} 不在 1 与满分 ${maxPoints} 之间`,
        en: `A deduction of ${outside.points} is not between 1 and ${maxPoints}`,
      },
      outside.text,
    )
  if (en && (en.length !== zh.length || en.some(({ points }, index) => points !== zh[index]?.points)))
    refuse('deductionsEn', {
      zh: '英文扣分标准与中文的行数或分值不一致',
      en: 'Lines or points differ from the Chinese deductions',
    })
  return zh.map(({ points, text }, index) => ({ points, zh: text, en: en?.[index]?.text ?? text }))
}

const badCode: Words = {
  zh: '编码只能由文字、数字和 . _ - 组成',
  en: 'A code has letters, digits and . _ - only',
}

function about(name: ColumnName, words: Words): Words {
  const label = columns.find((column) => column.name === name)?.label
  return { zh: `“${label?.zh}”${words.zh}`, en: `The ${label?.en} ${words.en}` }
}
