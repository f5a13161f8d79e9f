import { expect, test } from 'vitest'
import { bestOf, brokenBy, days, hours } from '../line-world.ts'

test('the team leaves and is back within its shift', () => {
  // 60 + 100 + 60 = 220
  expect(bestOf({ at: [0, 60], shifts: hours(220), visits: [{}] }).routes).toEqual([[0]])
  expect(bestOf({ at: [0, 60], shifts: hours(219), visits: [{}] }).routes).toEqual([[]])
  expect(brokenBy({ at: [0, 60], shifts: hours(219), visits: [{}] }, [[0]])).toEqual([['hours', 1]])
})

test('several shifts of a team are several days', () => {
  // each visit needs 100 + 700 + 100 = 900 of 1,000
  const visits = [{ serviceSeconds: 700 }, { serviceSeconds: 700 }]
  const { routes } = bestOf({ at: [0, 100, 100], shifts: days(3), visits })
  expect(routes.map((route) => route.length).sort()).toEqual([0, 1, 1])
})
