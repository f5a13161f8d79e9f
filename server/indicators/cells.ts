import type { Language, StageCode, Words, WorksType } from '../contract/index.ts'
import { stageCode } from '../contract/index.ts'
import { siteFields } from '../sites/import/fields-sites.ts'
import { normalise } from '../sites/import/map-columns.ts'
import type { IndicatorDraft } from './set-draft.ts'

/** What a cell says, or why it cannot be read. */
export type Reading<T> = { readonly value: T } | { readonly bad: Words }

/** Our value → the words for it: the first is written in Chinese, the second in English, all are read. */
export type WordTable<T extends string> = Readonly<Record<T, readonly string[]>>

export const angles: WordTable<IndicatorDraft['angle']> = { entity: ['实体', 'entity'], conduct: ['行为', 'conduct'] }
export const domains: WordTable<IndicatorDraft['domain']> = {
  safety: ['安全', 'safety'],
  quality: ['质量', 'quality'],
}
export const kinds: WordTable<IndicatorDraft['kind']> = {
  key: ['保证项', 'key', '保证', '保证项目', '主控', '主控项目'],
  general: ['一般项', 'general', '一般', '一般项目'],
}
export const yesNo: WordTable<'yes' | 'no'> = {
  yes: ['是', 'yes', 'y', 'true', '1', '√', '✓', '有'],
  no: ['否', 'no', 'n', 'false', '0', '×', '无'],
}

/** The word for a value, as it is written. */
export function wordFor<T extends string>(table: WordTable<T>, value: T, language: Language): string {
  return table[value][language === 'zh' ? 0 : 1] ?? value
}

/** The value that a word stands for. */
export function readWord<T extends string>(table: WordTable<T>, text: string): Reading<T> {
  const word = normalise(text)
  for (const [value, words] of Object.entries<readonly string[]>(table)) {
    if (words.some((candidate) => normalise(candidate) === word)) return { value: value as T }
  }
  const known = Object.values<readonly string[]>(table)
  return {
    bad: {
      zh: `应为 ${known.map((words) => words[0]).join('、')} 之一`,
      en: `should be one of ${known.map((words) => words[1]).join(', ')}`,
    },
  }
}

const EVERYTHING = new Set(['全部', '所有', '均适用', 'all', '*'])
const SEPARATORS = /[、，,;；/|\s]+/

function parts(text: string): string[] {
  const all = text.split(SEPARATORS).filter((part) => part !== '')
  return all.every((part) => EVERYTHING.has(part.toLowerCase())) ? [] : all
}

// Files of sites and files of indicators call stages and works types by the same names.
const choicesOf = (name: string) => siteFields.find((field) => field.name === name)?.choices ?? {}
const stageNames = Object.entries(choicesOf('stage'))
const worksNames = choicesOf('worksType')

/** Stages as `S2、S3`; none means all of them. */
export function stagesText(stages: readonly StageCode[], language: Language): string {
  return stages.length > 0 ? stages.join('、') : allWord[language]
}

/** Reads `S2、S3`, `S2-S4`, names of stages, `全部`, or nothing at all. */
export function readStages(text: string): Reading<StageCode[]> {
  const found = new Set<StageCode>()
  for (const part of parts(text.replace(/\s*[-–—~～至到]\s*(?=[Ss]\d)/g, '-'))) {
    const [, from, to = from] = /^[Ss]([1-8])(?:-[Ss]([1-8]))?$/.exec(part) ?? []
    const named = stageNames.find(([, words]) => words.some((word) => normalise(word) === normalise(part)))?.[0]
    if (from !== undefined && to !== undefined && from <= to) {
      for (const stage of stageCode.options) if (stage >= `S${from}` && stage <= `S${to}`) found.add(stage)
    } else if (named !== undefined) found.add(stageCode.parse(named))
    else return { bad: { zh: `“${part}”不是施工阶段（S1–S8）`, en: `names a stage that does not exist: ${part}` } }
  }
  return { value: [...found].sort() }
}

/** Works types as words; none means all of them. */
export function worksTypesText(types: readonly WorksType[], language: Language): string {
  if (types.length === 0) return allWord[language]
  return types.map((type) => (language === 'zh' ? worksNames[type]?.[0] : type) ?? type).join('、')
}

/** Reads `房建、轨道`, `building, rail`, `全部`, or nothing at all. */
export function readWorksTypes(text: string): Reading<WorksType[]> {
  const found = new Set<string>()
  for (const part of parts(text)) {
    const word = normalise(part)
    const type = Object.entries(worksNames).find(
      ([value, words]) => value === word || words.some((candidate) => normalise(candidate) === word),
    )?.[0]
    if (type === undefined)
      return { bad: { zh: `“${part}”不是工程类型（房建、市政、轨道）`, en: `names no works type: ${part}` } }
    found.add(type)
  }
  return { value: (Object.keys(worksNames) as WorksType[]).filter((type) => found.has(type)) }
}

const allWord: Words = { zh: '全部', en: 'all' }

/** One deduction a line, points first: `3：缺警示标志`. */
export function deductionsText(deductions: IndicatorDraft['deductions'], language: Language): string {
  const colon = language === 'zh' ? '：' : ': '
  return deductions.map((deduction) => `${deduction.points}${colon}${deduction[language]}`).join('\n')
}

export type DeductionLine = { readonly points: number; readonly text: string }

/** Reads lines such as `3：缺标志`, `扣3分，缺标志`, `-3 缺标志`. */
export function readDeductions(text: string): Reading<DeductionLine[]> {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  const read: DeductionLine[] = []
  for (const line of lines) {
    const [, points, words = ''] =
      /^(?:扣|[-−–])?\s*(\d{1,3})\s*分?\s*[:：]\s*(.+)$/.exec(line) ??
      /^扣\s*(\d{1,3})\s*分\s*[,，、]?\s*(.+)$/.exec(line) ??
      /^[-−–]?\s*(\d{1,3})\s*(?:分[,，、])?\s+(.+)$/.exec(line) ??
      []
    if (points === undefined)
      return {
        bad: {
          zh: `“${line}”应写成“分值：扣分情形”，每行一条`,
          en: `needs lines such as “3: no warning sign”: ${line}`,
        },
      }
    read.push({ points: Number(points), text: words })
  }
  return { value: read }
}
