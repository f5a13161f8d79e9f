import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyHazard, classifyWork, type HazardClass } from '../../../server/risk/classify-hazard.ts'
import { rules } from '../../support/rules.ts'

const classOf = (code: string, measure: string, value: number | null): HazardClass =>
  classifyHazard({ code, measure, value }, rules)

describe('危大 and 超规模', () => {
  test.each([
    ['PIT', 'depth', 3, 5],
    ['FW', 'height', 5, 8],
    ['FW', 'span', 10, 18],
    ['FW', 'area_load', 10, 15],
    ['FW', 'line_load', 15, 20],
    ['LIFT', 'single_lift', 10, 100],
    ['SC-G', 'height', 24, 50],
  ])('%s %s: from %d and from %d, both inclusive', (code, measure, hazardous, overScale) => {
    const values = [hazardous - 0.01, hazardous, overScale - 0.01, overScale]
    expect(values.map((value) => classOf(code, measure, value))).toEqual([
      'none',
      'hazardous',
      'hazardous',
      'over_scale',
    ])
  })

  test.each([
    ['LB', 'point_load', 7],
    ['CRANE', 'capacity', 300],
    ['CRANE', 'height', 200],
    ['CRANE', 'base_level', 200],
    ['SC-A', 'lift_height', 150],
    ['SC-C', 'section_height', 20],
    ['CW', 'height', 50],
    ['ST', 'span', 36],
    ['ST', 'membrane_span', 60],
    ['PILE', 'depth', 16],
  ])('any %s %s is 危大, from %d 超规模', (code, measure, overScale) => {
    expect([0, overScale - 0.01, overScale].map((value) => classOf(code, measure, value))).toEqual([
      'hazardous',
      'hazardous',
      'over_scale',
    ])
  })

  test('a shallow pit is 危大 in complex surroundings, never 超规模', () => {
    expect(classOf('PIT', 'complex_surroundings', 2.5)).toBe('hazardous')
  })

  test('jacking is 超规模 from 1000 kN and nothing below', () => {
    expect([999, 1000].map((value) => classOf('JACK', 'weight', value))).toEqual(['none', 'over_scale'])
  })

  test('tunnels, tool formwork, underwater work and new technology are always 超规模', () => {
    expect(['TUN', 'FW-T', 'UW', 'NEW'].map((code) => classOf(code, '', null))).toEqual(Array(4).fill('over_scale'))
  })

  test('an unmeasured or oddly measured work counts as 危大, an unknown code not at all', () => {
    expect(classOf('PIT', 'depth', null)).toBe('hazardous')
    expect(classOf('PIT', 'width', 40)).toBe('hazardous')
    expect(classOf('DEM', '', null)).toBe('hazardous')
    expect(classOf('DEM', 'special_structure', 1)).toBe('over_scale')
    expect(classOf('TUN', 'length', 300)).toBe('over_scale')
    expect(classOf('GARDEN', 'area', 300)).toBe('none')
  })

  test('a work measured in several ways counts once, by its worst measure', () => {
    expect(classifyWork({ code: 'FW', measured: { height: 4, span: 18, area_load: 12 } }, rules)).toBe('over_scale')
    expect(classifyWork({ code: 'FW', measured: { height: 4, span: 9 } }, rules)).toBe('none')
  })

  test('more never means less dangerous', () => {
    const order = ['none', 'hazardous', 'over_scale']
    const rule = fc.constantFrom(...rules.hazards)
    const value = fc.double({ min: 0, max: 2000, noNaN: true })
    fc.assert(
      fc.property(rule, value, value, ({ code, measure }, a, b) => {
        const rank = (one: number): number => order.indexOf(classOf(code, measure, one))
        expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)))
      }),
    )
  })
})
