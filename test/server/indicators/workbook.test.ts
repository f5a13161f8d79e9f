import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { columns } from '../../../server/indicators/columns.ts'
import { readSetFile } from '../../../server/indicators/read-set-file.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'
import { writeSetWorkbook, writeTemplate } from '../../../server/indicators/write-workbook.ts'
import { workbook } from '../sites/workbook.ts'
import { anySet, fullSet } from './made-sets.ts'

const HEADINGS = ['大类', '分组名称', '编码', '指标内容', '角度', '满分']
const GOOD = ['C2', '基坑', 'A-1', '临边防护', '实体', 10]

/** What is found in a file of these rows under short headings, as `row column severity: words`. */
async function findingsOf(rows: (string | number)[][], headings = HEADINGS): Promise<string[]> {
  const { findings } = await readSetFile(await workbook([headings, ...rows]))
  return findings.map((found) => `${found.row} ${found.column} ${found.severity}: ${found.message.zh}`)
}

test.each(['zh', 'en'] as const)('whatever is written in %s is read back the same', async (language) => {
  await fc.assert(
    fc.asyncProperty(anySet, async (set) => {
      const bytes = await writeSetWorkbook({ version: '1', name: '甲', source: '乙', ...set }, language)
      const { classes, groups, indicators, findings, title } = await readSetFile(bytes)
      expect(findings).toEqual([])
      expect({ classes, groups, indicators }).toEqual(set)
      expect(title).toBe('甲 · 1 · 乙')
    }),
    { numRuns: 60 },
  )
})

test('a full set of 667 is read whole from a real workbook', async () => {
  const set = fullSet('full')
  const read = await readSetFile(await writeSetWorkbook(set, 'zh'))
  expect(read.findings).toEqual([])
  expect(read.indicators).toEqual(set.indicators)
  expect(read.indicators).toHaveLength(667)
})

test('a few columns under a title are enough; what is left out gets its usual value', async () => {
  const { indicators, groups, classes, findings } = await readSetFile(
    await workbook([['某市测评指标'], HEADINGS, GOOD, ['安全管理行为', '人员', 'A-2', '配备安全员', 'conduct', '5分']]),
  )
  expect(findings).toEqual([])
  expect(classes.map((one) => one.name.en)).toEqual(['Safety management', 'Safety on site, with hazardous works'])
  expect(groups[0]).toEqual({ code: 'C2-基坑', classCode: 'C2', name: { zh: '基坑', en: '基坑' } })
  expect(indicators).toMatchObject([
    {
      code: 'A-1',
      text: { zh: '临边防护', en: '临边防护' },
      domain: 'safety',
      stages: [],
      worksTypes: [],
      kind: 'general',
      isVeto: false,
      deductions: [],
      needsPhoto: false,
    },
    { code: 'A-2', angle: 'conduct', maxPoints: 5 },
  ])
})

test('English headings and words are read, in any order', async () => {
  const { indicators, findings } = await readSetFile(
    await workbook([
      [
        'Points',
        'Indicator',
        'Indicator in English',
        'Class',
        'Group',
        'Code',
        'Angle',
        'Stages',
        'Works types',
        'Veto',
        'Deductions',
      ],
      [
        8,
        '基坑监测',
        'Monitoring',
        'c2',
        'PIT',
        'P1',
        'Entity',
        'S2-S4、S6',
        'rail, building',
        'Yes',
        '-3 频率不足\n扣8分，未监测',
      ],
    ]),
  )
  expect(findings).toEqual([])
  expect(indicators).toMatchObject([
    {
      text: { zh: '基坑监测', en: 'Monitoring' },
      stages: ['S2', 'S3', 'S4', 'S6'],
      worksTypes: ['building', 'rail'],
      isVeto: true,
      deductions: [
        { points: 3, zh: '频率不足' },
        { points: 8, zh: '未监测' },
      ],
    },
  ])
})

test('stages may go by their names', async () => {
  const rows = [[...GOOD, '土方开挖支护、结构施工']]
  const { indicators } = await readSetFile(await workbook([[...HEADINGS, '适用阶段'], ...rows]))
  expect(indicators[0]?.stages).toEqual(['S2', 'S4'])
})

