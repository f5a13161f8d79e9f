import { expect, test } from 'vitest'
import {
  nextArrival,
  type PlayTrack,
  partAt,
  playOn,
  playTrack,
  positionAt,
} from '../../../client/workspaces/week/play-track.ts'
import type { PlanRoute } from '../../../server/contract/index.ts'

const at = (hours: number, minutes = 0) => hours * 3600 + minutes * 60
const stop = (visit: number, arrival: number, start: number, end: number) => ({
  ...{ visit, travelSeconds: at(0, 30), travelMetres: 10_000, isTravelEstimated: false },
  ...{ arrivalSeconds: arrival, startSeconds: start, endSeconds: end },
  ...{ isPinned: false, isOutsideGrid: false, violations: [] },
})
// 9:00 base → 9:30 first stop, waits until 10:00, stays until 11:30; lunch there until 12:30; 13:00 second stop until
// 14:00; back at 14:30.
const route: PlanRoute = {
  shift: 0,
  departureSeconds: at(9),
  stops: [stop(4, at(9, 30), at(10), at(11, 30)), stop(7, at(13), at(13), at(14))],
  lunch: { startSeconds: at(11, 30), endSeconds: at(12, 30), afterStop: 0 },
  returnTravelSeconds: at(0, 30),
  returnTravelMetres: 10_000,
  isReturnEstimated: false,
  returnSeconds: at(14, 30),
  drivingSeconds: at(1, 30),
  distanceMetres: 30_000,
  workSeconds: at(5, 30),
  violations: [],
}
// Out: 3 units east and 1 north at the equator; then straight lines.
const lines = [
  [
    [0, 0],
    [3, 0],
    [3, 1],
  ],
  [
    [3, 1],
    [0, 1],
  ],
  [
    [0, 1],
    [0, 0],
  ],
] as const
const track: PlayTrack = playTrack(route, lines)

test('a day is drives, waits, visits and lunch without a gap', () => {
  expect(track.map(({ kind, from, to, stop }) => [kind, from / 3600, to / 3600, stop])).toEqual([
    ['drive', 9, 9.5, 0],
    ['wait', 9.5, 10, 0],
    ['visit', 10, 11.5, 0],
    ['lunch', 11.5, 12.5, 0],
    ['drive', 12.5, 13, 1],
    ['visit', 13, 14, 1],
    ['drive', 14, 14.5, 2],
  ])
})

test('the team is as far along its leg as its time has passed', () => {
  // Half of 3 + 1 units is 2 along the first of them; three quarters are its end.
  expect(positionAt(track, at(9))).toEqual([0, 0])
  expect(positionAt(track, at(9, 15))?.[0]).toBeCloseTo(2, 2)
  expect(positionAt(track, at(9, 15))?.[1]).toBeCloseTo(0, 5)
  expect(positionAt(track, at(12))).toEqual([3, 1])
  expect(positionAt(track, at(12, 40))?.[0]).toBeCloseTo(2, 5)
  expect(positionAt(track, at(20))).toEqual([0, 0])
  expect(partAt(track, at(11, 40))?.kind).toBe('lunch')
  expect(positionAt([], at(9))).toBeUndefined()
})

test('driving plays four minutes a second, a stay is a pause of less than one', () => {
  // 30 minutes of driving take 1800 / 240 = 7.5 seconds.
  expect(playOn(track, at(9), 5000)).toBe(at(9, 20))
  expect(playOn(track, at(9), 7500)).toBe(at(9, 30))
  // The wait of 30 minutes takes 0.9 s: 0.45 s are a quarter of an hour.
  expect(playOn(track, at(9), 7950)).toBe(at(9, 45))
  expect(playOn(track, at(14), 60_000)).toBe(at(14, 30))
})

test('a stay shorter than its pause passes at the pace of driving', () => {
  const short: PlayTrack = [{ kind: 'wait', from: 0, to: 60, stop: 0, line: [[0, 0]] }]
  expect(playOn(short, 0, 125)).toBe(30)
})

test('step by step it goes from arrival to arrival', () => {
  const arrivals = [at(9)]
  while (arrivals.length < 6) arrivals.push(nextArrival(track, arrivals.at(-1)!))
  expect(arrivals.map((seconds) => seconds / 3600)).toEqual([9, 9.5, 13, 14.5, 14.5, 14.5])
})

test('lunch in the middle of a wait is a part of it', () => {
  const waits: PlanRoute = {
    ...route,
    stops: [stop(4, at(9, 30), at(13), at(14))],
    lunch: { startSeconds: at(11), endSeconds: at(12), afterStop: -1 },
    returnSeconds: at(14, 30),
  }
  const kinds = playTrack(waits, [lines[0], lines[2]]).map(({ kind, from, to }) => [kind, from / 3600, to / 3600])
  expect(kinds.slice(1, 4)).toEqual([
    ['wait', 9.5, 11],
    ['lunch', 11, 12],
    ['wait', 12, 13],
  ])
})
