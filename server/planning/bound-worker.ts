import { parentPort, workerData } from 'node:worker_threads'
import { areMostMusts, type Bound, type BoundObjective, type BoundOptions, proveSideBySide } from '../bound/index.ts'
import type { PlanBound, Proof } from '../contract/index.ts'
import { Problem, type Routes, tolerate } from '../solver/index.ts'

export type BoundTask = {
  readonly buffer: ArrayBuffer
  readonly routes: Routes
  readonly requiredServed: number
  readonly seconds: number
}

export type BoundMessage =
  | { readonly type: 'better'; readonly objective: BoundObjective; readonly bound: number }
  | { readonly type: 'done'; readonly bound: PlanBound }

/** The part of the time that may go into must-dos left out. */
const MUSTS_SHARE = 0.25

const port = parentPort!
// not zero means: stop and keep what is proven
const flag = new Int32Array(workerData as SharedArrayBuffer)
port.once('message', run)

function run({ buffer, routes, requiredServed, seconds }: BoundTask): void {
  // what the plan breaks (its pins) other plans may break as much
  const problem = tolerate(Problem.from(buffer), routes)
  const isOver = (untilSeconds: number) => Atomics.load(flag, 0) !== 0 || processorSeconds() >= untilSeconds
  const start = processorSeconds()
  const isMostRequired = areMostMusts(problem, requiredServed, () => isOver(start + seconds * MUSTS_SHARE))
  const ask = (objective: BoundObjective): BoundOptions => ({
    objective,
    requiredServed,
    routes,
    stop: () => isOver(start + seconds),
    onBound: (bound) => port.postMessage({ type: 'better', objective, bound } satisfies BoundMessage),
  })
  const [net, prize] = proveSideBySide(problem, [ask('net'), ask('prize')], processorSeconds)
  const bound: PlanBound = {
    requiredServed,
    isMostRequired,
    net: proofOf(net),
    prize: proofOf(prize),
    shiftValues: net.isOpen ? [] : [...net.shiftValues],
    seconds: processorSeconds() - start,
  }
  port.postMessage({ type: 'done', bound } satisfies BoundMessage)
}

function proofOf({ bound, value, gapPermille, iterations, isOpen, isFinal }: Bound): Proof | null {
  return isOpen ? null : { bound, value: value ?? 0, gapPermille, iterations, isFinal }
}

/** Of this thread: a busy machine must not make the proof worse. */
function processorSeconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}
