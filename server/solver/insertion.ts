import { done, drive } from './clock.ts'
import { firstOf, lastOf } from './interval.ts'
import { NEVER } from './limits.ts'
import { room } from './room.ts'
import type { State } from './state.ts'
import { isLimited, isWithinLimits } from './within-limits.ts'

/** Where `cheapestNode` found room: the node before which the visit goes, and the wait for a window there. */
export const found = { node: 0, wait: 0 }

/**
 * The least extra travel in seconds for which absent visit v fits into shift s before one of the nodes `first` … `last`, at
 * `found.node`; NEVER when it does not fit. In a shift without breaks `waiting` times the wait for a window is added, and is
 * in `found.wait`; with a break waits do not count. Changes nothing. Rules between visits, between shifts and inside the route
 * all hold afterwards.
 */
export function cheapestNode(state: State, v: number, s: number, waiting = 0, first = 1, last = NEVER): number {
  found.wait = 0
  const { problem, model } = state
  if (!state.feasible[s] || state.size[s] >= problem.shiftStops[s]) return NEVER
  if (model.serve[v * problem.shifts + s] === Number.POSITIVE_INFINITY) return NEVER
  if (model.least[v] > state.widest[s]) return NEVER
  let nodes = room(state, v, s)
  if (problem.dimensions > 0 && nodes >= 0) nodes = state.loads.narrow(v, s, state.size[s], nodes)
  if (nodes < 0) return NEVER
  return scan(state, v, s, Math.max(first, firstOf(nodes)), Math.min(last, lastOf(nodes)), waiting)
}

/** The scan that suits the shift; each looks at the nodes from `low` to `high`. */
function scan(state: State, v: number, s: number, low: number, high: number, waiting: number): number {
  const { breakOffset, breakWindowOffset } = state.problem
  const first = breakOffset[s]
  const end = breakOffset[s + 1]
  if (end === first) return scanPlain(state, v, s, low, high, waiting)
  if (end === first + 1 && breakWindowOffset[end] === breakWindowOffset[first] + 1)
    return scanLunch(state, v, s, low, high)
  return scanLayers(state, v, s, low, high)
}

function scanPlain(state: State, v: number, s: number, low: number, high: number, waiting: number): number {
  const { problem, model, place, leg } = state
  const ready = state.ready[0]
  const latest = state.latest[0]
  const latestSame = state.latestSame[0]
  const { duration, places } = problem
  const { durationTo, windowTo, windowFrom, windowOffset, hasSetup } = model
  const at = problem.visitPlace[v]
  const toV = at * places
  const service = problem.visitService[v]
  const setup = problem.visitSetup[v]
  const firstWindow = windowOffset[v]
  const closes = windowTo[windowOffset[v + 1] - 1]
  const least = model.least[v]
  const soonest = windowFrom[firstWindow] + service
  const slack = problem.shiftDriving[s] - state.driving[s]
  const skipLeg = state.size[s] > 0 ? 1 : 0
  const hasLimit = isLimited(problem, s)
  const base = s * state.stride
  const end = base + high
  // nobody may arrive later further up the route: the first nodes are too early for a visit that opens late
  let i = base + low
  while (i <= end && latestSame[i] < soonest) i++
  let best = NEVER
  for (; i <= end; i++) {
    const free = ready[i - 1]
    // nobody is ready earlier further down the route
    if (free > closes) break
    const limit = latestSame[i]
    if (limit - free < least) continue
    const before = durationTo[toV + place[i - 1]]
    const after = duration[toV + place[i]]
    const extra = before + after - skipLeg * leg[i]
    if (extra >= best || extra > slack) continue
    let start = free + before
    if (start > closes) continue
    let w = firstWindow
    while (start > windowTo[w]) w++
    let value = extra
    let wait = 0
    if (start < windowFrom[w]) {
      wait = waiting * (windowFrom[w] - start)
      value += wait
      if (value >= best) continue
      start = windowFrom[w]
    }
    if (hasSetup) {
      const paid = place[i - 1] === at ? 0 : setup
      if (start + service + paid + after > (place[i] === at ? limit : latest[i])) continue
    } else if (start + service + after > limit) continue
    if (hasLimit && !isWithinLimits(state, v, s, i, extra)) continue
    best = value
    found.wait = wait
    found.node = i - base
  }
  return best
}