test.each<[string, number, string | number, string]>([
  ['an unknown class', 0, 'C6', '“大类编码”应为 C1–C5 五个大类之一'],
  ['no class', 0, '', '缺少“大类编码”'],
  ['no text', 3, '', '缺少“指标内容”'],
  ['a code with blanks', 2, 'A 1', '编码只能由文字、数字和 . _ - 组成'],
  ['an unknown angle', 4, '混合', '“角度”应为 实体、行为 之一'],
  ['no points', 5, 0, '“满分”应为 1–100 的整数'],
  ['too many points', 5, 101, '“满分”应为 1–100 的整数'],
  ['half a point', 5, 2.5, '“满分”应为 1–100 的整数'],
  ['a formula as text', 3, '=HYPERLINK("http://x")', '“指标内容”以 =、+、-、@ 开头，像公式，不收'],
  ['a command as text', 3, '@SUM(A1)', '“指标内容”以 =、+、-、@ 开头，像公式，不收'],
  ['endless text', 3, '长'.repeat(501), '“指标内容”超过 500 个字'],
])('%s is refused by row and column, and the other rows are read', async (_, column, value, words) => {
  const bad = GOOD.with(column, value).with(2, column === 2 ? value : 'A-9')
  const file = await readSetFile(await workbook([HEADINGS, GOOD, bad, GOOD.with(2, 'A-3')]))
  const found = file.findings.map((one) => [one.row, one.column, one.severity, one.message.zh])
  expect(found).toContainEqual([3, HEADINGS[column], 'error', words])
  expect(file.indicators.map((one) => one.code)).toEqual(['A-1', 'A-3'])
})

test.each<[string, string, string, string]>([
  ['a stage that is none', '适用阶段', 'S9', '“适用阶段”“S9”不是施工阶段（S1–S8）'],
  ['stages backwards', '适用阶段', 'S4-S2', '“适用阶段”“S4-S2”不是施工阶段（S1–S8）'],
  ['works that are none', '工程类型', '房建、水利', '“工程类型”“水利”不是工程类型（房建、市政、轨道）'],
  ['neither yes nor no', '否决项', '也许', '“否决项”应为 是、否 之一'],
  ['a deduction without points', '扣分标准', '缺标志', '“扣分标准”“缺标志”应写成“分值：扣分情形”，每行一条'],
  ['a deduction above the points', '扣分标准', '11：缺标志', '扣分 11 不在 1 与满分 10 之间'],
])('%s is refused', async (_, heading, value, words) => {
  expect(await findingsOf([[...GOOD, value]], [...HEADINGS, heading])).toContain(`2 ${heading} error: ${words}`)
})

test('English deductions must go with the Chinese ones', async () => {
  const headings = [...HEADINGS, '扣分标准', '英文扣分标准']
  const words = '2 英文扣分标准 error: 英文扣分标准与中文的行数或分值不一致'
  expect(await findingsOf([[...GOOD, '3：缺标志', '3: no sign\n5: none']], headings)).toEqual([words])
  expect(await findingsOf([[...GOOD, '3：缺标志', '5: no sign']], headings)).toEqual([words])
  expect(await findingsOf([[...GOOD, '3：缺标志', '3: no sign']], headings)).toEqual([])
})

test('a code that occurs twice is refused where it comes again, also in other letters for the same', async () => {
  expect(await findingsOf([GOOD, GOOD.with(2, 'Ａ－１')])).toEqual(['3 编码 error: 编码与第 2 行重复'])
})

test('a group stands in one class and has one name', async () => {
  const headings = [...HEADINGS, '分组编码']
  expect(
    await findingsOf(
      [
        [...GOOD, 'G1'],
        [...GOOD.with(0, 'C3').with(2, 'A-2'), 'G1'],
        [...GOOD.with(1, '管沟').with(2, 'A-3'), 'G1'],
      ],
      headings,
    ),
  ).toEqual(['3  error: 分组已属于大类 C2', '4  warning: 名称与前面的“基坑”不一致，未采用'])
})

