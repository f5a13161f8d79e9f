import { expect, test } from 'vitest'
import { bestOf, hours } from '../line-world.ts'

test('of two visits that do not fit together the dearer one is made', () => {
  // each alone: 100 there, 100 service, 100 home = 300; both: 100 + 100 + 10 + 100 + 110 = 420 > 400
  const { routes, unserved } = bestOf({ at: [0, 100, 110], shifts: hours(400), visits: [{ prize: 5 }, { prize: 6 }] })
  expect([routes, unserved]).toEqual([[[1]], [0]])
})

test('a visit whose drive costs more than its prize stays out', () => {
  const weights = { unservedRequired: 0, prize: 10, travelSecond: 1, change: 0, unfairSecond: 0 }
  // 2 × 50 = 100 driving against 10 × 9 = 90 and 10 × 11 = 110
  expect(bestOf({ at: [0, 50], visits: [{ prize: 9 }], extra: { weights } }).routes).toEqual([[]])
  expect(bestOf({ at: [0, 50], visits: [{ prize: 11 }], extra: { weights } }).routes).toEqual([[0]])
})

test('what is left out costs its prize, what is served its drive', () => {
  const { score } = bestOf({ at: [0, 100, 110], shifts: hours(400), visits: [{ prize: 5 }, { prize: 6 }] })
  // 1,000 × 5 + 2 × 110
  expect(score).toMatchObject({ prize: 6, prizeUnserved: 5, travelSeconds: 220, cost: 5220 })
})
