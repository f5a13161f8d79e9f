import { replaceEqualDeep } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { EditPlan } from '../../../client/edits/edit.ts'
import { moveStop } from '../../../client/edits/move-stop.ts'
import { pinStop } from '../../../client/edits/pin-stop.ts'
import { type LegWay, routeData } from '../../../client/map/layers/route-data.ts'
import { palettes } from '../../../client/ui/palette.ts'
import { bestPlace } from '../../../client/workspaces/week/best-place.ts'
import { cellViews } from '../../../client/workspaces/week/cell-view.ts'
import { unknownLegs } from '../../../client/workspaces/week/use-leg-ways.ts'
import { shareItems } from '../../../client/workspaces/week/use-shared.ts'
import { createWeekTimer } from '../../../client/workspaces/week/week-timer.ts'
import type { PlanRoute } from '../../../server/contract/index.ts'
import { base, facts } from './tiny-week.ts'

const plan: EditPlan = { routes: [[0, 1], [], [2], []], pins: [], removals: [], emergencies: [] }
const timer = createWeekTimer(base, facts)
const unchanged = new Set<number>()

test('the browser times an edit by itself', () => {
  const { routes, score } = timer(plan)
  // 30 to the first, 10 between, 30 back; and 30 out and back for the other team
  expect(score.travelSeconds).toBe((70 + 60) * 60)
  expect(routes[0]?.stops.map((stop) => stop.travelSeconds / 60)).toEqual([30, 10])
  const moved = timer(moveStop(1, 1, 0)(plan))
  // 30 + 30 for each of three team-days
  expect(moved.score.travelSeconds).toBe(180 * 60)
  expect(moved.score.violations).toBe(0)
})

test('an edit against the rules is timed, and says what it breaks', () => {
  const { routes, score } = timer(moveStop(1, 2, 0)(plan))
  expect(score.violations).toBe(1)
  expect(routes[2]?.stops[0]?.isOutsideGrid).toBe(true)
  expect(routes[2]?.stops[0]?.violations[0]?.text.zh).toContain('不在该队网格')
})

test('an emergency opens every shift to a visit', () => {
  const called: EditPlan = { ...plan, emergencies: [{ visit: 1, kind: 'accident', reason: '坍塌', day: null }] }
  expect(timer(moveStop(1, 2, 0)(called)).score.violations).toBe(0)
})

test('the best place is where it costs the least driving', () => {
  // beside its neighbour on Monday: 10 minutes more, not 60 for a day of its own
  expect(bestPlace(base, plan, 3)).toMatchObject({ shift: 2 })
})

test('the best place of a visit that is planned does not count the visit itself', () => {
  expect(bestPlace(base, plan, 1)).toMatchObject({ shift: 0 })
})

test('a visit that no shift can take in time still gets the place that comes nearest', () => {
  const saturday = 5 * 86_400
  const wanted = base.visits.map((visit, index) =>
    index === 1 ? { ...visit, windows: [{ from: saturday, to: saturday + 3600 }] } : visit,
  )
  const place = bestPlace({ ...base, visits: wanted }, plan, 1)
  expect([0, 1]).toContain(place?.shift)
})

test('a cell sums up its day, lunch apart', () => {
  const { routes } = timer(plan)
  const [monday, tuesday] = cellViews(facts, routes, plan, unchanged)
  // 2 h of visits and 70 min of driving in 8 h less 1 h of lunch
  expect(monday).toMatchObject({ workHours: '3.2', roomHours: '7', drivingMinutes: 70, kilometres: '35' })
  expect(monday?.stops.map((stop) => [stop.name, stop.isRequired, stop.hazards])).toEqual([
    ['甲工程', true, 'PIT!'],
    ['乙工程', false, 'PIT!'],
  ])
  expect(tuesday).toMatchObject({ stops: [], load: 0 })
})

test('only the cells that an edit touched are new objects', () => {
  const before = cellViews(facts, timer(plan).routes, plan, unchanged)
  const edited = moveStop(1, 1, 0)(plan)
  const after = replaceEqualDeep(before, cellViews(facts, timer(edited).routes, edited, unchanged))
  expect(after.map((cell, shift) => cell === before[shift])).toEqual([false, false, true, true])
})

