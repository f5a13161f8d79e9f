import { beforeEach, expect, test } from 'vitest'
import { indicatorSet } from '../../../server/contract/index.ts'
import { findSetForQuarter, listIndicatorSets, readIndicatorSet } from '../../../server/indicators/queries.ts'
import { sampleSet } from '../../../server/indicators/sample/sample-set.ts'
import { storeIndicatorSet } from '../../../server/indicators/store-set.ts'
import { database, reset } from '../../support/database.ts'

const db = database()
beforeEach(() => reset(db))

test('a set comes back as it was stored, in its order', async () => {
  await storeIndicatorSet(db, sampleSet, { by: '测试', validFrom: '2024Q4' })
  const set = await readIndicatorSet(db, sampleSet.version)
  expect(indicatorSet.parse(set)).toEqual({
    ...sampleSet,
    state: 'in_force',
    validFrom: '2024Q4',
    indicatorCount: sampleSet.indicators.length,
    createdAt: expect.any(String),
    createdBy: '测试',
    indicators: sampleSet.indicators.map((one, position) => ({ ...one, position, withdrawnOn: null })),
  })
  expect(await readIndicatorSet(db, 'none')).toBeUndefined()
})

test('a draft is replaced whole; a set in force is not', async () => {
  const shorter = { ...sampleSet, indicators: sampleSet.indicators.slice(0, 3) }
  await storeIndicatorSet(db, sampleSet, { by: '测试' })
  await storeIndicatorSet(db, shorter, { by: '测试' })
  expect((await listIndicatorSets(db)).map((row) => row.indicatorCount)).toEqual([3])
  await storeIndicatorSet(db, shorter, { by: '测试', validFrom: '2026Q1' })
  await expect(storeIndicatorSet(db, sampleSet, { by: '测试' })).rejects.toThrow(/indicator_set_pkey/)
  expect((await readIndicatorSet(db, sampleSet.version))?.indicators).toHaveLength(3)
})

test('a quarter is assessed by the latest set in force that begins by then; drafts do not count', async () => {
  const named = (version: string) => ({ ...sampleSet, version, indicators: sampleSet.indicators.slice(0, 1) })
  await storeIndicatorSet(db, named('old'), { by: '测试', validFrom: '2025Q1' })
  await storeIndicatorSet(db, named('new'), { by: '测试', validFrom: '2026Q2' })
  await storeIndicatorSet(db, named('draft'), { by: '测试' })
  const found = await Promise.all(
    ['2024Q4', '2025Q1', '2026Q1', '2026Q2', '2027Q1'].map((q) => findSetForQuarter(db, q)),
  )
  expect(found).toEqual([undefined, 'old', 'old', 'new', 'new'])
})
