import { EARLIER, EXCLUDES, GAP, LATER, type Model, NEVER } from './model.ts'
import type { Problem } from './problem.ts'

/**
 * The routes while they are searched, with everything that makes "can v go here?" a constant-time question.
 *
 * Row s holds the nodes of shift s: node 0 is its start, nodes 1 … size are stops, node size + 1 is its end. Layer l of
 * `ready` and `latest` is the world in which l breaks have been taken so far:
 * `ready[l][node]` is the earliest time at which the team is done at the node, `latest[l][node]` the latest arrival there
 * from which the rest of the route is still on time.
 */
export class State {
  readonly model: Model
  readonly problem: Problem
  readonly stride: number
  readonly size: Int32Array
  /** Visit at each node; −1 at the two ends. */
  readonly visit: Int32Array
  readonly place: Int32Array
  /** Travel from the node before. */
  readonly leg: Int32Array
  readonly ready: Int32Array[]
  readonly latest: Int32Array[]
  /** As `latest`, for an arrival from the same place, which saves the set-up. */
  readonly latestSame: Int32Array[]
  readonly driving: Int32Array
  readonly work: Float64Array
  /** Assignment and change costs of a route. */
  readonly serving: Float64Array
  /** False when pins (or a matrix that breaks the triangle inequality) make a route late; nothing is inserted there. */
  readonly feasible: Uint8Array
  /** The longest time between being done at a node and the latest arrival at the next: a visit that needs more cannot fit. */
  readonly widest: Int32Array
  /** No stop may be inserted before this node: position pins in front of it are at their limit. */
  readonly floor: Int32Array
  /** Names the content of a row: equal stamps mean equal rows, also after `restore`. */
  readonly stamp: Float64Array
  readonly shiftOf: Int32Array
  readonly nodeOf: Int32Array
  /** Unserved visits, in no particular order. */
  readonly absent: Int32Array
  readonly absentAt: Int32Array
  absentCount = 0
  unservedCost = 0
  private nextStamp = 1

  /** `longest`: room for at least so many stops in a row, for routes that break the rules. */
  constructor(model: Model, longest = 0) {
    const { problem } = model
    this.model = model
    this.problem = problem
    this.stride = Math.max(model.capacity, longest) + 2
    const nodes = problem.shifts * this.stride
    const layers = () => Array.from({ length: model.breaks + 1 }, () => new Int32Array(nodes))
    this.size = new Int32Array(problem.shifts)
    this.visit = new Int32Array(nodes).fill(-1)
    this.place = new Int32Array(nodes)
    this.leg = new Int32Array(nodes)
    this.ready = layers()
    this.latest = layers()
    this.latestSame = model.hasSetup ? layers() : this.latest
    this.driving = new Int32Array(problem.shifts)
    this.work = new Float64Array(problem.shifts)
    this.serving = new Float64Array(problem.shifts)
    this.feasible = new Uint8Array(problem.shifts)
    this.widest = new Int32Array(problem.shifts)
    this.floor = new Int32Array(problem.shifts).fill(1)
    this.stamp = new Float64Array(problem.shifts)
    this.shiftOf = new Int32Array(problem.visits).fill(-1)
    this.nodeOf = new Int32Array(problem.visits)
    this.absent = new Int32Array(problem.visits)
    this.absentAt = new Int32Array(problem.visits).fill(-1)
    for (let v = 0; v < problem.visits; v++) this.addAbsent(v)
    for (let s = 0; s < problem.shifts; s++) this.update(s)
  }

  /** The objective of `evaluate`, summed from what the rows remember. */
  cost(): number {
    const { weights, shifts, shiftTeam } = this.problem
    let travel = 0
    let serving = 0
    for (let s = 0; s < shifts; s++) {
      travel += this.driving[s]
      serving += this.serving[s]
    }
    let unfair = 0
    if (weights.unfairSecond > 0) {
      const teamWork = new Float64Array(this.problem.teams)
      const seen = new Uint8Array(this.problem.teams)
      let sum = 0
      let teams = 0
      for (let s = 0; s < shifts; s++) {
        if (!seen[shiftTeam[s]]) teams++
        seen[shiftTeam[s]] = 1
        teamWork[shiftTeam[s]] += this.work[s]
        sum += this.work[s]
      }
      let most = 0
      for (let t = 0; t < teamWork.length; t++) most = Math.max(most, teamWork[t])
      unfair = most - Math.floor(sum / teams)
    }
    return this.unservedCost + weights.travelSecond * travel + serving + weights.unfairSecond * unfair
  }

