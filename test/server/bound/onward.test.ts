import { describe, expect, test } from 'vitest'
import { type Arcs, arcsOf } from '../../../server/bound/arcs.ts'
import { Candidates } from '../../../server/bound/candidates.ts'
import { familiesOf } from '../../../server/bound/family.ts'
import { Onward } from '../../../server/bound/onward.ts'
import { ServiceLimit } from '../../../server/bound/route-limits.ts'
import { shiftClasses } from '../../../server/bound/shift-class.ts'
import type { Stops } from '../../../server/bound/stops.ts'
import { shortestWays } from '../../../server/bound/ways.ts'
import type { Problem } from '../../../server/solver/index.ts'
import { lineWorld } from '../solver/line-world.ts'
import { dice, randomProblem } from '../solver/random-problem.ts'

/** All candidates of the problem's first family, each earning so much; a second of driving costs `perSecond`. */
function stopsOf(problem: Problem, perSecond: number, gain: (i: number) => number): Stops {
  const classes = shiftClasses(problem, 0)
  const [family] = familiesOf(problem, classes)
  const all = Array.from(family!.visits, (_, i) => i)
  const candidates = new Candidates(family!, shortestWays(problem, classes), problem.places, perSecond)
  candidates.remember(all.length)
  return candidates.select(all, Float64Array.from(all, gain), [])
}

function onwardOf(stops: Stops): Onward {
  return new Onward(stops, allArcs(stops))
}

/** The arcs of routes that are possible at all. */
function allArcs(stops: Stops): Arcs {
  const floors = new Float64Array(1 << stops.family.classes.length).fill(Number.NEGATIVE_INFINITY)
  return arcsOf(stops, new ServiceLimit(stops), floors, stops.count)
}

describe('in hand arithmetic: stops at 100 and 200 from the base, 300 s each', () => {
  const visits = [{ serviceSeconds: 300 }, { serviceSeconds: 300 }]
  const earned = [10, 20]
  const onward = onwardOf(stopsOf(lineWorld({ at: [0, 100, 200], visits }), 0, (i) => earned[i]!))
  const start = 2

  test('there is time for the other one, or for the way home only', () => {
    // 100 to the first, 300 there, 100 home
    expect(onward.from(start, 1, 500)).toBe(10)
    expect(onward.from(start, 1, 450)).toBeCloseTo(0)
    expect(onward.from(start, 1, 150)).toBe(Number.NEGATIVE_INFINITY)
  })

  test('nobody turns straight back to the stop before', () => {
    expect(onward.from(0, 1, 500)).toBeCloseTo(0)
    // two stops alone leave nothing to go round by, however much time there is
    expect(onward.from(start, 1, 1000)).toBe(10)
  })

  test('the way costs what it costs', () => {
    const dear = onwardOf(stopsOf(lineWorld({ at: [0, 100, 200], visits }), 0.01, (i) => earned[i]!))
    // 10 less a hundredth of 100 there and 100 home
    expect(dear.from(start, 1, 500)).toBeCloseTo(8)
  })
})

test('a stop that takes no time limits nothing', () => {
  const stops = stopsOf(lineWorld({ at: [0, 100], visits: [{ serviceSeconds: 0 }] }), 0, () => 10)
  expect(onwardOf(stops).from(1, 0, 500)).toBe(Number.POSITIVE_INFINITY)
})

test('no way on that makes each stop once earns more', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const roll = dice(seed)
    const stops = stopsOf(randomProblem(seed, { teams: 1, days: 2, visits: 6 }), roll(2) * 0.5, () => roll(1000) - 100)
    const arcs = allArcs(stops)
    const onward = new Onward(stops, arcs)
    const n = stops.count
    for (let before = 0; before <= n; before++)
      for (let j = 0; j < n; j++) {
        if (j === before) continue
        const left = roll(stops.family.length)
        const most = bestOnward(stops, arcs, new Set([before]), j, left)
        expect(onward.from(before, j, left)).toBeGreaterThanOrEqual(most)
      }
  }
})

/** By exhaustion: what can be earned after stop j, not going where the route has been, and home in time. */
function bestOnward(stops: Stops, arcs: Arcs, been: ReadonlySet<number>, j: number, left: number): number {
  const m = stops.count + 2
  const home = stops.home[j]!
  let best = left >= home ? -home * stops.perSecond : Number.NEGATIVE_INFINITY
  for (const i of arcs.to.subarray(arcs.offset[j], arcs.offset[j + 1])) {
    if (been.has(i)) continue
    const way = stops.ways[j * m + i]!
    const leftThere = left - way - stops.service[i]!
    if (leftThere < 0) continue
    const then = bestOnward(stops, arcs, new Set([...been, j]), i, leftThere)
    best = Math.max(best, stops.gain[i]! - way * stops.perSecond + then)
  }
  return best
}