/** `scanLayers` for one break with one window, written out: nearly every shift has a lunch and no other break. */
function scanLunch(state: State, v: number, s: number, low: number, high: number): number {
  const { problem, model, place, leg } = state
  const [fasting, fed] = state.ready
  const [hungry, sated] = state.latest
  const [hungrySame, satedSame] = state.latestSame
  const k = problem.breakOffset[s]
  const from = problem.breakFrom[problem.breakWindowOffset[k]]
  const to = problem.breakTo[problem.breakWindowOffset[k]]
  const rest = problem.breakDuration[k]
  const at = problem.visitPlace[v]
  const toV = at * problem.places
  const duration = problem.duration
  const durationTo = model.durationTo
  const plainService = problem.visitService[v]
  const setup = problem.visitSetup[v]
  const closes = model.windowTo[model.windowOffset[v + 1] - 1]
  const least = model.least[v]
  const slack = problem.shiftDriving[s] - state.driving[s]
  const empty = state.size[s] === 0
  const hasLimit = isLimited(problem, s)
  const base = s * state.stride
  let best = NEVER
  for (let i = base + low; i <= base + high; i++) {
    const free = fasting[i - 1]
    const freeFed = fed[i - 1]
    if (free > closes && freeFed > closes) break
    if (satedSame[i] - Math.min(free, freeFed) < least) continue
    const before = durationTo[toV + place[i - 1]]
    const after = duration[toV + place[i]]
    const extra = before + after - (empty ? 0 : leg[i])
    if (extra >= best || extra > slack) continue
    const service = plainService + (place[i - 1] === at ? 0 : setup)
    const limit = (place[i] === at ? satedSame : sated)[i]
    // the least that it can take, whenever lunch is: most places fail here
    if (Math.min(free, freeFed) + before + service + after > limit) continue
    const arrival = free >= NEVER ? NEVER : free + before
    let arrivalFed = freeFed >= NEVER ? NEVER : freeFed + before
    if (free <= to) {
      const onTheWay = Math.max(arrival, from) + rest
      if (onTheWay < arrivalFed) arrivalFed = onTheWay
    }
    const endFed = done(model, v, arrivalFed, service)
    if (endFed + after > limit) {
      const end = done(model, v, arrival, service)
      if (end >= NEVER) continue
      const home = end + after
      if (home > (place[i] === at ? hungrySame : hungry)[i] && (end > to || Math.max(home, from) + rest > limit))
        continue
    }
    if (hasLimit && !isWithinLimits(state, v, s, i, extra)) continue
    best = extra
    found.node = i - base
  }
  return best
}

function scanLayers(state: State, v: number, s: number, low: number, high: number): number {
  const { problem, model, place, leg, ready, latest, latestSame } = state
  const layers = state.breaksOf(s)
  const at = problem.visitPlace[v]
  const toV = at * problem.places
  const slack = problem.shiftDriving[s] - state.driving[s]
  const empty = state.size[s] === 0
  const hasLimit = isLimited(problem, s)
  const base = s * state.stride
  let best = NEVER
  for (let i = base + low; i <= base + high; i++) {
    const before = model.durationTo[toV + place[i - 1]]
    const after = problem.duration[toV + place[i]]
    const extra = before + after - (empty ? 0 : leg[i])
    if (extra >= best || extra > slack) continue
    const service = problem.visitService[v] + (place[i - 1] === at ? 0 : problem.visitSetup[v])
    const limit = place[i] === at ? latestSame : latest
    let fits = false
    for (let l = 0; l <= layers && !fits; l++) {
      let arrival = NEVER
      for (let j = 0; j <= l; j++) arrival = Math.min(arrival, drive(problem, s, j, l, ready[j][i - 1], before))
      const end = done(model, v, arrival, service)
      if (end >= NEVER) continue
      for (let m = l; m <= layers && !fits; m++) fits = drive(problem, s, l, m, end, after) <= limit[m][i]
    }
    if (!fits || (hasLimit && !isWithinLimits(state, v, s, i, extra))) continue
    best = extra
    found.node = i - base
  }
  return best
}
