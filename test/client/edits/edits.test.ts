import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addEmergency } from '../../../client/edits/add-emergency.ts'
import { cancelEmergency } from '../../../client/edits/cancel-emergency.ts'
import type { Edit, EditPlan } from '../../../client/edits/edit.ts'
import { moveStop } from '../../../client/edits/move-stop.ts'
import { orderRoute } from '../../../client/edits/order-route.ts'
import { pinRoute } from '../../../client/edits/pin-route.ts'
import { pinStop } from '../../../client/edits/pin-stop.ts'
import { removeStop } from '../../../client/edits/remove-stop.ts'
import { restoreStop } from '../../../client/edits/restore-stop.ts'
import { swapRoutes } from '../../../client/edits/swap-routes.ts'
import { takeRoutes } from '../../../client/edits/take-routes.ts'
import { unpinRoute } from '../../../client/edits/unpin-route.ts'
import { unpinStop } from '../../../client/edits/unpin-stop.ts'

/** Two teams, two days; visits 0…5 planned, 6 and 7 not. */
const plan: EditPlan = { routes: [[0, 1, 2], [3], [4, 5], []], pins: [], removals: [], emergencies: [] }

describe('orderRoute', () => {
  test('puts the stops of one day into another order', () => {
    expect(orderRoute(0, [2, 0, 1])(plan).routes).toEqual([[2, 0, 1], [3], [4, 5], []])
  })
  test('is no edit when the order stands already, or was found for a day that has changed since', () => {
    expect(orderRoute(0, [0, 1, 2])(plan)).toBe(plan)
    expect(orderRoute(0, [2, 1])(plan)).toBe(plan)
    expect(orderRoute(0, [2, 1, 4])(plan)).toBe(plan)
  })
})

describe('moveStop', () => {
  test('moves to another day at a position', () => {
    expect(moveStop(1, 2, 1)(plan).routes).toEqual([[0, 2], [3], [4, 1, 5], []])
  })
  test('counts the position without the stop itself when it stays in its route', () => {
    expect(moveStop(0, 0, 1)(plan).routes[0]).toEqual([1, 0, 2])
    expect(moveStop(2, 0, 0)(plan).routes[0]).toEqual([2, 0, 1])
  })
  test('past the end means last', () => {
    expect(moveStop(3, 0, 99)(plan).routes).toEqual([[0, 1, 2, 3], [], [4, 5], []])
  })
  test('brings a visit in that was taken out', () => {
    const out = removeStop(6, '重复安排')(plan)
    expect(moveStop(6, 3, 0)(out)).toEqual({ ...plan, routes: [[0, 1, 2], [3], [4, 5], [6]] })
  })
  test('takes the pin along, with the order only where the order was pinned', () => {
    expect(moveStop(0, 1, 0)(pinStop(0)(plan)).pins).toEqual([{ visit: 0, shift: 1, position: -1 }])
    expect(moveStop(0, 1, 1)(pinStop(0, 'position')(plan)).pins).toEqual([{ visit: 0, shift: 1, position: 1 }])
  })
  test('order pins follow the stops around the one that moved', () => {
    const pinned = pinStop(1, 'position')(pinStop(0, 'position')(plan))
    expect(moveStop(2, 0, 0)(pinned).pins.map((pin) => pin.position)).toEqual([1, 2])
    expect(removeStop(0, '停工')(pinned).pins).toEqual([{ visit: 1, shift: 0, position: 0 }])
  })
  test('refuses a shift that is not there', () => {
    expect(() => moveStop(0, 4, 0)(plan)).toThrow('No shift 4 in a plan of 4 shifts.')
  })
})

