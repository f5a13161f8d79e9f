import { Absent } from './absent.ts'
import { backward, forward } from './clock.ts'
import { deriveLimits, deriveRow } from './derive-row.ts'
import { unfairSeconds } from './fairness.ts'
import { Loads } from './loads.ts'
import type { Model } from './model.ts'
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
  readonly driving: Float64Array
  /** Metres driven, kept for shifts that have a limit. */
  readonly metres: Float64Array
  /** Seconds of driving, service and set-up, kept for shifts that have a limit and where fairness counts. */
  readonly work: Float64Array
  /** Assignment and change costs of a route. */
  readonly serving: Float64Array
  /** False when pins without an order that could be kept, or a matrix that is no metric, make a route late; nothing is inserted there. */
  readonly feasible: Uint8Array
  /** The longest time between being done at a node and the latest arrival at the next: a visit that needs more cannot fit. */
  readonly widest: Int32Array
  /** No stop may be inserted before this node: position pins in front of it are at their limit. */
  readonly floor: Int32Array
  /** Names the content of a row: equal stamps mean equal rows, also after `restore`. */
  readonly stamp: Float64Array
  readonly shiftOf: Int32Array
  readonly nodeOf: Int32Array
  readonly loads: Loads
  readonly absent: Absent
  private readonly teamWork: Float64Array
  private nextStamp = 1

  /** `longest`: room for at least so many stops in a row, for routes that break the rules. */
  constructor(model: Model, longest = 0) {
    const { problem } = model
    this.model = model
    this.problem = problem
    this.stride = Math.max(model.longest, longest) + 2
    const nodes = problem.shifts * this.stride
    const layers = () => Array.from({ length: model.breaks + 1 }, () => new Int32Array(nodes))
    this.size = new Int32Array(problem.shifts)
    this.visit = new Int32Array(nodes).fill(-1)
    this.place = new Int32Array(nodes)
    this.leg = new Int32Array(nodes)
    this.ready = layers()
    this.latest = layers()
    this.latestSame = model.hasSetup ? layers() : this.latest
    this.driving = new Float64Array(problem.shifts)
    this.metres = new Float64Array(problem.shifts)
    this.work = new Float64Array(problem.shifts)
    this.serving = new Float64Array(problem.shifts)
    this.feasible = new Uint8Array(problem.shifts)
    this.widest = new Int32Array(problem.shifts)
    this.floor = new Int32Array(problem.shifts).fill(1)
    this.stamp = new Float64Array(problem.shifts)
    this.shiftOf = new Int32Array(problem.visits).fill(-1)
    this.nodeOf = new Int32Array(problem.visits)
    this.loads = new Loads(problem, this.stride)
    this.absent = new Absent(model)
    this.teamWork = new Float64Array(problem.teams)
    for (let s = 0; s < problem.shifts; s++) deriveRow(this, s)
  }

  /** The objective of `evaluate`, summed from what the rows remember. */
  cost(): number {
    const { weights, shifts } = this.problem
    let travel = 0
    let serving = 0
    for (let s = 0; s < shifts; s++) {
      travel += this.driving[s]
      serving += this.serving[s]
    }
    const cost = this.absent.cost + weights.travelSecond * travel + serving
    return weights.unfairSecond === 0 ? cost : cost + weights.unfairSecond * unfairSeconds(this, this.teamWork)
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
    this.absent.drop(v)
    const { places, duration } = problem
    const skipped = used ? leg[at + 1] : 0
    leg[at] = duration[place[at - 1] * places + place[at]]
    leg[at + 1] = duration[place[at] * places + place[at + 1]]
    this.driving[s] += leg[at] + leg[at + 1] - skipped
    this.serving[s] += model.serve[v * problem.shifts + s]
    forward(this, s, node, node + 1)
    backward(this, s, node)
    deriveLimits(this, s)
  }

  /** Takes stop `node` and, as long as `count` says, those after it out of shift s, except for the nodes in [keepFrom, keepTo). */
  removeRange(s: number, node: number, count: number, keepFrom = 0, keepTo = 0): void {
    const { visit } = this
    const base = s * this.stride
    const last = base + this.size[s] + 1
    let write = base + node
    for (let i = base + node; i < last; i++) {
      const inside = i < base + node + count && (i < base + keepFrom || i >= base + keepTo)
      if (inside && this.problem.pinShift[visit[i]] < 0) this.leaveOut(visit[i])
      else visit[write++] = visit[i]
    }
    this.size[s] = write - base - 1
    deriveRow(this, s)
  }

  /** Replaces a whole row; the visits must be absent or in this very row. */
  setRoute(s: number, visits: ArrayLike<number>, count: number): void {
    const base = s * this.stride
    this.release(s)
    for (let i = 0; i < count; i++) {
      this.visit[base + 1 + i] = visits[i]
      this.absent.drop(visits[i])
    }
    this.size[s] = count
    deriveRow(this, s)
  }

  /** The stops of row s in order, as a view that is good until the row changes. */
  stops(s: number): Int32Array {
    const base = s * this.stride
    return this.visit.subarray(base + 1, base + 1 + this.size[s])
  }

  /** All routes as plain arrays. */
  routes(): number[][] {
    return Array.from(this.size, (_, s) => Array.from(this.stops(s)))
  }

  /** How many breaks shift s has. */
  breaksOf(s: number): number {
    return this.problem.breakOffset[s + 1] - this.problem.breakOffset[s]
  }

  /** Marks all stops of a row absent; the row itself is about to be overwritten. */
  release(s: number): void {
    const base = s * this.stride
    for (let i = base + 1; i <= base + this.size[s]; i++) this.leaveOut(this.visit[i])
    this.size[s] = 0
  }

  /** Marks all stops of an overwritten row as served by it. */
  claim(s: number): void {
    const base = s * this.stride
    for (let i = base + 1; i <= base + this.size[s]; i++) {
      const v = this.visit[i]
      this.absent.drop(v)
      this.shiftOf[v] = s
      this.nodeOf[v] = i - base
    }
  }

  /** Gives row s a stamp that no row has had: it is not what it was. */
  restamp(s: number): void {
    this.stamp[s] = this.nextStamp++
  }

  /** What a row consists of, for whoever copies rows. */
  rowParts(): { perNode: Int32Array[]; perShift: (Int32Array | Float64Array | Uint8Array)[] } {
    const { size, driving, metres, work, serving, feasible, widest, floor, stamp } = this
    const same = this.model.hasSetup ? this.latestSame : []
    return {
      perNode: [this.visit, this.place, this.leg, ...this.ready, ...this.latest, ...same, ...this.loads.onBoard],
      perShift: [size, driving, metres, work, serving, feasible, widest, floor, stamp],
    }
  }

  private leaveOut(visit: number): void {
    this.absent.add(visit)
    this.shiftOf[visit] = -1
  }
}

function shiftRight(row: Int32Array, at: number, last: number): void {
  for (let i = last; i > at; i--) row[i] = row[i - 1]
}
