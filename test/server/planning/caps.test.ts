import { describe, expect, test } from 'vitest'
import { applyCaps, type CapVisit } from '../../../server/planning/caps.ts'

const visit = (siteId: number, priority: number, more: Partial<CapVisit> = {}): CapVisit => ({
  siteId,
  name: `工地${siteId}`,
  contractorId: 9,
  contractor: '一建',
  required: false,
  countsToCap: true,
  priority,
  ...more,
})
const caps = (perFirm: number | null, usedByFirm: number, perSite: number | null = null) => ({
  perFirm,
  perSite,
  usedByFirm: new Map([[9, usedByFirm]]),
  usedBySite: new Map([[1, 5]]),
})

describe('published caps', () => {
  test('what is left goes to the most urgent; the others are barred with the numbers', () => {
    const { barred, conflicts } = applyCaps([visit(1, 10), visit(2, 30), visit(3, 20)], caps(10, 8))
    expect(barred.map((words) => words !== null)).toEqual([true, false, false])
    expect(barred[0]!.zh).toBe(
      '检查频次上限：企业 一建 今年上限 10 次，已用 8 次，本周必查 0 次，余 2 次给优先级更高的工地',
    )
    expect(conflicts).toEqual([])
  })

  test('must-dos take first, and stay where they break the cap: that is a conflict, shown', () => {
    const { barred, conflicts } = applyCaps([visit(1, 10, { required: true }), visit(2, 30)], caps(10, 10))
    expect(barred.map((words) => words !== null)).toEqual([false, true])
    expect(conflicts).toMatchObject([{ scope: 'firm', firmId: 9, cap: 10, used: 10, planned: 1 }])
  })

  test('re-checks, complaints and accidents use up nothing', () => {
    const { barred, conflicts } = applyCaps([visit(1, 10, { required: true, countsToCap: false })], caps(10, 10))
    expect([barred, conflicts]).toEqual([[null], []])
  })

  test('the cap per site holds beside the one per firm', () => {
    const { barred } = applyCaps([visit(1, 10), visit(2, 5)], caps(null, 0, 5))
    expect(barred.map((words) => words !== null)).toEqual([true, false])
  })

  test('an optional visit that the site cap bars does not use up the firm cap', () => {
    const { barred } = applyCaps([visit(1, 10), visit(2, 5)], { ...caps(6, 5, 5) })
    expect(barred.map((words) => words !== null)).toEqual([true, false])
  })
})
