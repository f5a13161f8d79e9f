import { NEVER } from './limits.ts'
import type { Model } from './model.ts'
import type { Problem } from './problem.ts'
import type { State } from './state.ts'

/** When service at v is done after arriving at `arrival`; NEVER when no window is left. */
export function done(model: Model, v: number, arrival: number, service: number): number {
  const { windowTo, windowFrom, windowOffset } = model
  for (let w = windowOffset[v]; w < windowOffset[v + 1]; w++)
    if (arrival <= windowTo[w]) return Math.max(arrival, windowFrom[w]) + service
  return NEVER
}

/** The latest start of service at v that is not after `time`; −NEVER when every window is later. */
function begin(model: Model, v: number, time: number): number {
  const { windowTo, windowFrom, windowOffset } = model
  for (let w = windowOffset[v + 1] - 1; w >= windowOffset[v]; w--)
    if (time >= windowFrom[w]) return Math.min(time, windowTo[w])
  return -NEVER
}

/** Arrival after leaving at `time`, driving `travel` and taking breaks j … l − 1 of shift s on the way (see timeRoute). */
export function drive(problem: Problem, s: number, j: number, l: number, time: number, travel: number): number {
  if (time >= NEVER) return NEVER
  const { breakFrom, breakTo, breakDuration, breakOffset, breakWindowOffset } = problem
  let arrival = time + travel
  let clock = time
  for (let k = breakOffset[s] + j; k < breakOffset[s] + l; k++) {
    let w = breakWindowOffset[k]
    const end = breakWindowOffset[k + 1]
    while (w < end && clock > breakTo[w]) w++
    if (w === end) return NEVER
    arrival = Math.max(arrival, breakFrom[w]) + breakDuration[k]
    clock = Math.max(clock, breakFrom[w]) + breakDuration[k]
  }
  return arrival
}

/**
 * The inverse of `drive`: the latest departure that arrives by `arrival` with breaks l … j − 1 on the way. Of a break's
 * windows the last one that begins in time counts: whoever is ready for an earlier one is ready for that too.
 */
function leave(problem: Problem, s: number, l: number, j: number, arrival: number, travel: number): number {
  if (arrival <= -NEVER) return -NEVER
  const { breakFrom, breakTo, breakDuration, breakOffset, breakWindowOffset } = problem
  let ready = arrival
  let clock = NEVER
  for (let k = breakOffset[s] + j - 1; k >= breakOffset[s] + l; k--) {
    ready -= breakDuration[k]
    clock -= breakDuration[k]
    let w = breakWindowOffset[k + 1] - 1
    const first = breakWindowOffset[k]
    while (w >= first && (ready < breakFrom[w] || clock < breakFrom[w])) w--
    if (w < first) return -NEVER
    clock = Math.min(clock, breakTo[w])
  }
  return Math.min(ready - travel, clock)
}

/** Recomputes `ready` of row s from node `first` on; behind `sure` it ends as soon as nothing changes any more. */
export function forward(state: State, s: number, first: number, sure: number): void {
  const { problem, model, ready, visit, place, leg } = state
  const { windowOffset, windowFrom, windowTo } = model
  const { visitService, visitSetup } = problem
  const layers = state.breaksOf(s)
  const base = s * state.stride
  const last = base + state.size[s] + 1
  const plain = ready[0]
  for (let i = base + first; i <= last; i++) {
    const v = visit[i]
    const service = v < 0 ? 0 : visitService[v] + (place[i] === place[i - 1] ? 0 : visitSetup[v])
    let changed = i <= base + sure
    if (layers === 0) {
      // \`done\` written out: this is the innermost loop of every row without breaks
      let time = plain[i - 1] >= NEVER ? NEVER : plain[i - 1] + leg[i]
      if (v >= 0) {
        let w = windowOffset[v]
        const end = windowOffset[v + 1]
        while (w < end && time > windowTo[w]) w++
        time = w === end ? NEVER : Math.max(time, windowFrom[w]) + service
      }
      if (plain[i] !== time) {
        plain[i] = time
        changed = true
      }
    } else {
      for (let l = layers; l >= 0; l--) {
        let arrival = NEVER
        for (let j = 0; j <= l; j++) arrival = Math.min(arrival, drive(problem, s, j, l, ready[j][i - 1], leg[i]))
        const time = v < 0 ? arrival : done(model, v, arrival, service)
        if (ready[l][i] === time) continue
        ready[l][i] = time
        changed = true
      }
    }
    if (!changed) return
  }
}

/** Recomputes `latest` of row s from node `first` down; in front of it, it ends as soon as nothing changes any more. */
export function backward(state: State, s: number, first: number): void {
  const { problem, model, latest, latestSame, visit, place, leg } = state
  const layers = state.breaksOf(s)
  const base = s * state.stride
  const full = first === state.size[s]
  for (let i = base + first; i > base; i--) {
    const v = visit[i]
    const service = problem.visitService[v]
    const setup = problem.visitSetup[v]
    let changed = full || i === base + first
    const next = place[i + 1] === place[i] ? latestSame : latest
    for (let l = 0; l <= layers; l++) {
      let time = -NEVER
      if (layers === 0) time = next[0][i + 1] - leg[i + 1]
      else for (let j = l; j <= layers; j++) time = Math.max(time, leave(problem, s, l, j, next[j][i + 1], leg[i + 1]))
      const begun = begin(model, v, time - service - setup)
      if (model.hasSetup) {
        const same = begin(model, v, time - service)
        if (same !== latestSame[l][i]) {
          latestSame[l][i] = same
          changed = true
        }
      }
      if (begun === latest[l][i]) continue
      latest[l][i] = begun
      changed = true
    }
    if (!changed) return
  }
}
