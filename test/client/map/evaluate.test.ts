import { expect, test } from 'vitest'
import { evaluate, type Seen } from '../../../client/map/evaluate.ts'

const seen = (properties: Record<string, unknown>, zoom = 10, state = {}): Seen => ({ zoom, properties, state })

test('reads properties, zoom and state', () => {
  expect(evaluate(['get', 'level'], seen({ level: 'D' }))).toBe('D')
  expect(evaluate(['get', 'none'], seen({}))).toBeNull()
  expect(evaluate(['coalesce', ['get', 'none'], 7], seen({}))).toBe(7)
  expect(evaluate(['boolean', ['feature-state', 'selected'], false], seen({}, 10, { selected: true }))).toBe(true)
  expect(evaluate(['boolean', ['feature-state', 'selected'], false], seen({}))).toBe(false)
})

test('matches one label or several', () => {
  const expression = ['match', ['get', 'level'], ['A', 'B'], 'mild', 'D', 'severe', 'other']
  expect(['A', 'B', 'D', 'C'].map((level) => evaluate(expression, seen({ level })))).toEqual([
    'mild',
    'mild',
    'severe',
    'other',
  ])
})

test('steps change at their limit, the limit included', () => {
  const expression = ['step', ['get', 'v'], 'low', 10, 'middle', 20, 'high']
  expect([9.9, 10, 19, 20].map((v) => evaluate(expression, seen({ v })))).toEqual(['low', 'middle', 'middle', 'high'])
})

test('interpolates numbers and colours, and holds at both ends', () => {
  const radius = ['interpolate', ['linear'], ['zoom'], 8, 2, 12, 6]
  expect([4, 8, 10, 12, 20].map((zoom) => evaluate(radius, seen({}, zoom)))).toEqual([2, 2, 4, 6, 6])
  const doubling = ['interpolate', ['exponential', 2], ['zoom'], 0, 1, 4, 16]
  expect(evaluate(doubling, seen({}, 2))).toBe(4)
  expect(evaluate(['interpolate', ['linear'], ['zoom'], 0, '#000000', 2, '#ffffff'], seen({}, 1))).toBe(
    'rgb(128 128 128)',
  )
})

test('an operator it does not know is an error, never a silent nothing', () => {
  expect(() => evaluate(['within', {}], seen({}))).toThrow('within')
})
