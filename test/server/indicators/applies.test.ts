import { expect, test } from 'vitest'
import { appliesTo } from '../../../server/indicators/applies.ts'

const pit = { stages: ['S2', 'S3'], worksTypes: ['building', 'rail'], withdrawnOn: null } as const
const anywhere = { stages: [], worksTypes: [], withdrawnOn: null }
const site = { stages: ['S3', 'S4'], worksType: 'building', day: '2026-05-10' } as const
const read = (one: typeof pit) => ({ ...one, stages: [...one.stages], worksTypes: [...one.worksTypes] })

test('one common stage is enough', () => {
  expect(appliesTo(read(pit), site)).toBe(true)
  expect(appliesTo(read(pit), { ...site, stages: ['S4', 'S6'] })).toBe(false)
  expect(appliesTo(read(pit), { ...site, stages: [] })).toBe(false)
})

test('the works type must be one of its own', () => {
  expect(appliesTo(read(pit), { ...site, worksType: 'municipal' })).toBe(false)
})

test('empty lists mean everything, even a site without a stage', () => {
  expect(appliesTo(anywhere, { ...site, stages: [], worksType: 'rail' })).toBe(true)
})

test('it is gone from the day of its withdrawal, not before', () => {
  const withdrawn = { ...anywhere, withdrawnOn: '2026-05-10' }
  expect(appliesTo(withdrawn, { ...site, day: '2026-05-09' })).toBe(true)
  expect(appliesTo(withdrawn, { ...site, day: '2026-05-10' })).toBe(false)
})
