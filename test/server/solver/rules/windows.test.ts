import { expect, test } from 'vitest'
import { bestOf, brokenBy } from '../line-world.ts'

const at = [0, 30, 70]
const late = { windows: [{ from: 500, to: 600 }] }
const early = { windows: [{ from: 0, to: 100 }] }

test('the order follows the windows', () => {
  // visit 1 at 70, done at 170; visit 0 reached at 210, from 500
  expect(bestOf({ at, visits: [late, early] }).routes).toEqual([[1, 0]])
  // the other way round visit 0 is done at 600 and visit 1 reached at 640, 540 after 100
  expect(brokenBy({ at, visits: [late, early] }, [[0, 1]])).toEqual([['window', 540]])
})

test('of several windows of a visit the next one counts', () => {
  const twice = {
    windows: [
      { from: 0, to: 100 },
      { from: 700, to: 800 },
    ],
  }
  // visit 0 from 500 to 600, visit 1 reached at 640, from 700 to 800, home at 870
  expect(brokenBy({ at, visits: [late, twice] }, [[0, 1]])).toEqual([])
})

test('a window on each of several days leaves the day open', () => {
  const shifts = [0, 1].map((day) => ({ team: 0, day, hours: { from: day * 2000, to: day * 2000 + 300 } }))
  const daily = {
    windows: [
      { from: 0, to: 100 },
      { from: 2000, to: 2100 },
    ],
  }
  // each takes 30 + 100 + 30 and 70 + 100 + 70; both 30 + 100 + 40 + 100 + 70 = 340 > 300
  expect(bestOf({ at, shifts, visits: [{ windows: [{ from: 0, to: 100 }] }, daily] }).routes).toEqual([[0], [1]])
})

test('only the start of a service counts, it may end after its window', () => {
  expect(brokenBy({ at: [0, 50], visits: [{ windows: [{ from: 0, to: 50 }] }] }, [[0]])).toEqual([])
  expect(brokenBy({ at: [0, 51], visits: [{ windows: [{ from: 0, to: 50 }] }] }, [[0]])).toEqual([['window', 1]])
})