test('columns that are missing, double or unknown are named, and nothing is read without the needed ones', async () => {
  expect(await findingsOf([GOOD.slice(0, 5)], HEADINGS.slice(0, 5))).toEqual(['1 满分 error: 没有“满分”列'])
  expect(await findingsOf([[...GOOD, 5]], [...HEADINGS, '分值'])).toEqual(['1 分值 error: 同一内容的列出现两次'])
  expect(await findingsOf([[...GOOD, '甲']], [...HEADINGS, '备注'])).toEqual(['1 备注 warning: 不认识的列，未读取'])
})

test('a cell that computes its value is refused', async () => {
  const bytes = await workbook([HEADINGS, GOOD], (xml) => xml.replace(/(<c r="F2"[^>]*>)(<v>)/, '$1<f>5+5</f>$2'))
  const { findings } = await readSetFile(bytes)
  expect(findings).toMatchObject([
    { row: 2, column: '满分', severity: 'error', message: { zh: '单元格是公式，请粘贴为数值' } },
  ])
})

test('the template is empty but for its examples, and explains every column', async () => {
  const bytes = await writeTemplate('zh')
  const { findings, indicators } = await readSetFile(bytes)
  expect(indicators).toEqual([])
  expect(findings.map((found) => `${found.row} ${found.severity} ${found.message.zh}`)).toEqual([
    '3 warning 示例行，未导入',
    '4 warning 示例行，未导入',
    '0 error 文件中没有指标',
  ])
  const strings = strFromU8(unzipSync(new Uint8Array(bytes))['xl/sharedStrings.xml']!)
  for (const { label } of columns) {
    expect(strings).toContain(label.zh)
    expect(strings).toContain(label.en)
  }
})

test('an indicator that was withdrawn is exported with its day and not taken over again', async () => {
  const indicators = sampleSet.indicators.slice(0, 2)
  const withdrawn = { ...indicators[0]!, withdrawnOn: '2026-10-01' }
  const read = await readSetFile(
    await writeSetWorkbook({ ...sampleSet, indicators: [withdrawn, indicators[1]!] }, 'zh'),
  )
  expect(read.indicators).toEqual([indicators[1]])
  expect(read.findings).toMatchObject([{ row: 3, severity: 'warning', value: '2026-10-01' }])
})

test.each<[string, () => Promise<Uint8Array>, RegExp]>([
  ['an empty file', async () => new Uint8Array(), /文件是空的/],
  ['an old workbook', async () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), /旧版 .xls/],
  ['a damaged zip', async () => new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), /损坏/],
  ['some other zip', async () => zipSync({ 'a.txt': strToU8('a') }), /既没有 XLSX/],
  ['a map', async () => strToU8('{"type":"FeatureCollection","features":[]}'), /./],
  [
    'a sheet with one far cell',
    () => workbook([HEADINGS, GOOD], (xml) => xml.replaceAll('r="F2"', 'r="XFD1048576"')),
    /超过/,
  ],
  [
    'more rows than any set',
    () => workbook([HEADINGS, ...Array.from({ length: 2002 }, (_, row) => GOOD.with(2, `A-${row}`))]),
    /共 2002 行，超过上限 2001 条指标/,
  ],
])('%s is refused as a whole', async (_, make, words) => {
  const { findings, indicators } = await readSetFile(await make())
  expect(findings.map((found) => `${found.severity} ${found.message.zh}`)).toContainEqual(expect.stringMatching(words))
  expect(findings.some((found) => found.severity === 'error')).toBe(true)
  expect(indicators).toEqual([])
})

test('a file that only calls itself a workbook is answered in words, a plain table of indicators is read', async () => {
  const said = async (bytes: Uint8Array) => (await readSetFile(bytes)).findings.map((found) => found.message.zh)
  expect(await said(strToU8('会议纪要\n第一项，请各区按期报送'))).toEqual(['这不是 XLSX 工作簿'])
  expect(await said(strToU8('{"type": "FeatureCollection", "features": []}'))).toEqual(['这不是 XLSX 工作簿'])
  const { findings, indicators } = await readSetFile(strToU8(`${HEADINGS.join(',')}\n${GOOD.join(',')}\n`))
  expect([findings, indicators.length]).toEqual([[], 1])
})
