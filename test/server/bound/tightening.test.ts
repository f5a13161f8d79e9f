import { describe, expect, test } from 'vitest'
import { Tightening } from '../../../server/bound/tightening.ts'

/** Any two of three visits, each half a route: a cut of the three is broken by a half. */
const halves = [
  [0, 1],
  [0, 2],
  [1, 2],
].map((visits) => ({ group: 0, visits, level: 0.5 }))

function nexts(limits: readonly number[]): string[] {
  const tightening = new Tightening()
  return limits.map((limit) => tightening.next(limit, halves).next)
}

describe('cuts, as long as they bring something', () => {
  test('whether worth is above or below nothing', () => {
    expect(nexts([1000, 999, 998, 997, 996, 995])).toEqual(['cuts', 'cuts', 'cuts', 'cuts', 'cuts', 'cuts'])
    expect(nexts([-995, -996, -997, -998, -999, -1000])).toEqual(['cuts', 'cuts', 'cuts', 'cuts', 'cuts', 'cuts'])
  })

  test('then routes remember more: after four in a row that brought nothing', () => {
    expect(nexts([1000, 1000, 1000, 1000, 1000])).toEqual(['cuts', 'cuts', 'cuts', 'cuts', 'memory'])
    expect(nexts([-1000, -1000, -1000, -1000, -1000])).toEqual(['cuts', 'cuts', 'cuts', 'cuts', 'memory'])
  })
})

test('with no cut broken routes remember more at once, until that is enough', () => {
  const tightening = new Tightening()
  const next = () => [tightening.next(100, []).next, tightening.memory]
  expect([next(), next(), next()]).toEqual([
    ['memory', 20],
    ['memory', 40],
    ['nothing', 40],
  ])
})
