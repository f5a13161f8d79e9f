import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  acknowledged,
  answerAt,
  countAnswered,
  type Draft,
  isUnsent,
  missingIn,
  newDraft,
  rebased,
  refused,
  savingOf,
  withAnswer,
} from '../../../client/offline/draft.ts'
import type { AssessmentForm, Indicator } from '../../../server/contract/index.ts'

function indicator(position: number, over: Partial<Indicator> = {}): Indicator {
  return {
    position,
    code: `C1-制度-00${position}`,
    groupCode: 'C1-制度',
    text: { zh: '专项方案已审批', en: 'Scheme approved' },
    angle: 'conduct',
    domain: 'safety',
    stages: [],
    worksTypes: [],
    kind: 'general',
    isVeto: false,
    maxPoints: 10,
    deductions: [],
    evidence: { zh: '', en: '' },
    needsPhoto: false,
    items: [],
    withdrawnOn: null,
    ...over,
  }
}

function formOf(points: readonly number[], revision = 1, over: Partial<Indicator>[] = []): AssessmentForm {
  return {
    id: 7,
    quarter: '2026Q4',
    site: {
      id: 1,
      name: '示例工程',
      permitNumber: 'SL1',
      address: '',
      agencyCode: '110105',
      worksType: 'building',
      stages: ['S4'],
      status: 'active',
    },
    level: 'self',
    party: 'project',
    month: 2,
    firmName: null,
    indicatorVersion: 'sample-1',
    isSample: true,
    indicators: points.map((_, position) => indicator(position, over[position])),
    groups: [],
    classes: [],
    answers: points.map((each, position) => ({ position, points: each, note: '' })),
    evidence: [],
    state: 'draft',
    revision,
    dueOn: '2026-12-05',
    closesOn: '2027-01-15',
    submittedAt: null,
    isLate: false,
    mayEdit: true,
  }
}

const fresh = (points: readonly number[]): Draft => newDraft('grid', formOf(points), 0)
const give = (draft: Draft, position: number, points: number, note = ''): Draft =>
  withAnswer(draft, position, { points, note }, 1)

test('only what differs from the server is sent', () => {
  const draft = give(give(fresh([-2, 0, 3]), 0, 2), 2, 3)
  expect(savingOf(draft)).toMatchObject({ revision: 1, answers: [{ position: 0, points: 2, note: '' }], submit: false })
  expect(isUnsent(give(draft, 0, -2))).toBe(false)
})

test('what another device answered elsewhere is taken, what it answered differently must be chosen', () => {
  const mine = give(give(fresh([-2, -2, -2]), 0, 1), 1, 2)
  const both = rebased(mine, formOf([-2, 5, 4], 2))
  expect(both.clashes).toEqual([1])
  expect([0, 1, 2].map((position) => answerAt(both, position).points)).toEqual([1, 2, 4])
  const chosen = give(both, 1, 5)
  expect(chosen.clashes).toEqual([])
  expect(savingOf(chosen)).toMatchObject({ revision: 2, answers: [{ position: 0, points: 1 }] })
})

test('a save whose answer was lost clashes with nothing', () => {
  const mine = give(fresh([-2, -2]), 0, 1)
  const again = rebased(mine, formOf([1, -2], 2))
  expect(again.clashes).toEqual([])
  expect(isUnsent(again)).toBe(false)
})

test('a clash ends when both devices came to the same answer', () => {
  const clashing = rebased(give(give(fresh([-2, -2]), 0, 1), 1, 2), formOf([5, -2], 2))
  expect(clashing.clashes).toEqual([0])
  const agreed = rebased(clashing, formOf([1, -2], 3))
  expect(agreed.clashes).toEqual([])
  expect(answerAt(agreed, 1).points).toBe(2)
})

test('a refusal stops the sending until the server answers for the form again', () => {
  const waiting = { ...give(fresh([-2]), 0, 1), wantsSending: true }
  const stopped = refused(waiting, '本季度已关闭')
  expect([stopped.wantsSending, stopped.refusal, answerAt(stopped, 0).points]).toEqual([false, '本季度已关闭', 1])
  expect(rebased(stopped, formOf([-2], 1)).refusal).toBeNull()
})

test('what is answered while a save is on its way is kept for the next', () => {
  const sent = { ...give(fresh([-2, -2]), 0, 1), wantsSending: false }
  const meanwhile = give(give(sent, 0, 4), 1, 2)
  const after = acknowledged(meanwhile, sent, { revision: 2, form: null })
  expect(answerAt(after, 0).points).toBe(4)
  expect(answerAt(after, 1).points).toBe(2)
  expect(savingOf(after).revision).toBe(2)
  // with or without the form told over again
  expect(after).toEqual(acknowledged(meanwhile, sent, { revision: 2, form: formOf([1, -2], 2) }))
})

test('a newer form that was told while a save was on its way is not put back', () => {
  const sent = give(fresh([-2, -2]), 0, 1)
  const newer = rebased(sent, formOf([1, 3], 3))
  expect(acknowledged(newer, sent, { revision: 2, form: null }).form).toEqual(formOf([1, 3], 3))
})

test('a form is complete only with reasons and photos', () => {
  const form = formOf([-2, -2, -2, -2], 1, [{}, {}, { isVeto: true }, { needsPhoto: true }])
  const draft = [5, -1, 10, 2].reduce((one, points, position) => give(one, position, points), newDraft('a', form, 0))
  expect(missingIn(newDraft('a', form, 0), new Set()).map(({ lack }) => lack)).toEqual(Array(4).fill('answer'))
  expect(missingIn(draft, new Set()).map(({ position, lack }) => [position, lack])).toEqual([
    [1, 'reason'],
    [2, 'account'],
    [3, 'photo'],
  ])
  const whole = give(give(draft, 1, -1, '无此项'), 2, 10, '报警未处置')
  expect(missingIn(whole, new Set([3]))).toEqual([])
  expect(countAnswered(whole)).toBe(4)
})

test('two devices lose no answer, whatever the order of their saves', () => {
  const act = fc.record({
    device: fc.nat(1),
    position: fc.nat(3),
    points: fc.integer({ min: 0, max: 9 }),
    sends: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let server = formOf([-2, -2, -2, -2])
      const devices = [newDraft('a', server, 0), newDraft('a', server, 0)]
      const send = (device: number) => {
        let draft = devices[device]!
        if (draft.form.revision !== server.revision) draft = rebased(draft, server)
        // a person settles each clash in favour of this device
        for (const position of draft.clashes) draft = withAnswer(draft, position, answerAt(draft, position), 2)
        if (isUnsent(draft)) {
          const points = server.answers.map((each) => draft.changed[each.position]?.points ?? each.points)
          server = formOf(points, server.revision + 1)
          draft = acknowledged(draft, draft, { revision: server.revision, form: null })
          expect(draft.form).toEqual(server)
        }
        devices[device] = draft
      }
      for (const { device, position, points, sends } of acts) {
        devices[device] = give(devices[device]!, position, points)
        expect(answerAt(devices[device]!, position).points).toBe(points)
        // an answer as the server was known to have it is no change, and yields to another device's
        const wasChange = position in devices[device]!.changed
        if (sends) send(device)
        if (wasChange) expect(answerAt(devices[device]!, position).points).toBe(points)
      }
      send(0)
      send(1)
      devices[0] = rebased(devices[0]!, server)
      for (const draft of devices) {
        expect(isUnsent(draft)).toBe(false)
        expect(draft.form.answers).toEqual(server.answers)
      }
    }),
    { seed: 5, numRuns: 300 },
  )
})