  /** Puts an absent visit before node `node` of shift s; the caller has made sure that it fits. */
  insert(v: number, s: number, node: number): void {
    const { visit, place, leg, ready, latest, latestSame, nodeOf, problem, model } = this
    const layers = this.breaksOf(s)
    const base = s * this.stride
    const at = base + node
    const last = base + this.size[s] + 2
    for (let i = last; i > at; i--) {
      visit[i] = visit[i - 1]
      place[i] = place[i - 1]
      leg[i] = leg[i - 1]
      if (visit[i] >= 0) nodeOf[visit[i]] = i - base
    }
    for (let l = 0; l <= layers; l++) {
      shiftRight(ready[l], at, last)
      shiftRight(latest[l], at, last)
      if (model.hasSetup) shiftRight(latestSame[l], at, last)
    }
    const used = this.size[s]++ > 0
    visit[at] = v
    place[at] = problem.visitPlace[v]
    this.shiftOf[v] = s
    nodeOf[v] = node
    this.dropAbsent(v)
    const { places, duration } = problem
    const skipped = used ? leg[at + 1] : 0
    leg[at] = duration[place[at - 1] * places + place[at]]
    leg[at + 1] = duration[place[at] * places + place[at + 1]]
    this.driving[s] += leg[at] + leg[at + 1] - skipped
    this.serving[s] += model.serve[v * problem.shifts + s]
    this.forward(s, base, at, at + 1, last)
    this.backward(s, base, at, last)
    this.finish(s, base, last)
  }

  /** Takes stop `node` and, as long as `count` says, those after it out of shift s, except for the nodes in [keepFrom, keepTo). */
  removeRange(s: number, node: number, count: number, keepFrom = 0, keepTo = 0): void {
    const { visit } = this
    const base = s * this.stride
    const last = base + this.size[s] + 1
    let write = base + node
    for (let i = base + node; i < last; i++) {
      const inside = i < base + node + count && (i < base + keepFrom || i >= base + keepTo)
      if (inside && this.problem.pinShift[visit[i]] < 0) this.addAbsent(visit[i])
      else visit[write++] = visit[i]
    }
    this.size[s] = write - base - 1
    this.update(s)
  }

  /** Takes one visit out of its route. */
  remove(visit: number): void {
    this.removeRange(this.shiftOf[visit], this.nodeOf[visit], 1)
  }

  /** Replaces a whole row; the visits must be absent or in this very row. */
  setRoute(s: number, visits: ArrayLike<number>, count: number): void {
    const base = s * this.stride
    this.release(s)
    for (let i = 0; i < count; i++) {
      this.visit[base + 1 + i] = visits[i]
      this.dropAbsent(visits[i])
    }
    this.size[s] = count
    this.update(s)
  }

  /** Whether links to other visits leave v any room in shift s: the nodes before which it may go, as low * 65536 + high; −1 for none. */
  room(v: number, s: number): number {
    const { model, problem, shiftOf, nodeOf } = this
    let low = this.floor[s]
    let high = this.size[s] + 1
    for (let k = model.linkOffset[v]; k < model.linkOffset[v + 1]; k++) {
      const u = model.linkVisit[k]
      const t = shiftOf[u]
      if (t < 0) continue
      const kind = model.linkKind[k]
      if (kind === GAP) {
        if (Math.abs(problem.shiftDay[t] - problem.shiftDay[s]) < model.linkAmount[k]) return -1
      } else if (kind === EXCLUDES) return -1
      else if (kind === EARLIER) {
        if (t === s) low = Math.max(low, nodeOf[u] + 1)
        else if (problem.shiftTo[t] > problem.shiftFrom[s]) return -1
      } else if (kind === LATER) {
        if (t === s) high = Math.min(high, nodeOf[u])
        else if (problem.shiftTo[s] > problem.shiftFrom[t]) return -1
      }
    }
    return low <= high ? low * 65536 + high : -1
  }

