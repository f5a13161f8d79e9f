import { parentPort } from 'node:worker_threads'
import type { DrawJob } from './draw-aside.ts'
import { drawDesign } from './draw-design.ts'

// One job in, one design out, until the thread is told to stop.
parentPort?.on('message', ({ ground, rule, gridCount }: DrawJob) => {
  parentPort?.postMessage(drawDesign(ground, rule, gridCount))
})
