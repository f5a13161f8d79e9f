import { describe, expect, test } from 'vitest'
import { gradeSite, gradeSubmission } from '../../../server/assessment/grade-site.ts'
import { assembleGradingRules } from '../../../server/assessment/grading-rules.ts'
import type { CountedSubmission } from '../../../server/assessment/site-parts.ts'
import { gradingRows, gradingRules } from '../../support/grading-rules.ts'
import { submissionOf as sent, siteParts } from './site-parts.ts'

const grade = (...submissions: CountedSubmission[]) => gradeSite(siteParts({ submissions }), gradingRules)

describe('the rules', () => {
  test('are complete or refused by name', () => {
    expect(gradingRules).toMatchObject({ vetoCap: 59, levels: { self: 0.2, firm: 0.3, government: 0.5 } })
    const some = gradingRows.filter(({ key }) => key !== 'grading.safety.C5' && key !== 'grading.veto_cap')
    expect(() => assembleGradingRules('x', some)).toThrow('Rules x lack grading.safety.C5, grading.veto_cap')
  })
})

describe('one submission', () => {
  test('safety 0.4·C1 + 0.5·C2 + 0.1·C5, quality 0.4·C3 + 0.6·C4, combined half of each', () => {
    // 0.4·80 + 0.5·90 + 0.1·100 = 87; 0.4·70 + 0.6·60 = 64; 75.5
    expect(gradeSubmission(sent('project', 1, [80, 90, 70, 60, 100]), gradingRules)).toEqual({
      safety: 87,
      quality: 64,
      combined: 75.5,
    })
  })

  test('a class of which nothing applied leaves its weight to the others', () => {
    // without C5: (0.4·80 + 0.5·90) / 0.9 = 77 / 0.9 = 85.56
    const figures = gradeSubmission(sent('project', 1, [80, 90, 70, 60, null]), gradingRules)
    expect(figures).toEqual({ safety: 85.56, quality: 64, combined: 74.78 })
    // no quality class at all: combined is safety
    expect(gradeSubmission(sent('project', 1, [80, 80, null, null, 80]), gradingRules)).toEqual({
      safety: 80,
      quality: null,
      combined: 80,
    })
  })

  test('a failed veto holds its class at 59', () => {
    // safety 0.4·59 + 0.5·100 + 0.1·100 = 83.6
    const one = sent('project', 1, [95, 100, 100, 100, 100], { C1: ['C1-a'] })
    expect(gradeSubmission(one, gradingRules)).toEqual({ safety: 83.6, quality: 100, combined: 91.8 })
    const worse = sent('project', 1, [40, 100, 100, 100, 100], { C1: ['C1-a'] })
    expect(gradeSubmission(worse, gradingRules).safety).toBe(76)
  })
})

describe('three levels', () => {
  test('self is the mean of its months, firms count by the median, the government by the mean: 0.2, 0.3, 0.5', () => {
    // self (90 + 80) / 2 = 85; firms 70, 90, 95 → 90; government (60 + 70) / 2 = 65
    // 0.2·85 + 0.3·90 + 0.5·65 = 17 + 27 + 32.5 = 76.5
    const site = grade(
      sent('project', 1, 90),
      sent('project', 2, 80),
      sent('contractor', null, 95),
      sent('supervision', null, 70),
      sent('client', null, 90),
      sent('agency', null, 60),
      sent('assessor', null, 70),
    )
    expect(site).toMatchObject({ safety: 76.5, quality: 76.5, combined: 76.5, isWithoutGovernment: false })
    expect(site.levels.map(({ level, weight, figures }) => [level, weight, figures.combined])).toEqual([
      ['self', 0.2, 85],
      ['firm', 0.3, 90],
      ['government', 0.5, 65],
    ])
    expect(site.divergence).toBe(25)
  })

  test('without the government 0.4 and 0.6, and it is said', () => {
    // two firms: (70 + 90) / 2 = 80; 0.4·90 + 0.6·80 = 84
    const site = grade(sent('project', 1, 90), sent('contractor', null, 70), sent('client', null, 90))
    expect(site).toMatchObject({ combined: 84, isWithoutGovernment: true, divergence: 20 })
  })

  test('a level of which nothing came leaves its weight to the others', () => {
    // firm 0.3 and government 0.5 of 0.8: (0.3·80 + 0.5·60) / 0.8 = 54 / 0.8 = 67.5
    expect(grade(sent('contractor', null, 80), sent('agency', null, 60))).toMatchObject({
      combined: 67.5,
      levels: [
        { level: 'firm', weight: 0.3 / 0.8 },
        { level: 'government', weight: 0.5 / 0.8 },
      ],
    })
    expect(grade(sent('project', 1, 80))).toMatchObject({ combined: 80, divergence: null })
    expect(grade()).toMatchObject({ combined: null, levels: [], isWithoutGovernment: true, divergence: null })
  })

  test('safety and quality go their own ways to the combined figure', () => {
    // safety 0.4·100 + 0.6·50 = 70, quality 0.4·60 + 0.6·80 = 72, combined 71
    const site = grade(sent('project', 1, [100, 100, 60, 60, 100]), sent('contractor', null, [50, 50, 80, 80, 50]))
    expect(site).toMatchObject({ safety: 70, quality: 72, combined: 71 })
  })

  test('a level that says nothing of quality counts for safety only', () => {
    const site = grade(sent('project', 1, 80), sent('contractor', null, [60, 60, null, null, 60]))
    // safety 0.4·80 + 0.6·60 = 68; quality 80 from self alone
    expect(site).toMatchObject({ safety: 68, quality: 80, combined: 74 })
  })

  test('every veto of every party marks the site, once', () => {
    const fails = { C2: ['C2-b'] }
    const site = grade(sent('project', 1, 90, fails), sent('agency', null, 90, { ...fails, C4: ['C4-a'] }))
    expect(site.vetoCodes).toEqual(['C2-b', 'C4-a'])
  })
})
