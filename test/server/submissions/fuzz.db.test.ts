import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { type AssessedCity, buildAssessedCity, key } from './assessed-city.ts'

const db = database()
let app: TestApp
let city: AssessedCity

beforeAll(async () => {
  app = await startApp(db, {}, () => new Date('2026-12-20T04:00:00Z'))
})
afterAll(() => app.close())
beforeEach(async () => {
  await reset(db)
  city = await buildAssessedCity(db)
})

type Answer = { position: number; points: number; note: string }
type Form = { id: number; revision: number; state: string; answers: Answer[] }
type Step = {
  device: 0 | 1
  answers: Map<number, { points: number; note: string }>
  submit: boolean
  /** The answer is lost on its way, and the device sends the same again. */
  isLost: boolean
  /** The device looks at the server's form before it goes on. */
  isFresh: boolean
}

const answer = fc.record({ points: fc.integer({ min: 0, max: 10 }), note: fc.constantFrom('', '甲', '乙') })
const step: fc.Arbitrary<Step> = fc.record({
  device: fc.constantFrom(0 as const, 1 as const),
  answers: fc.array(fc.tuple(fc.integer({ min: 4, max: 8 }), answer), { maxLength: 3 }).map((pairs) => new Map(pairs)),
  submit: fc.boolean(),
  isLost: fc.boolean(),
  isFresh: fc.boolean(),
})

/**
 * Two devices of one firm save, send, repeat and clash in any order. What the server accepted, in the order in which it
 * accepted it, must be what it holds; what it refused must have changed nothing; every sent state that was changed later
 * must be among the revisions.
 */
test('whatever two devices save, send and repeat, nothing is lost and all ends consistent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      await sql`truncate submission cascade`.execute(db)
      const opened = (
        await app.call(
          'POST',
          '/assessment/forms',
          { quarter: '2026Q4', siteId: city.siteId, party: 'contractor', clientKey: key() },
          'contractor',
        )
      ).body as Form
      // two items are left open, so that some forms can be sent early and some late
      const base = opened.answers
        .filter(({ position }) => position !== 4 && position !== 5)
        .map((one) => ({ ...one, points: 0 }))
      const save = async (body: object) => app.call('PUT', `/assessment/forms/${opened.id}`, body, 'contractor')
      expect((await save({ revision: 1, answers: base })).body).toMatchObject({ revision: 2, form: null })
      const started = (await app.call('GET', `/assessment/forms/${opened.id}`, undefined, 'contractor')).body as Form

      const model = new Map(started.answers.map((one) => [one.position, { points: one.points, note: one.note }]))
      const sentStates: string[] = []
      let isSent = false
      const known: [number, number] = [started.revision, started.revision]
      for (const one of steps) {
        if (one.isFresh) {
          known[one.device] = (
            await app.call('GET', `/assessment/forms/${opened.id}`, undefined, 'contractor')
          ).body.revision
        }
        const answers = [...one.answers].map(([position, rest]) => ({ position, ...rest }))
        const body = { revision: known[one.device], answers, submit: one.submit, secondsSpent: 5 }
        let reply = await save(body)
        if (one.isLost) {
          const again = await save(body)
          expect(again.status).toBe(reply.status)
          if (reply.status === 200) {
            // sent or known only by what is repeated, the form comes along whole
            const { form, ...rest } = reply.body
            expect(again.body).toMatchObject(rest)
            if (form !== null) expect(again.body.form).toEqual(form)
          }
          reply = again
        }
        if (reply.status === 200) {
          const before = JSON.stringify([...model])
          for (const [position, rest] of one.answers) model.set(position, rest)
          if (isSent && before !== JSON.stringify([...model])) sentStates.push(before)
          isSent ||= one.submit
          known[one.device] = reply.body.revision
        } else if (reply.status === 409) {
          // the newer form comes along: nothing has to be asked for again
          expect(reply.body.form.revision).toBeGreaterThan(known[one.device])
          known[one.device] = reply.body.form.revision
        } else {
          expect([reply.status, reply.body.code]).toEqual([422, 'not-possible'])
        }
        const now = (await app.call('GET', `/assessment/forms/${opened.id}`, undefined, 'contractor')).body as Form
        expect(new Map(now.answers.map((each) => [each.position, { points: each.points, note: each.note }]))).toEqual(
          model,
        )
        expect(now.state).toBe(isSent ? 'submitted' : 'draft')
      }
      const revisions = await db.selectFrom('submission_revision').selectAll().orderBy('revision').execute()
      expect(
        revisions.map((row) =>
          JSON.stringify([...model.keys()].map((p) => [p, { points: row.answers[p], note: row.notes[p] ?? '' }])),
        ),
      ).toEqual(sentStates)
    }),
    { numRuns: 30 },
  )
}, 120_000)

test('two devices that save at the same moment: one is taken, the other is told', async () => {
  const opened = (
    await app.call(
      'POST',
      '/assessment/forms',
      { quarter: '2026Q4', siteId: city.siteId, party: 'contractor', clientKey: key() },
      'contractor',
    )
  ).body as Form
  const replies = await Promise.all(
    [1, 2, 3, 4].map((points) =>
      app.call(
        'PUT',
        `/assessment/forms/${opened.id}`,
        { revision: 1, answers: [{ position: 5, points }] },
        'contractor',
      ),
    ),
  )
  expect(replies.map((one) => one.status).sort()).toEqual([200, 409, 409, 409])
  const taken = (await app.call('GET', `/assessment/forms/${opened.id}`, undefined, 'contractor')).body as Form
  const told = replies.filter((one) => one.status === 409).map((one) => one.body.form.answers)
  expect(told).toEqual([taken.answers, taken.answers, taken.answers])
})
