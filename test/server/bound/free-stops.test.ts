import { describe, expect, test } from 'vitest'
import { Candidates } from '../../../server/bound/candidates.ts'
import { familiesOf } from '../../../server/bound/family.ts'
import { freeBunches, mayLeaveOut, mergeFree } from '../../../server/bound/free-stops.ts'
import { proveBound } from '../../../server/bound/index.ts'
import { shiftClasses } from '../../../server/bound/shift-class.ts'
import type { PricedCut } from '../../../server/bound/stops.ts'
import { shortestWays } from '../../../server/bound/ways.ts'
import type { Problem, Visit } from '../../../server/solver/index.ts'
import { type LineWorld, lineWorld } from '../solver/line-world.ts'
import { dice } from '../solver/random-problem.ts'
import { bestPlan } from './brute-force.ts'

const here = (change: Partial<Visit> = {}): Partial<Visit> => ({ place: 1, serviceSeconds: 0, ...change })
const world = (visits: Partial<Visit>[], change: Partial<LineWorld> = {}): Problem =>
  lineWorld({ at: [0, 100, 300], visits, ...change })

function bunchesOf(problem: Problem): number[] {
  const [family] = familiesOf(problem, shiftClasses(problem, 0))
  return [...freeBunches(family!, mayLeaveOut(family!))]
}

describe('who serves one serves all', () => {
  test('at one place, where none takes time', () => {
    const elsewhere = here({ place: 2 })
    expect(bunchesOf(world([here(), here({ serviceSeconds: 1 }), here(), elsewhere, here()]))).toEqual([0, 1, 0, 2, 0])
  })

  test('when they are open at the same hours, and on the same days', () => {
    const early = here({ windows: [{ from: 0, to: 500 }] })
    expect(bunchesOf(world([here(), early, here(), early]))).toEqual([0, 1, 0, 1])
    const shifts = [{ day: 0 }, { day: 1, hours: { from: 2000, to: 3000 } }]
    const onTuesday = here({ windows: [{ from: 2000, to: 3000 }] })
    expect(bunchesOf(world([here(), onTuesday, here()], { shifts }))).toEqual([0, 1, 0])
  })

  test('and when none has a set-up that another one saves it', () => {
    expect(bunchesOf(world([here({ setupSeconds: 10 }), here(), here()]))).toEqual([0, 1, 2])
  })
})

test('a candidate that earns less than cuts could charge for it stands alone', () => {
  expect(mergeFree([0, 1, 2, 3], Int32Array.from([0, 0, 1, 0]), (i) => i !== 1)).toEqual([[0, 3], [1], [2]])
})

describe('what cuts charge for stops that are one', () => {
  const problem = world([here(), here(), here(), here({ place: 2 })])
  const classes = shiftClasses(problem, 0)
  const [family] = familiesOf(problem, classes)
  const candidates = new Candidates(family!, shortestWays(problem, classes), problem.places, 0)
  candidates.remember(10)
  const select = (...cuts: PricedCut[]) => candidates.select([0, 1, 2, 3], Float64Array.from([10, 20, 30, 40]), cuts)

  test('is charged at once for every two, and of an odd number the last one waits for another', () => {
    const { members, gain, cuts } = select({ visits: [0, 1, 2], price: 7 }, { visits: [1, 2, 3], price: 3 })
    expect(members).toEqual([[0, 1, 2], [3]])
    expect([...gain]).toEqual([50, 40])
    // the first cut has three of the first stop, the second two of it and the other stop
    expect([...cuts.of]).toEqual([0b01, 0b10])
  })

  test('and where it is more than one of them earns, that one is a stop of its own', () => {
    expect(select({ visits: [0, 1, 2], price: 15 }).members).toEqual([[0], [1, 2], [3]])
  })
})

test('twenty at one place and ten far away: what is proven is the truth', () => {
  // 600 there and back leave 400: four of the far ones, and the twenty on the way
  const visits = [...Array.from({ length: 20 }, () => here()), ...Array.from({ length: 10 }, () => ({ place: 2 }))]
  const stop = (iteration: number) => iteration >= 200
  const problem = world(visits)
  const { bound, isFinal } = proveBound(problem, { objective: 'prize', requiredServed: 0, stop })
  expect([bound, isFinal]).toEqual([240, true])
})

test('never below the best plan, seldom above it, where many take no time', () => {
  let exact = 0
  for (let seed = 1; seed <= 80; seed++) {
    const roll = dice(seed)
    const visits = Array.from({ length: 6 }, () => ({
      place: 1 + roll(2),
      serviceSeconds: roll(4) === 0 ? roll(300) : 0,
      prize: 1 + roll(20),
      setupSeconds: roll(6) === 0 ? roll(100) : 0,
      windows: roll(4) === 0 ? [{ from: roll(200), to: 200 + roll(300) }] : [],
      skills: roll(5) === 0 ? 1 : 0,
    }))
    const shift = () => ({
      hours: { from: 0, to: 200 + roll(600) },
      skills: roll(2),
      maxStops: roll(3) === 0 ? 3 : 100,
    })
    const problem = world(visits, { shifts: [shift(), shift()].slice(roll(2)) })
    const best = bestPlan(problem, 0, ({ prize }) => prize)!.worth
    const { bound } = proveBound(problem, { objective: 'prize', requiredServed: 0, stop: (i) => i >= 300 })
    expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(best)
    if (bound === best) exact++
  }
  expect(exact).toBeGreaterThan(75)
})
