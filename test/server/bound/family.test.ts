import { expect, test } from 'vitest'
import { familiesOf } from '../../../server/bound/family.ts'
import { shiftClasses } from '../../../server/bound/shift-class.ts'
import type { Problem } from '../../../server/solver/index.ts'
import { type LineWorld, lineWorld } from '../solver/line-world.ts'

const monday = { day: 0, hours: { from: 0, to: 1000 } }
const tuesday = { day: 1, hours: { from: 2000, to: 3000 } }

function families(world: Partial<LineWorld> & Pick<LineWorld, 'visits' | 'shifts'>) {
  const problem: Problem = lineWorld({ at: [0, ...world.visits.map((_, v) => 100 * (v + 1))], ...world })
  return familiesOf(problem, shiftClasses(problem, 1)).map(({ classes, visits, fits, isHome }) => ({
    classes: [...classes],
    candidates: Array.from(visits, (v, i) => ({ v, fits: fits[i], isHome: isHome[i] })),
  }))
}

test('two days of a team are one family, and what is open on one of them only fits only there', () => {
  const visits = [{}, { windows: [{ from: 2000, to: 2500 }] }]
  expect(families({ shifts: [monday, tuesday], visits })).toEqual([
    {
      classes: [0, 1],
      candidates: [
        { v: 0, fits: 0b11, isHome: true },
        { v: 1, fits: 0b10, isHome: true },
      ],
    },
  ])
})

test('a visit with other hours each day is a candidate for each', () => {
  const windows = [
    { from: 100, to: 200 },
    { from: 2300, to: 2400 },
  ]
  const [family] = families({ shifts: [monday, tuesday], visits: [{ windows }] })
  expect(family?.candidates).toEqual([
    { v: 0, fits: 0b01, isHome: true },
    { v: 0, fits: 0b10, isHome: true },
  ])
})

test('what costs extra somewhere is another candidate there, and not at home', () => {
  const extra = { assignmentCost: Int32Array.from([0, 500]) }
  const [family] = families({ shifts: [monday, tuesday], visits: [{}], extra })
  expect(family?.candidates).toEqual([
    { v: 0, fits: 0b01, isHome: true },
    { v: 0, fits: 0b10, isHome: false },
  ])
})

test('days of other lengths are of other families, and a ninth class starts another family', () => {
  const longer = { ...tuesday, hours: { from: 2000, to: 3100 } }
  expect(families({ shifts: [monday, longer], visits: [{}] }).map(({ classes }) => classes)).toEqual([[0], [1]])
  const days = Array.from({ length: 9 }, (_, day) => ({ day, hours: { from: day * 2000, to: day * 2000 + 1000 } }))
  // each day has a visit of its own, so that no two are of one class
  const visits = days.map(({ hours }) => ({ windows: [hours] }))
  expect(families({ shifts: days, visits }).map(({ classes }) => classes)).toEqual([[0, 1, 2, 3, 4, 5, 6, 7], [8]])
})
