import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { indicatorDiff } from '../../../server/contract/index.ts'
import { adoptIndicatorSet } from '../../../server/indicators/adopt-set.ts'
import { columns } from '../../../server/indicators/columns.ts'
import { importIndicatorSet, type SetOrder } from '../../../server/indicators/import-set.ts'
import { listIndicatorSets, readIndicatorSet } from '../../../server/indicators/queries.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'
import type { SetDraft } from '../../../server/indicators/set-draft.ts'
import { storeIndicatorSet } from '../../../server/indicators/store-set.ts'
import { writeSetWorkbook } from '../../../server/indicators/write-workbook.ts'
import { database, reset } from '../../support/database.ts'
import { workbook } from '../sites/workbook.ts'
import { fullSet } from './made-sets.ts'

const db = database()
beforeEach(() => reset(db))

const account = { id: 0, name: '测试' }
const importing = (version: string, bytes: Uint8Array, options: Partial<SetOrder> = {}) =>
  importIndicatorSet(db, { version, bytes, fileName: '指标.xlsx', dryRun: false, account, language: 'zh', ...options })
const audits = () => db.selectFrom('audit_entry').select(['action', 'subject', 'actor']).orderBy('id').execute()
const file = (set: SetDraft) => writeSetWorkbook(set, 'zh')

const small: SetDraft = { ...fullSet('small'), indicators: fullSet('small').indicators.slice(0, 5) }

test('667 indicators go in from a real workbook and come out the same', async () => {
  const set = fullSet('2026.1')
  const diff = await importing('2026.1', await file(set), { name: set.name, source: set.source })
  expect(indicatorDiff.parse(diff)).toMatchObject({ isStored: true, indicatorCount: 667, against: null, findings: [] })
  const stored = await readIndicatorSet(db, '2026.1')
  expect(stored).toMatchObject({ state: 'draft', isSample: false, name: set.name, source: '测试', createdBy: '测试' })
  expect(stored?.indicators).toEqual(set.indicators.map((one, position) => ({ ...one, position, withdrawnOn: null })))
  expect(await file({ ...set, ...stored })).toHaveLength((await file(set)).length)
  expect(await audits()).toEqual([{ action: 'indicators.import', subject: 'indicator-set:2026.1', actor: '测试' }])
})

test('a preview stores nothing and leaves no trace', async () => {
  const diff = await importing('a', await file(small), { dryRun: true })
  expect(diff).toMatchObject({ isStored: false, indicatorCount: 5 })
  expect(await listIndicatorSets(db)).toEqual([])
  expect(await audits()).toEqual([])
})

test('the same file twice changes nothing; another one replaces the draft whole', async () => {
  await importing('a', await file(small))
  const before = await readIndicatorSet(db, 'a')
  expect(await importing('a', await file(small))).toMatchObject({ isStored: true })
  expect(await readIndicatorSet(db, 'a')).toEqual(before)
  expect(await audits()).toHaveLength(1)
  await importing('a', await file({ ...small, indicators: small.indicators.slice(1, 3) }))
  expect((await readIndicatorSet(db, 'a'))?.indicators.map((one) => one.code)).toEqual(
    small.indicators.slice(1, 3).map((one) => one.code),
  )
  expect(await audits()).toHaveLength(2)
})

test('one bad row keeps the whole file out, and the draft of before as it was', async () => {
  await importing('a', await file(small))
  const before = await readIndicatorSet(db, 'a')
  const broken = {
    ...small,
    indicators: small.indicators.map((one, i) => (i === 3 ? { ...one, maxPoints: 500 } : one)),
  }
  const diff = await importing('a', await file(broken))
  expect(diff).toMatchObject({ isStored: false, findings: [{ row: 6, column: '满分', severity: 'error' }] })
  expect(await readIndicatorSet(db, 'a')).toEqual(before)
})

test('the difference is against the set in force that begins last', async () => {
  await storeIndicatorSet(db, small, { by: '测试', validFrom: '2025Q1' })
  await storeIndicatorSet(
    db,
    { ...small, version: 'later', indicators: small.indicators.slice(1) },
    { by: '测试', validFrom: '2026Q1' },
  )
  await storeIndicatorSet(db, { ...small, version: 'draft' }, { by: '测试' })
  const diff = await importing('next', await file(small), { dryRun: true })
  expect(diff).toMatchObject({ against: 'later', removed: [], changed: [], unchanged: 4 })
  expect(diff.added.map((one) => one.code)).toEqual([small.indicators[0]?.code])
})

