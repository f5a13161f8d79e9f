import { expect, test } from 'vitest'
import { exclusionOf } from '../../../server/assessment/site-in-quarter.ts'
import type { SiteParts } from '../../../server/assessment/site-parts.ts'
import { standingOf } from '../../../server/assessment/standing.ts'
import { gradingRules } from '../../support/grading-rules.ts'
import { submissionOf as sent, siteParts } from './site-parts.ts'

const standing = (more: Partial<SiteParts>, combined: number | null = 80) =>
  standingOf(siteParts(more), combined, gradingRules)
const late = { isLate: true }

test('half of what was due in time is enough: two of three months, two of three firms', () => {
  const due = { self: 3, firm: 3 }
  const firms = [sent('contractor', null, 80), sent('client', null, 80), sent('supervision', null, 80, {}, late)]
  const months = [sent('project', 1, 80), sent('project', 2, 80)]
  expect(standing({ due, submissions: [...months, ...firms] })).toEqual({ status: 'ranked', reason: '' })
  expect(standing({ due, submissions: [months[0]!, sent('project', 2, 80, {}, late), ...firms] })).toEqual({
    status: 'late',
    reason: 'self_missing',
  })
  expect(standing({ due, submissions: [...months, ...firms.slice(1)] })).toEqual({
    status: 'late',
    reason: 'firm_missing',
  })
})

test('what is not yet due is not missed', () => {
  expect(standing({ due: { self: 1, firm: 0 }, submissions: [sent('project', 1, 80)] }).status).toBe('ranked')
  expect(standing({ due: { self: 0, firm: 0 } }, null)).toEqual({ status: 'late', reason: 'nothing_applied' })
})

test('an accident comes before falsehood, falsehood before exclusion, exclusion before lateness', () => {
  const all = {
    due: { self: 3, firm: 3 },
    exclusion: 'suspended',
    falsehoods: ['copied'],
    hasAccident: true,
  } as const
  expect(standing(all)).toEqual({ status: 'ranked', reason: 'accident' })
  expect(standing({ ...all, hasAccident: false })).toEqual({ status: 'false', reason: 'copied' })
  expect(standing({ ...all, hasAccident: false, falsehoods: [] })).toEqual({ status: 'excluded', reason: 'suspended' })
  expect(standing({ due: all.due })).toEqual({ status: 'late', reason: 'self_missing' })
})

test('准备 is all S1, 完工预验 all S8 or so registered, 停工 whatever the stage', () => {
  expect(exclusionOf('active', ['S1'])).toBe('preparation')
  expect(exclusionOf('active', ['S1', 'S2'])).toBeNull()
  expect(exclusionOf('active', ['S8', 'S8'])).toBe('precompletion')
  expect(exclusionOf('active', ['S7', 'S8'])).toBeNull()
  expect(exclusionOf('precompletion', ['S6'])).toBe('precompletion')
  expect(exclusionOf('suspended', ['S1'])).toBe('suspended')
  expect(exclusionOf('active', [])).toBeNull()
})
