import { type StageCode, stageCode, type Words, type WorksType, worksType } from '../../contract/index.ts'
import type { IndicatorDraft } from '../set-draft.ts'

/** What the indicators of one group have in common, unless one of them says otherwise. */
export type GroupHead = Words & {
  readonly code: string
  readonly angle: IndicatorDraft['angle']
  readonly domain: IndicatorDraft['domain']
  /** Written as `S2-S4 S6`; left out: all. */
  readonly stages?: string
  /** Left out: all. */
  readonly worksTypes?: readonly WorksType[]
}

export type SampleGroup = {
  readonly code: string
  readonly name: Words
  readonly indicators: readonly IndicatorDraft[]
}

/**
 * One group written as a table of text. Blank lines part the indicators; each is
 *
 *     002 key veto photo 10 S2-S3 rail 示例-C2-基坑-02     number, points; then only what differs from the group
 *     the text in Chinese
 *     the text in English
 *     - 10 a deduction in Chinese | in English             one or more
 *     ? the evidence in Chinese | in English
 */
export function group(head: GroupHead, table: string): SampleGroup {
  const blocks = table
    .trim()
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').map((line) => line.trim()))
  return {
    code: head.code,
    name: { zh: head.zh, en: head.en },
    indicators: blocks.map((lines) => readIndicator(head, lines)),
  }
}

function readIndicator(head: GroupHead, lines: readonly string[]): IndicatorDraft {
  const [first = '', zh = '', en = '', ...rest] = lines
  const fail = (why: string): never => {
    throw new Error(`Sample indicator ${head.code}, “${first}”: ${why}`)
  }
  const [number = '', ...marks] = first.split(/\s+/)
  if (!/^\d{3}$/.test(number)) fail('begins without a number of three digits')
  if (!/\p{Script=Han}/u.test(zh) || !/^[A-Z0-9]/.test(en)) fail('needs a Chinese and an English line')
  const points = marks.filter((mark) => /^\d+$/.test(mark))
  if (points.length !== 1) fail('needs its points once')
  const own = { stages: marks.filter((mark) => /^S\d/.test(mark)), works: marks.filter(isWorksType) }
  const known = ['key', 'veto', 'photo', 'entity', 'conduct', ...points, ...own.stages, ...own.works]
  const items = marks.filter((mark) => mark.startsWith('示例-'))
  const strange = marks.filter((mark) => !known.includes(mark) && !items.includes(mark))
  if (strange.length > 0) fail(`has marks that mean nothing: ${strange.join(' ')}`)
  const evidence = rest.at(-1)?.startsWith('? ') ? inTwo(rest.at(-1)?.slice(2) ?? '', fail) : fail('needs evidence')
  return {
    code: `${head.code}-${number}`,
    groupCode: head.code,
    text: { zh, en },
    angle: marks.includes('entity') ? 'entity' : marks.includes('conduct') ? 'conduct' : head.angle,
    domain: head.domain,
    stages: stagesOf(own.stages.length > 0 ? own.stages : (head.stages ?? '').split(' ').filter((text) => text !== '')),
    worksTypes: own.works.length > 0 ? own.works : [...(head.worksTypes ?? [])],
    kind: marks.includes('key') || marks.includes('veto') ? 'key' : 'general',
    isVeto: marks.includes('veto'),
    maxPoints: Number(points[0]),
    deductions: rest.slice(0, -1).map((line) => deduction(line, fail)),
    evidence,
    needsPhoto: marks.includes('photo'),
    items,
  }
}

type Fail = (why: string) => never

function deduction(line: string, fail: Fail): IndicatorDraft['deductions'][number] {
  const [, points, text = ''] = /^- (\d+) (.+)$/.exec(line) ?? fail(`has a line that is no deduction: ${line}`)
  return { points: Number(points), ...inTwo(text, fail) }
}

function inTwo(text: string, fail: Fail): Words {
  const [zh, en, more] = text.split(' | ')
  return zh && en && more === undefined ? { zh, en } : fail(`is not in two languages: ${text}`)
}

function isWorksType(mark: string): mark is WorksType {
  return worksType.safeParse(mark).success
}

/** `['S2-S4', 'S6']` → S2, S3, S4, S6. */
function stagesOf(ranges: readonly string[]): StageCode[] {
  return ranges.flatMap((range) => {
    const [from = '', to = from] = range.split('-')
    return stageCode.options.filter((stage) => stage >= stageCode.parse(from) && stage <= stageCode.parse(to))
  })
}