test('a set in force cannot be imported over, but its own file says that nothing changes', async () => {
  await storeIndicatorSet(db, small, { by: '测试', validFrom: '2025Q1' })
  const before = await readIndicatorSet(db, 'small')
  const same = await importing('small', await file(small))
  expect(same.isStored).toBe(false)
  expect(same.findings.map((found) => found.severity)).toEqual(['warning'])
  const other = await importing('small', await file({ ...small, indicators: small.indicators.slice(1) }))
  expect(other).toMatchObject({ isStored: false, findings: [{ row: 0, severity: 'error' }] })
  expect(await readIndicatorSet(db, 'small')).toEqual(before)
})

test('a sample stays a sample on its way through a file, whatever it is called', async () => {
  await importing('mine', await file(sampleSet), { name: '官方指标' })
  expect(await readIndicatorSet(db, 'mine')).toMatchObject({ isSample: true, name: '示例 官方指标' })
  await importing('again', await file(sampleSet))
  expect(await readIndicatorSet(db, 'again')).toMatchObject({ isSample: true, name: sampleSet.name })
})

test('no version may be called like the template', async () => {
  expect(await importing('template', await file(small))).toMatchObject({ isStored: false })
  expect(await listIndicatorSets(db)).toEqual([])
})

test('two imports of one version at once leave one whole set', async () => {
  const other = { ...small, indicators: small.indicators.slice(0, 2) }
  const done = await Promise.all([importing('a', await file(small)), importing('a', await file(other))])
  expect(done.map((diff) => diff.isStored)).toEqual([true, true])
  expect([2, 5]).toContain((await readIndicatorSet(db, 'a'))?.indicators.length)
})

test('what a draft loses by being put in force is nothing', async () => {
  await importing('a', await file(small))
  await adoptIndicatorSet(db, { version: 'a', validFrom: '2027Q1', account })
  expect((await importing('a', await file(small))).findings.map((found) => found.severity)).toEqual(['warning'])
})

const nasty = fc.constantFrom<string | number>(
  '',
  ' ',
  '-',
  'C1',
  'C6',
  'C2',
  'A-1',
  'A-2',
  '基坑',
  '实体',
  '行为',
  'S2-S4',
  'S9',
  '全部',
  '房建',
  '是',
  '否',
  0,
  5,
  10,
  101,
  -1,
  1e300,
  2.5,
  '3：甲',
  '3：甲\n5：乙',
  '=1+1',
  '+1',
  '@x',
  '\ud800',
  'x\u0001y',
  'x\u0000y',
  '示例-1',
  'a'.repeat(3000),
  '__proto__',
  'constructor',
  "'; drop table indicator; --",
  '2026-01-01',
)
const good: Readonly<Record<string, string | number>> = {
  class: 'C2',
  className: '',
  classNameEn: '',
  group: '',
  groupName: '基坑',
  groupNameEn: '',
  code: 'A-1',
  text: '临边防护',
  textEn: '',
  angle: '实体',
  domain: '',
  stages: '',
  worksTypes: '',
  kind: '',
  veto: '',
  maxPoints: 10,
  deductions: '3：甲',
  deductionsEn: '',
  evidence: '',
  evidenceEn: '',
  needsPhoto: '',
  items: '',
  withdrawnOn: '',
}
const oneRow = fc.tuple(
  ...columns.map(({ name }) =>
    fc.oneof({ weight: 30, arbitrary: fc.constant(good[name] ?? '') }, { weight: 1, arbitrary: nasty }),
  ),
)

test('nonsense in the cells never breaks the import and never leaves half a set', { timeout: 120_000 }, async () => {
  await storeIndicatorSet(db, small, { by: '测试', validFrom: '2025Q1' })
  await fc.assert(
    fc.asyncProperty(fc.array(oneRow, { maxLength: 4 }), fc.constantFrom('a', 'small'), async (rows, version) => {
      const numbered = rows.map((cells, row) => cells.map((cell) => (cell === 'A-1' ? `A-${row}` : cell)))
      const headings = columns.map((column) => column.label.zh)
      const diff = indicatorDiff.parse(await importing(version, await workbook([headings, ...numbered])))
      const hasError = diff.findings.some((found) => found.severity === 'error')
      if (hasError) expect(diff.isStored).toBe(false)
      const stored = await readIndicatorSet(db, version)
      if (diff.isStored) expect(stored?.indicators).toHaveLength(diff.indicatorCount)
      if (version === 'small') expect(stored?.indicators).toHaveLength(5)
    }),
    { numRuns: 60 },
  )
})

test('damaged files never break the import', async () => {
  const whole = new Uint8Array(await file(small))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
      const bytes = isCut ? whole.slice(0, at) : whole.with(at, byte)
      indicatorDiff.parse(await importing('a', bytes, { dryRun: true }))
    }),
    { numRuns: 60 },
  )
})
