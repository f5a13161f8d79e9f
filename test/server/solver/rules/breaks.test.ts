import { expect, test } from 'vitest'
import { bestInsertion, timeRoute } from '../../../../server/solver/index.ts'
import { bestOf, brokenBy, lineWorld } from '../line-world.ts'

const shift = (to: number) => [
  { hours: { from: 0, to }, breaks: [{ windows: [{ from: 300, to: 450 }], durationSeconds: 60 }] },
]

test('lunch takes time from the shift', () => {
  // 10 + 400 service + 60 lunch + 10 = 480
  const visits = [{ serviceSeconds: 400 }]
  expect(bestOf({ at: [0, 10], shifts: shift(480), visits }).routes).toEqual([[0]])
  expect(bestOf({ at: [0, 10], shifts: shift(479), visits }).routes).toEqual([[]])
})

test('lunch starts inside its window', () => {
  // service must start by 100, so it is from 10 to 510: 60 after 450
  const visits = [{ serviceSeconds: 500, windows: [{ from: 0, to: 100 }] }]
  expect(brokenBy({ at: [0, 10], shifts: shift(1000), visits }, [[0]])).toEqual([['break', 60]])
})

// lunch may start at 450 at the latest, which is when 0 is done: 10 + 440; a tea at the very beginning makes it the second
const tea = { windows: [{ from: 0, to: 0 }], durationSeconds: 0 }
const opensAt10 = { windows: [{ from: 10, to: 10 }] }

test.each([
  ['one break', shift(1000)],
  ['two breaks', shift(1000).map((one) => ({ ...one, breaks: [tea, ...one.breaks] }))],
])('with %s lunch may start in the last second of its window, and not a second later', (_, shifts) => {
  const world = (serviceSeconds: number) => ({ at: [0, 10], shifts, visits: [{ ...opensAt10, serviceSeconds }] })
  expect(brokenBy(world(440), [[0]])).toEqual([])
  expect(brokenBy(world(441), [[0]])).toEqual([['break', 1]])
  expect(bestOf(world(440)).routes).toEqual([[0]])
  expect(bestOf(world(441)).routes).toEqual([[]])
  // and on the way to the next one: from 450 until 510, there at 520
  const next = { windows: [{ from: 520, to: 520 }] }
  const both = (serviceSeconds: number) => {
    const { visits, ...one } = world(serviceSeconds)
    return bestOf({ ...one, at: [0, 10, 20], visits: [...visits, next] }).routes.flat().length
  }
  expect([both(440), both(441)]).toEqual([2, 1])
})

const twice = [
  {
    breaks: [
      {
        windows: [
          { from: 20, to: 40 },
          { from: 300, to: 450 },
        ],
        durationSeconds: 60,
      },
    ],
  },
]

test('of several windows of a break any one will do', () => {
  // service 10–410 and the break from 410, inside 300 … 450
  expect(brokenBy({ at: [0, 10], shifts: twice, visits: [{ serviceSeconds: 400 }] }, [[0]])).toEqual([])
  // service 10–510: the second window is missed by 60; before it, 0 + 60 of waiting puts the break to 20–80
  const long = lineWorld({ at: [0, 10], shifts: twice, visits: [{ serviceSeconds: 500 }] })
  const route = timeRoute(long, 0, [0])
  expect(route.breaks).toEqual([{ startSeconds: 20, endSeconds: 80, afterStop: -1 }])
  expect([route.returnSeconds, route.violations]).toEqual([590, []])
})

test('between two windows of a break nobody eats', () => {
  // on the way at 20: there at 110, done at 270, home at 320
  const open = timeRoute(lineWorld({ at: [0, 50], shifts: twice, visits: [{ serviceSeconds: 160 }] }), 0, [0])
  expect([open.breaks[0]?.startSeconds, open.returnSeconds]).toEqual([20, 320])
  // it must start by 100: there at 50, done at 210, home at 260, where lunch waits from 260 until 300
  const shut = { windows: [{ from: 0, to: 100 }], serviceSeconds: 160 }
  const closed = timeRoute(lineWorld({ at: [0, 50], shifts: twice, visits: [shut] }), 0, [0])
  expect([closed.breaks[0]?.startSeconds, closed.returnSeconds]).toEqual([300, 360])
})

test('the search uses the window that fits', () => {
  // as above: 50 + 160 + 50 with lunch on the way = 320; with the visit shut from 100 on it must be after: 360
  const world = (to: number, windows: { from: number; to: number }[]) => ({
    at: [0, 50],
    shifts: [{ ...twice[0], hours: { from: 0, to } }],
    visits: [{ serviceSeconds: 160, windows }],
  })
  expect(bestOf(world(320, [])).routes).toEqual([[0]])
  expect(bestOf(world(319, [])).routes).toEqual([[]])
  expect(bestOf(world(360, [{ from: 0, to: 100 }])).routes).toEqual([[0]])
  expect(bestOf(world(359, [{ from: 0, to: 100 }])).routes).toEqual([[]])
})

test('a stop goes in front of another one whose lunch is then in a later window', () => {
  // visit 1 must start by 30 and visit 0 by 150, so lunch can be neither before nor between them
  const visits = [{ serviceSeconds: 160, windows: [{ from: 0, to: 150 }] }, { windows: [{ from: 0, to: 30 }] }]
  const problem = lineWorld({ at: [0, 50, 25], shifts: twice, visits })
  // 25 + 100 + 25 + 160 = 310: lunch from 310 until 370, home at 420; 25 is on the way
  expect(bestInsertion(problem, [[0]], 1)).toEqual({ shift: 0, position: 0, extraTravelSeconds: 0 })
  expect(timeRoute(problem, 0, [1, 0])).toMatchObject({
    breaks: [{ startSeconds: 310 }],
    returnSeconds: 420,
    violations: [],
  })
})
