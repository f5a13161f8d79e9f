import { expect, test } from 'vitest'
import { findImpossible } from '../../../server/solver/impossible.ts'
import { buildProblem, check, ProblemError } from '../../../server/solver/index.ts'
import { days, hours, type LineWorld, lineInput, lineWorld } from './line-world.ts'

const said = (world: LineWorld) => findImpossible(lineWorld(world)).map(({ message }) => message)
const required = (visit: object) => [{ required: true, ...visit }]

test('what an empty shift can serve is possible, and what is not required may be anything', () => {
  expect(said({ at: [0, 450], visits: required({}) })).toEqual([])
  expect(said({ at: [0, 451], visits: [{}] })).toEqual([])
})

test('too long for every shift', () => {
  // 100 + 801 + 100 = 1,001 of 1,000
  expect(said({ at: [0, 100], visits: required({ serviceSeconds: 801 }) })).toEqual([
    'visits[0].serviceSeconds (801): alone in shift 0 (0 … 1000), which suits it best, required visit 0 ends 1 s too late',
  ])
})

test('windows that lie outside the hours of every shift', () => {
  expect(said({ at: [0, 100], shifts: days(2), visits: required({ windows: [{ from: 5000, to: 6000 }] }) })).toEqual([
    'visits[0].windows (from 5000): alone in shift 1 (2000 … 3000), which suits it best, required visit 0 ends 2200 s too late',
  ])
  // there at 100
  expect(said({ at: [0, 100], visits: required({ windows: [{ from: 0, to: 90 }] }) })).toEqual([
    'visits[0].windows[0].to is 90, but alone in shift 0 (0 … 1000), which suits it best, required visit 0 cannot start until 10 s later',
  ])
})

test('skills, forbidden shifts, loads, driving, and days without shifts', () => {
  expect(said({ at: [0, 1], shifts: [{ skills: 1 }], visits: required({ skills: 2 }) })).toEqual([
    'visits[0].skills is 2: no shift that may serve it has all of these bits',
  ])
  const assignmentCost = Int32Array.from([-1])
  expect(said({ at: [0, 1], visits: required({}), extra: { assignmentCost } })).toEqual([
    'assignmentCost[0] and the 0 behind it forbid visit 0, which is required, in every shift that it could be in',
  ])
  expect(said({ at: [0, 1], shifts: [{ capacity: [5] }], visits: required({ delivery: [7], pickup: [0] }) })).toEqual([
    'visits[0].delivery (or pickup) is 2 more than shift 0, which suits it best, can hold',
  ])
  expect(said({ at: [0, 80], shifts: [{ maxDrivingSeconds: 150 }], visits: required({}) })).toEqual([
    "visits[0].place is out of reach: alone in shift 0 (0 … 1000), which suits it best, required visit 0 breaks the rule 'driving' by 10",
  ])
  expect(said({ at: [0, 1], shifts: [{ maxWorkSeconds: 200 }], visits: required({ serviceSeconds: 500 }) })).toEqual([
    'visits[0].serviceSeconds (500): alone in shift 0 (0 … 1000), which suits it best, required visit 0 makes the team work 302 s too long',
  ])
  const pins = [{ visit: 0, shift: -1, day: 4, position: -1 }]
  expect(said({ at: [0, 1], visits: [{}], extra: { pins } })).toEqual([
    'visits[0] is pinned to day 4, on which there is no shift',
  ])
})

test('nothing that other stops make possible is impossible', () => {
  // 100 there, 800 of set-up, 100 of service, 100 back; behind visit 0 at the same place no set-up is paid
  const setup = { place: 1, setupSeconds: 800, serviceSeconds: 100 }
  const shared = {
    at: [0, 100],
    visits: [
      { place: 1, serviceSeconds: 10 },
      { ...setup, required: true },
    ],
  }
  expect(said(shared)).toEqual([])
  expect(said({ ...shared, visits: [setup].map((visit) => ({ ...visit, required: true })) })).toEqual([
    'visits[0].serviceSeconds (100, and 800 of set-up): alone in shift 0 (0 … 1000), which suits it best, required visit 0 ends 100 s too late',
  ])
  // the direct way takes 900, by visit 0 it takes 200
  const far = (direct: number) => {
    const input = lineInput({ at: [0, 100, 200], visits: [{ serviceSeconds: 10 }, { required: true }] })
    const durationSeconds = input.durationSeconds.slice()
    durationSeconds[2] = direct
    return buildProblem({ ...input, durationSeconds })
  }
  expect(findImpossible(far(900))).toEqual([])
  expect(check(far(900), [[0, 1]])).toEqual([])
  expect(check(far(900), [[1]])).toMatchObject([{ rule: 'hours', amount: 200 }])
})

test('whoever does not say that it is left out has the problem refused, before any search', () => {
  const { impossible, ...input } = lineInput({ at: [0, 100], visits: required({ windows: [{ from: 0, to: 90 }] }) })
  expect(impossible).toBe('leave-out')
  const message = 'visits[0].windows[0].to is 90, but alone in shift 0 (0 … 1000)'
  for (const wrong of [input, { ...input, impossible: 'refuse' as const }]) {
    expect(() => buildProblem(wrong)).toThrow(ProblemError)
    expect(() => buildProblem(wrong)).toThrow(message)
  }
  const visits = [{ ...input.visits[0]!, windows: [{ from: 0, to: 100 }] }]
  expect(buildProblem({ ...input, visits }).visits).toBe(1)
})

test('a pin to a shift is the word of a person, whatever it breaks', () => {
  const pins = [{ visit: 0, shift: 0, day: -1, position: -1 }]
  expect(said({ at: [0, 100], shifts: hours(10), visits: required({}), extra: { pins } })).toEqual([])
})
