import { describe, expect, test } from 'vitest'
import { timeRoute } from '../../../server/solver/index.ts'
import { lineWorld } from './line-world.ts'

const broken = (route: ReturnType<typeof timeRoute>) => route.violations.map(({ rule, amount }) => [rule, amount])

describe('timeRoute', () => {
  test('adds driving and service', () => {
    const problem = lineWorld({ at: [0, 30, 70], visits: [{}, {}] })
    const route = timeRoute(problem, 0, [0, 1])
    // 30 there, 100 service, 40 on, 100 service, 70 home
    expect(route.stops.map((stop) => [stop.arrivalSeconds, stop.startSeconds, stop.endSeconds])).toEqual([
      [30, 30, 130],
      [170, 170, 270],
    ])
    expect(route.returnSeconds).toBe(340)
    expect(route.drivingSeconds).toBe(140)
    expect(route.distanceMetres).toBe(1400)
    expect(route.workSeconds).toBe(340)
    expect(route.violations).toEqual([])
  })

  test('an idle shift neither drives nor rests', () => {
    const problem = lineWorld({
      at: [0, 50],
      shifts: [{ end: 1, breaks: [{ windows: [{ from: 0, to: 10 }], durationSeconds: 60 }] }],
      visits: [{ place: 1 }],
    })
    const route = timeRoute(problem, 0, [])
    expect([route.drivingSeconds, route.returnSeconds, route.breaks.length, route.violations.length]).toEqual([
      0, 0, 0, 0,
    ])
  })

  test('leaves later rather than wait at the first stop, and waits at later ones', () => {
    const problem = lineWorld({
      at: [0, 30, 70],
      visits: [{ windows: [{ from: 200, to: 250 }] }, { windows: [{ from: 400, to: 450 }] }],
    })
    const route = timeRoute(problem, 0, [0, 1])
    // service at 200 means leaving at 170; done at 300, there at 340, opens at 400
    expect(route.departureSeconds).toBe(170)
    expect(route.stops[0]).toMatchObject({ arrivalSeconds: 200, waitSeconds: 0, startSeconds: 200 })
    expect(route.stops[1]).toMatchObject({ arrivalSeconds: 340, waitSeconds: 60, startSeconds: 400 })
  })

  test('takes the next of several windows, and says how late a stop is when all are over', () => {
    const windows = [
      { from: 10, to: 20 },
      { from: 90, to: 120 },
    ]
    const near = lineWorld({ at: [0, 50], visits: [{ windows }] })
    expect(timeRoute(near, 0, [0]).stops[0]!.startSeconds).toBe(90)
    const far = lineWorld({ at: [0, 150], visits: [{ windows }] })
    const late = timeRoute(far, 0, [0])
    // there at 150, the last window closed at 120
    expect(broken(late)).toEqual([['window', 30]])
    expect(late.stops[0]!.startSeconds).toBe(150)
  })

  test('a service may end after its window, only its start counts', () => {
    const problem = lineWorld({ at: [0, 50], visits: [{ windows: [{ from: 0, to: 50 }] }] })
    expect(timeRoute(problem, 0, [0]).violations).toEqual([])
  })

  test('set-up is paid once per place', () => {
    const problem = lineWorld({
      at: [0, 30],
      visits: [
        { place: 1, setupSeconds: 20 },
        { place: 1, setupSeconds: 20 },
      ],
    })
    // 30 there, 20 + 100, then 100 at the same place, 30 home
    expect(timeRoute(problem, 0, [0, 1]).returnSeconds).toBe(280)
  })

  test('says by how much hours, driving and stops are exceeded', () => {
    const problem = lineWorld({
      at: [0, 60, 100],
      shifts: [{ hours: { from: 0, to: 350 }, maxDrivingSeconds: 150, maxStops: 1 }],
      visits: [{}, {}],
    })
    // 60 + 100 + 40 + 100 + 100 home = 400; 200 of it driving
    expect(broken(timeRoute(problem, 0, [0, 1]))).toEqual([
      ['hours', 50],
      ['driving', 50],
      ['stops', 1],
    ])
  })
})

describe('breaks', () => {
  const lunch = (from: number, to: number) => [{ breaks: [{ windows: [{ from, to }], durationSeconds: 60 }] }]

  test('lie where they cost least', () => {
    // without a break: service 30–130 and 170–270, home at 340; the break may start at 100–200, so after stop 0
    const problem = lineWorld({ at: [0, 30, 70], shifts: lunch(100, 200), visits: [{}, {}] })
    const route = timeRoute(problem, 0, [0, 1])
    expect(route.breaks).toEqual([{ startSeconds: 130, endSeconds: 190, afterStop: 0 }])
    expect(route.returnSeconds).toBe(400)
  })

  test('cost nothing while waiting', () => {
    const problem = lineWorld({
      at: [0, 30, 70],
      shifts: lunch(100, 300),
      visits: [{}, { windows: [{ from: 300, to: 310 }] }],
    })
    // done at 130, there at 170, opens at 300: 60 of the 130 s wait is lunch
    const route = timeRoute(problem, 0, [0, 1])
    expect(route.stops[1]).toMatchObject({ startSeconds: 300, waitSeconds: 70 })
    expect(route.returnSeconds).toBe(470)
  })

  test('may interrupt a drive', () => {
    // 500 of driving around the window 200–250: stop, eat for 60, drive on
    const problem = lineWorld({
      at: [0, 500],
      shifts: [{ ...lunch(200, 250)[0], hours: { from: 0, to: 2000 } }],
      visits: [{}],
    })
    const route = timeRoute(problem, 0, [0])
    expect(route.breaks[0]).toMatchObject({ startSeconds: 200, endSeconds: 260, afterStop: -1 })
    expect(route.stops[0]!.arrivalSeconds).toBe(560)
  })

  test('say by how much they come too late', () => {
    // service from 30 to 430 covers the window 100–350 except for starting before stop 0, at most at 0 … 30 < 100
    const problem = lineWorld({
      at: [0, 30],
      shifts: lunch(100, 350),
      visits: [{ serviceSeconds: 400, windows: [{ from: 0, to: 40 }] }],
    })
    expect(broken(timeRoute(problem, 0, [0]))).toEqual([['break', 80]])
  })

  test('of one shift are taken in order', () => {
    const problem = lineWorld({
      at: [0, 30],
      shifts: [
        {
          breaks: [
            { windows: [{ from: 0, to: 500 }], durationSeconds: 10 },
            { windows: [{ from: 100, to: 500 }], durationSeconds: 20 },
          ],
        },
      ],
      visits: [{}],
    })
    const route = timeRoute(problem, 0, [0])
    // 10 + 30 drive + 100 service + 20 + 30 home
    expect(route.returnSeconds).toBe(190)
    expect(route.breaks.map(({ startSeconds }) => startSeconds)).toEqual([130, 140])
  })
})