  /** Recomputes everything that row s remembers from its visits. */
  update(s: number): void {
    const { problem, place, visit, leg, stride } = this
    const base = s * stride
    const last = base + this.size[s] + 1
    const { places, duration } = problem
    visit[base] = -1
    visit[last] = -1
    place[base] = problem.shiftStart[s]
    place[last] = problem.shiftEnd[s]
    let driving = 0
    let serving = 0
    for (let i = base + 1; i <= last; i++) {
      const v = visit[i]
      if (v >= 0) {
        place[i] = problem.visitPlace[v]
        this.shiftOf[v] = s
        this.nodeOf[v] = i - base
        serving += this.model.serve[v * problem.shifts + s]
      }
      leg[i] = duration[place[i - 1] * places + place[i]]
      driving += leg[i]
    }
    this.driving[s] = this.size[s] > 0 ? driving : 0
    this.serving[s] = serving
    for (let l = this.breaksOf(s); l >= 0; l--) this.ready[l][base] = l === 0 ? problem.shiftFrom[s] : NEVER
    for (let l = this.breaksOf(s); l >= 0; l--) {
      this.latest[l][last] = l === this.breaksOf(s) ? problem.shiftTo[s] : -NEVER
      this.latestSame[l][last] = this.latest[l][last]
    }
    this.forward(s, base, base + 1, last, last)
    this.backward(s, base, last - 1, last)
    this.finish(s, base, last)
  }

  /** What is the same for every change of a row: its stamp, whether it is on time, its floor and its work. */
  private finish(s: number, base: number, last: number): void {
    const { problem, model, visit, place } = this
    const used = last > base + 1
    this.stamp[s] = this.nextStamp++
    this.feasible[s] =
      !used ||
      (this.ready[this.breaksOf(s)][last] <= problem.shiftTo[s] &&
        this.driving[s] <= problem.shiftDriving[s] &&
        this.size[s] <= problem.shiftStops[s])
        ? 1
        : 0
    this.widest[s] = this.widestGap(s, base, last)
    if (model.hasPositions) {
      this.floor[s] = 1
      for (let i = base + 1; i < last; i++) {
        const limit = problem.pinPosition[visit[i]]
        if (limit >= 0 && i - base - 1 >= limit) this.floor[s] = i - base + 1
      }
    }
    if (problem.weights.unfairSecond > 0) {
      this.work[s] = this.driving[s]
      for (let i = base + 1; i < last; i++) {
        this.work[s] += problem.visitService[visit[i]]
        if (i === base + 1 || place[i] !== place[i - 1]) this.work[s] += problem.visitSetup[visit[i]]
      }
    }
  }

  private widestGap(s: number, base: number, last: number): number {
    const layers = this.breaksOf(s)
    const latest = this.latest[layers]
    const same = this.latestSame[layers]
    let widest = 0
    for (let i = base + 1; i <= last; i++) {
      let ready = this.ready[0][i - 1]
      for (let l = 1; l <= layers; l++) ready = Math.min(ready, this.ready[l][i - 1])
      widest = Math.max(widest, latest[i] - ready, same[i] - ready)
    }
    return widest
  }

  breaksOf(s: number): number {
    return this.problem.breakOffset[s + 1] - this.problem.breakOffset[s]
  }