test('the map draws each leg of a driven day, from the base and back, along the way that is known', () => {
  const north: LegWay = {
    line: [
      [116, 40.1],
      [116.1, 40.05],
      [116, 40],
    ],
    isEstimate: false,
  }
  const wayOf = (from: readonly number[]) => (from[1] === 40.1 ? north : undefined)
  const { lines, stops, bases } = routeData(facts, timer(plan).routes, wayOf, palettes.light)
  // Three legs of shift 0 and two of shift 2.
  expect(lines.features.map((line) => line.properties?.id)).toEqual([0, 1, 2, 200, 201])
  expect(lines.features.slice(0, 3).map((line) => line.geometry)).toEqual([
    { type: 'LineString', coordinates: north.line },
    {
      type: 'LineString',
      coordinates: [
        [116, 40],
        [116.01, 40],
      ],
    },
    {
      type: 'LineString',
      coordinates: [
        [116.01, 40],
        [116, 40.1],
      ],
    },
  ])
  const [out, between, back] = lines.features.map((line) => line.properties)
  expect([out?.leg, between?.leg, back?.leg, back?.stops]).toEqual([0, 1, 2, 2])
  // What is hovered tells the plan's own times, which add up to the day's driving: 70 minutes, 35 km.
  expect(out?.seconds + between?.seconds + back?.seconds).toBe(70 * 60)
  expect(out?.metres + between?.metres + back?.metres).toBe(35_000)
  // The team's name stands on one leg only.
  expect([out, between, back].filter((leg) => leg?.name !== '')).toHaveLength(1)
  expect(stops.features.map((stop) => stop.properties?.number)).toEqual(['1', '2', '1'])
  expect(bases.features.map((each) => each.properties?.numbers)).toEqual(['1 · 2'])
})

test('only legs whose way is not known are asked for, each once', () => {
  const routes = timer(plan).routes
  const all = unknownLegs(facts as never, routes, new Map())
  expect(all).toHaveLength(5)
  const first = `${all[0]?.[0]} ${all[0]?.[1]}`
  expect(unknownLegs(facts as never, routes, new Map([[first, { line: [], isEstimate: false }]]))).toEqual(all.slice(1))
})

test('an edit renews the lines and stops of the days it touched, and pinning none', () => {
  const ways = () => undefined
  const share = (before: PlanRoute[], choices: EditPlan) => replaceEqualDeep(before, timer(choices).routes)
  const routes = timer(plan).routes
  const drawn = routeData(facts, routes, ways, palettes.light)
  const pinned = share(routes, pinStop(0)(plan))
  expect(pinned[0]).not.toBe(routes[0])
  expect(routeData(facts, pinned, ways, palettes.light, drawn)).toBe(drawn)

  const moved = routeData(facts, share(routes, moveStop(1, 1, 0)(plan)), ways, palettes.light, drawn)
  const kept = moved.lines.features.filter((line) => drawn.lines.features.includes(line))
  // Only shift 2 goes as before.
  expect(kept.map((line) => line.properties?.id)).toEqual([200, 201])
  expect(moved.bases).toBe(drawn.bases)
  const known = { line: [[116, 40]] as [number, number][], isEstimate: false }
  const onStreets = routeData(facts, routes, () => known, palettes.light, drawn)
  expect(onStreets.lines.features.some((line) => drawn.lines.features.includes(line))).toBe(false)
})

test('reasons that stay are the same objects, wherever they stand in the list', () => {
  const reason = (visit: number, text: string) => ({ visit, text })
  const before = [reason(1, 'a'), reason(2, 'b'), reason(3, 'c')]
  const after = shareItems(before, [reason(9, 'z'), reason(1, 'a'), reason(2, 'B')], ({ visit }) => visit)
  expect(after).toEqual([reason(9, 'z'), reason(1, 'a'), reason(2, 'B')])
  expect(after[1]).toBe(before[0])
  expect(after[2]).not.toBe(before[1])
  expect(shareItems(before, structuredClone(before), ({ visit }) => visit)).toBe(before)
})