describe('pins', () => {
  test('hold the shift, or the place in the order too', () => {
    expect(pinStop(5)(plan).pins).toEqual([{ visit: 5, shift: 2, position: -1 }])
    expect(pinStop(5, 'position')(plan).pins).toEqual([{ visit: 5, shift: 2, position: 1 }])
  })
  test('a visit in no route cannot be pinned', () => {
    expect(pinStop(7)(plan)).toBe(plan)
  })
  test('a whole day at once, and back', () => {
    const pinned = pinRoute(0)(plan)
    expect(pinned.pins.map((pin) => pin.visit)).toEqual([0, 1, 2])
    expect(unpinRoute(0)(pinned)).toEqual(plan)
  })
  test('pinning twice keeps one pin; unpinning removes it', () => {
    expect(pinStop(3)(pinStop(3)(plan)).pins).toHaveLength(1)
    expect(unpinStop(3)(pinStop(3)(plan))).toEqual(plan)
  })
})

describe('removals and emergencies', () => {
  test('taking out leaves the reason and no pin', () => {
    const out = removeStop(1, ' 已由市级检查 ')(pinStop(1)(plan))
    expect(out.routes[0]).toEqual([0, 2])
    expect(out.pins).toEqual([])
    expect(out.removals).toEqual([{ visit: 1, reason: '已由市级检查' }])
  })
  test('restoring forgets the reason but plans nothing', () => {
    expect(restoreStop(1)(removeStop(1, '停电')(plan))).toEqual({ ...plan, routes: [[0, 2], [3], [4, 5], []] })
  })
  test('an emergency calls back what was taken out, and can be withdrawn', () => {
    const emergency = { visit: 6, kind: 'accident', reason: '塔吊事故', day: 2 } as const
    const called = addEmergency(emergency)(removeStop(6, '停工')(plan))
    expect(called).toEqual({ ...plan, emergencies: [emergency] })
    expect(cancelEmergency(6)(called)).toEqual(plan)
  })
  test('an emergency that is taken out is none any more', () => {
    const called = addEmergency({ visit: 6, kind: 'complaint', reason: '噪声', day: null })(plan)
    expect(removeStop(6, '误报')(called).emergencies).toEqual([])
  })
})

describe('whole days', () => {
  test('swapping takes pins along and is its own inverse', () => {
    const swapped = swapRoutes(0, 3)(pinStop(1)(plan))
    expect(swapped.routes).toEqual([[], [3], [4, 5], [0, 1, 2]])
    expect(swapped.pins).toEqual([{ visit: 1, shift: 3, position: -1 }])
    expect(swapRoutes(0, 3)(swapped)).toEqual(pinStop(1)(plan))
  })
  test('a re-plan brings routes only, and one for each shift', () => {
    const pinned = pinStop(3)(plan)
    expect(takeRoutes([[0], [3], [1], [2]])(pinned)).toEqual({ ...pinned, routes: [[0], [3], [1], [2]] })
    expect(() => takeRoutes([[0]])(plan)).toThrow('Got 1 routes for a plan of 4 shifts.')
  })
})

const visit = fc.integer({ min: 0, max: 7 })
const shift = fc.integer({ min: 0, max: 3 })
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(visit, shift, fc.integer({ min: 0, max: 6 })).map(([v, s, p]) => moveStop(v, s, p)),
  visit.map((v) => pinStop(v)),
  visit.map((v) => pinStop(v, 'position')),
  visit.map(unpinStop),
  visit.map((v) => removeStop(v, '试验')),
  visit.map(restoreStop),
  visit.map((v) => addEmergency({ visit: v, kind: 'accident', reason: '试验', day: null })),
  fc.tuple(shift, shift).map(([a, b]) => swapRoutes(a, b)),
)

test('whatever is done, no visit is in two places, planned and taken out, or pinned elsewhere, and nothing is mutated', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
      const before = structuredClone(plan)
      const after = edits.reduce((state, edit) => edit(state), plan)
      const planned = after.routes.flat()
      expect(new Set(planned).size).toBe(planned.length)
      for (const removal of after.removals) expect(planned).not.toContain(removal.visit)
      for (const pin of after.pins) expect(after.routes[pin.shift]).toContain(pin.visit)
      const slots = after.pins.filter((pin) => pin.position >= 0).map((pin) => `${pin.shift}/${pin.position}`)
      expect(new Set(slots).size).toBe(slots.length)
      expect(plan).toEqual(before)
    }),
  )
})
