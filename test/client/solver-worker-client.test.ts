import { afterEach, expect, test, vi } from 'vitest'
import type { EditPlan } from '../../client/edits/edit.ts'
import type { SolverAnswer, SolverRequest } from '../../client/solver-worker.ts'
import { startExplainer } from '../../client/solver-worker-client.ts'
import type { Unplanned } from '../../server/contract/index.ts'
import { base, facts } from './week/tiny-week.ts'

const sent: SolverRequest[] = []
let answer: (message: SolverAnswer) => void = () => undefined

class FakeWorker {
  onmessage: ((event: { data: SolverAnswer }) => void) | null = null
  constructor() {
    answer = (data) => this.onmessage?.({ data })
  }
  postMessage(request: SolverRequest) {
    sent.push(request)
  }
  terminate() {}
}

afterEach(() => {
  vi.unstubAllGlobals()
  sent.length = 0
})

const choices = (visit: number): EditPlan => ({ routes: [[visit]], pins: [], removals: [], emergencies: [] })
const asked = () => sent.flatMap((request) => (request.kind === 'explain' ? [request.choices.routes[0]?.[0]] : []))
const explained: SolverAnswer = { kind: 'explained', unplanned: [] }

test('of the questions that come while one is being answered only the latest is asked', () => {
  vi.stubGlobal('Worker', FakeWorker)
  const heard: number[] = []
  const { explain } = startExplainer(base, facts)
  const ask = (visit: number) => explain(choices(visit), (_: Unplanned[]) => heard.push(visit))
  ask(1)
  ask(2)
  ask(3)
  expect(asked()).toEqual([1])
  answer(explained)
  // What was asked first is out of date by now.
  expect([asked(), heard]).toEqual([[1, 3], []])
  answer(explained)
  expect([asked(), heard]).toEqual([[1, 3], [3]])
  ask(4)
  answer({ kind: 'failed', message: 'no' })
  ask(5)
  answer(explained)
  expect([asked(), heard]).toEqual([
    [1, 3, 4, 5],
    [3, 5],
  ])
})
