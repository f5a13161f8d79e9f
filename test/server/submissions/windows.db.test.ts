import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addEvidence } from '../../../server/submissions/add-evidence.ts'
import { closePeriod } from '../../../server/submissions/close-period.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { type AssessedCity, at, buildAssessedCity, fullMarks, key } from './assessed-city.ts'
import { jpeg } from './photos.ts'

const db = database()
let today = '2026-11-20'
let app: TestApp
let city: AssessedCity
const clock = (): Date => new Date(`${today}T04:00:00Z`)
const by = { id: 0, name: '测试' }

beforeAll(async () => {
  app = await startApp(db, {}, clock)
})
afterAll(() => app.close())
beforeEach(async () => {
  today = '2026-11-20'
  await reset(db)
  city = await buildAssessedCity(db)
})

const open = (quarter: string, as = 'client') =>
  app.call(
    'POST',
    '/assessment/forms',
    { quarter, siteId: city.siteId, party: as, clientKey: key(), month: as === 'project' ? 1 : null },
    as,
  )
const periods = async () =>
  (await db.selectFrom('assessment_period').select('quarter').orderBy('quarter').execute()).map((row) => row.quarter)

describe('a quarter comes to be', () => {
  test.each([
    ['2099Q4', 422],
    ['2027Q1', 422],
    ['2026Q3', 422],
    ['2019Q1', 422],
  ])('never by asking for %s, which takes no answers today', async (quarter, status) => {
    expect((await open(quarter)).status).toBe(status)
    expect(await periods()).toEqual([])
  })

  test('by the first form of the current one, and of the one whose window is still open', async () => {
    expect((await open('2026Q4')).status).toBe(200)
    today = '2027-01-12'
    await db.deleteFrom('submission').execute()
    await db.deleteFrom('assessment_period').execute()
    expect((await open('2026Q4')).status).toBe(200)
    expect(await periods()).toEqual(['2026Q4'])
  })
})

describe('nothing lands after closing', () => {
  const close = () => closePeriod(db, '2026Q4', { by, now: clock(), early: true })

  test('a photo whose upload outlasts the quarter is refused', async () => {
    const form = (await open('2026Q4')).body
    const account = await db.selectFrom('account').selectAll().where('login', '=', 'client').executeTakeFirstOrThrow()
    const adding = addEvidence(
      db,
      form.id,
      { position: at.photo, clientKey: key(), takenAt: undefined, place: undefined },
      {
        account: { ...account, firmId: account.firm_id, personId: account.person_id, agencyCode: null } as never,
        now: clock(),
        receive: async () => {
          await close()
          return { fileName: 'a.jpg', mediaType: 'image/jpeg', bytes: jpeg }
        },
      },
    )
    await expect(adding).rejects.toThrow(/2026Q4 is closed/)
    expect(await db.selectFrom('evidence').select('id').execute()).toEqual([])
  })

  test('a form sent while the quarter is being closed either has its figure or is refused', async () => {
    const form = (await open('2026Q4')).body
    const send = () =>
      app.call(
        'PUT',
        `/assessment/forms/${form.id}`,
        { revision: 1, answers: fullMarks(form), submit: true, secondsSpent: 100 },
        'client',
      )
    const [sent] = await Promise.all([send(), close()])
    const { state, figure } = await db
      .selectFrom('submission')
      .select(['state', 'figure'])
      .where('id', '=', form.id)
      .executeTakeFirstOrThrow()
    if (sent.status === 200) expect([state, figure]).toEqual(['submitted', 100])
    else expect([sent.status, state, figure]).toEqual([422, 'draft', null])
    expect((await send()).status).toBe(sent.status === 200 ? 200 : 422)
  })
})