  /** Recomputes `ready` from node `first` on; behind `sure` it ends as soon as nothing changes any more. */
  private forward(s: number, base: number, first: number, sure: number, last: number): void {
    const { problem, model, ready, visit, place, leg } = this
    const { windowOffset, windowFrom, windowTo } = model
    const { visitService, visitSetup } = problem
    const layers = this.breaksOf(s)
    const plain = ready[0]
    for (let i = first; i <= last; i++) {
      const v = visit[i]
      const service = v < 0 ? 0 : visitService[v] + (i > base + 1 && place[i] === place[i - 1] ? 0 : visitSetup[v])
      let changed = i <= sure
      if (layers === 0) {
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
          for (let j = 0; j <= l; j++) arrival = Math.min(arrival, this.drive(s, j, l, ready[j][i - 1], leg[i]))
          const time = v < 0 ? arrival : done(model, v, arrival, service)
          if (ready[l][i] === time) continue
          ready[l][i] = time
          changed = true
        }
      }
      if (!changed) return
    }
  }

  /** Recomputes `latest` from node `first` down; in front of it, it ends as soon as nothing changes any more. */
  private backward(s: number, base: number, first: number, last: number): void {
    const { problem, model, latest, latestSame, visit, leg } = this
    const layers = this.breaksOf(s)
    const full = first === last - 1
    for (let i = first; i > base; i--) {
      const v = visit[i]
      const service = problem.visitService[v]
      const setup = problem.visitSetup[v]
      let changed = full || i === first
      for (let l = 0; l <= layers; l++) {
        let leave = -NEVER
        if (layers === 0) leave = latest[0][i + 1] - leg[i + 1]
        else
          for (let j = l; j <= layers; j++) leave = Math.max(leave, this.leave(s, l, j, latest[j][i + 1], leg[i + 1]))
        const time = begin(model, v, leave - service - setup)
        if (model.hasSetup) {
          const same = begin(model, v, leave - service)
          if (same !== latestSame[l][i]) {
            latestSame[l][i] = same
            changed = true
          }
        }
        if (time === latest[l][i]) continue
        latest[l][i] = time
        changed = true
      }
      if (!changed) return
    }
  }

  /** Arrival after leaving at `time`, driving `travel` and taking breaks j … l − 1 on the way (see timeRoute). */
  drive(s: number, j: number, l: number, time: number, travel: number): number {
    if (time >= NEVER) return NEVER
    const { breakFrom, breakTo, breakDuration, breakOffset } = this.problem
    let arrival = time + travel
    let clock = time
    for (let k = breakOffset[s] + j; k < breakOffset[s] + l; k++) {
      if (clock > breakTo[k]) return NEVER
      arrival = Math.max(arrival, breakFrom[k]) + breakDuration[k]
      clock = Math.max(clock, breakFrom[k]) + breakDuration[k]
    }
    return arrival
  }

  /** The inverse of `drive`: the latest departure that arrives by `arrival` with breaks l … j − 1 on the way. */
  leave(s: number, l: number, j: number, arrival: number, travel: number): number {
    if (arrival <= -NEVER) return -NEVER
    const { breakFrom, breakTo, breakDuration, breakOffset } = this.problem
    let ready = arrival
    let clock = NEVER
    for (let k = breakOffset[s] + j - 1; k >= breakOffset[s] + l; k--) {
      ready -= breakDuration[k]
      clock -= breakDuration[k]
      if (ready < breakFrom[k] || clock < breakFrom[k]) return -NEVER
      clock = Math.min(clock, breakTo[k])
    }
    return Math.min(ready - travel, clock)
  }

  /** What a row consists of, for whoever copies rows. */
  rowParts(): { perNode: Int32Array[]; perShift: (Int32Array | Float64Array | Uint8Array)[] } {
    return {
      perNode: [
        this.visit,
        this.place,
        this.leg,
        ...this.ready,
        ...this.latest,
        ...(this.model.hasSetup ? this.latestSame : []),
      ],
      perShift: [this.size, this.driving, this.work, this.serving, this.feasible, this.widest, this.floor, this.stamp],
    }
  }

  /** Marks all stops of a row absent; the row itself is about to be overwritten. */
  release(s: number): void {
    const base = s * this.stride
    for (let i = base + 1; i <= base + this.size[s]; i++) this.addAbsent(this.visit[i])
    this.size[s] = 0
  }

  /** Marks all stops of an overwritten row as served by it. */
  claim(s: number): void {
    const base = s * this.stride
    for (let i = base + 1; i <= base + this.size[s]; i++) {
      const v = this.visit[i]
      this.dropAbsent(v)
      this.shiftOf[v] = s
      this.nodeOf[v] = i - base
    }
  }

  private addAbsent(visit: number): void {
    if (this.absentAt[visit] >= 0) return
    this.absentAt[visit] = this.absentCount
    this.absent[this.absentCount++] = visit
    this.shiftOf[visit] = -1
    this.unservedCost += this.model.unserved[visit]
  }

  private dropAbsent(visit: number): void {
    const at = this.absentAt[visit]
    if (at < 0) return
    const moved = this.absent[--this.absentCount]
    this.absent[at] = moved
    this.absentAt[moved] = at
    this.absentAt[visit] = -1
    this.unservedCost -= this.model.unserved[visit]
  }
}

function shiftRight(row: Int32Array, at: number, last: number): void {
  for (let i = last; i > at; i--) row[i] = row[i - 1]
}

/** When service at v is done after arriving at `arrival`; NEVER when no window is left. */
export function done(model: Model, v: number, arrival: number, service: number): number {
  const { windowTo, windowFrom, windowOffset } = model
  for (let w = windowOffset[v]; w < windowOffset[v + 1]; w++)
    if (arrival <= windowTo[w]) return Math.max(arrival, windowFrom[w]) + service
  return NEVER
}

/** The latest start of service at v that is not after `time`; −NEVER when every window is later. */
export function begin(model: Model, v: number, time: number): number {
  const { windowTo, windowFrom, windowOffset } = model
  for (let w = windowOffset[v + 1] - 1; w >= windowOffset[v]; w--)
    if (time >= windowFrom[w]) return Math.min(time, windowTo[w])
  return -NEVER
}
