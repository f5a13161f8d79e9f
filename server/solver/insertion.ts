import { NEVER } from './model.ts'
import { done, type State } from './state.ts'

/** Where `cheapestNode` found room: the node before which the visit goes, and the wait for a window there. */
export const found = { node: 0, wait: 0 }

/**
 * The least extra travel (plus `waiting` times the wait, which then is in `found.wait`) for which absent visit v fits into shift s, at `found.node`; NEVER when it does not fit. Changes
 * nothing. Rules between visits, between shifts and inside the route all hold afterwards.
 */
export function cheapestNode(state: State, v: number, s: number, waiting = 0): number {
  found.wait = 0
  const { problem, model } = state
  if (!state.feasible[s] || state.size[s] >= problem.shiftStops[s]) return NEVER
  if (model.serve[v * problem.shifts + s] === Number.POSITIVE_INFINITY) return NEVER
  if (model.least[v] > state.widest[s]) return NEVER
  const room = state.room(v, s)
  if (room < 0) return NEVER
  const low = room >>> 16
  const high = room & 65535
  const breaks = problem.breakOffset[s + 1] - problem.breakOffset[s]
  if (breaks === 0) return scanPlain(state, v, s, low, high, waiting)
  if (breaks === 1) return scanLunch(state, v, s, low, high)
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
  const soonest = windowFrom[firstWindow] + service
  const slack = problem.shiftDriving[s] - state.driving[s]
  const skipLeg = state.size[s] > 0 ? 1 : 0
  const base = s * state.stride
  const end = base + high
  // nobody may arrive later further up the route: the first nodes are too early for a visit that opens late
  let i = base + low
  while (i <= end && (hasSetup ? latestSame[i] : latest[i]) < soonest) i++
  let best = NEVER
  for (; i <= end; i++) {
    const free = ready[i - 1]
    // nobody is ready earlier further down the route
    if (free > closes) break
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
      const paid = i > base + 1 && place[i - 1] === at ? 0 : setup
      if (start + service + paid + after > (place[i] === at ? latestSame : latest)[i]) continue
    } else if (start + service + after > latest[i]) continue
    best = value
    found.wait = wait
    found.node = i - base
  }
  return best
}

/** `scanLayers` for one break, written out: nearly every shift has a lunch and no other break. */
function scanLunch(state: State, v: number, s: number, low: number, high: number): number {
  const { problem, model, place, leg } = state
  const [fasting, fed] = state.ready
  const [hungry, sated] = state.latest
  const [hungrySame, satedSame] = state.latestSame
  const k = problem.breakOffset[s]
  const from = problem.breakFrom[k]
  const to = problem.breakTo[k]
  const rest = problem.breakDuration[k]
  const at = problem.visitPlace[v]
  const toV = at * problem.places
  const duration = problem.duration
  const durationTo = model.durationTo
  const plainService = problem.visitService[v]
  const setup = problem.visitSetup[v]
  const closes = model.windowTo[model.windowOffset[v + 1] - 1]
  const slack = problem.shiftDriving[s] - state.driving[s]
  const empty = state.size[s] === 0
  const base = s * state.stride
  let best = NEVER
  for (let i = base + low; i <= base + high; i++) {
    const free = fasting[i - 1]
    const freeFed = fed[i - 1]
    if (free > closes && freeFed > closes) break
    const before = durationTo[toV + place[i - 1]]
    const after = duration[toV + place[i]]
    const extra = before + after - (empty ? 0 : leg[i])
    if (extra >= best || extra > slack) continue
    const service = plainService + (i > base + 1 && place[i - 1] === at ? 0 : setup)
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
  const base = s * state.stride
  let best = NEVER
  for (let i = base + low; i <= base + high; i++) {
    const before = model.durationTo[toV + place[i - 1]]
    const after = problem.duration[toV + place[i]]
    const extra = before + after - (empty ? 0 : leg[i])
    if (extra >= best || extra > slack) continue
    const service = problem.visitService[v] + (i > base + 1 && place[i - 1] === at ? 0 : problem.visitSetup[v])
    const limit = place[i] === at ? latestSame : latest
    let fits = false
    for (let l = 0; l <= layers && !fits; l++) {
      let arrival = NEVER
      for (let j = 0; j <= l; j++) arrival = Math.min(arrival, state.drive(s, j, l, ready[j][i - 1], before))
      const end = done(model, v, arrival, service)
      if (end >= NEVER) continue
      for (let m = l; m <= layers && !fits; m++) fits = state.drive(s, l, m, end, after) <= limit[m][i]
    }
    if (!fits) continue
    best = extra
    found.node = i - base
  }
  return best
}
