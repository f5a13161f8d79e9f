import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { type AssessedCity, at, buildAssessedCity, fullMarks, key } from './assessed-city.ts'
import { jpeg, sendPhoto } from './photos.ts'

const db = database()
const quarter = '2026Q4'
let app: TestApp
let city: AssessedCity

/** Who answers, and as what. */
const authors = [
  ['project', { party: 'project', month: 1 }],
  ['contractor', { party: 'contractor' }],
  ['supervision', { party: 'supervision' }],
  ['client', { party: 'client' }],
  ['officer', { party: 'agency' }],
] as const
const everybody = [
  'project',
  'contractor',
  'supervision',
  'client',
  'other',
  'assessor',
  'viewer',
  'officer',
  'head',
  'foreign',
  'city',
] as const
/** Besides the author: accounts that speak for the same party. */
const alike: Record<string, readonly string[]> = { officer: ['head', 'city'] }
// Nothing else on any page holds these.
const SECRET = '绝密备注'
const SECRET_POINTS = 7

const forms = new Map<string, { id: number; photoId: number }>()

// All tests look at one city; the last ones close its quarter.
beforeAll(async () => {
  app = await startApp(db, {}, () => new Date('2026-12-20T04:00:00Z'))
  await reset(db)
  city = await buildAssessedCity(db)
  for (const [as, what] of authors) {
    const visit = what.party === 'agency' ? { visitId: city.visitId } : {}
    const form = (
      await app.call(
        'POST',
        '/assessment/forms',
        { quarter, siteId: city.siteId, clientKey: key(), ...what, ...visit },
        as,
      )
    ).body
    const photo = await sendPhoto(app, as, form.id, at.photo, jpeg)
    const answers = fullMarks(form, { [at.photo]: SECRET_POINTS }).map((one) => ({ ...one, note: `${SECRET}-${as}` }))
    const sent = await app.call(
      'PUT',
      `/assessment/forms/${form.id}`,
      { revision: 1, answers, submit: true, secondsSpent: 100 },
      as,
    )
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    forms.set(as, { id: form.id, photoId: photo.body.id })
  }
})
afterAll(() => app.close())

const isOwn = (author: string, reader: string): boolean => author === reader || (alike[author] ?? []).includes(reader)

describe('before the period is closed', () => {
  const pairs = authors.flatMap(([author]) => everybody.map((reader) => [author, reader] as const))

  test.each(pairs)('what %s wrote, %s sees only if it is its own', async (author, reader) => {
    const { id, photoId } = forms.get(author)!
    const answers = await Promise.all([
      app.call('GET', `/assessment/forms/${id}`, undefined, reader),
      app.call('GET', `/assessment/evidence/${photoId}`, undefined, reader),
    ])
    const expected = isOwn(author, reader) ? 200 : 404
    expect(answers.map((one) => one.status)).toEqual([expected, expected])
    if (expected === 404) {
      // no more is said than of a form that never was
      const never = await app.call('GET', '/assessment/forms/999999', undefined, reader)
      expect(answers[0]!.body.title).toBe(never.body.title.replace('999999', String(id)))
      const writes = await Promise.all([
        app.call('PUT', `/assessment/forms/${id}`, { revision: 2, answers: [] }, reader),
        app.call(
          'PUT',
          `/assessment/forms/${id}`,
          { revision: 2, answers: fullMarks({ indicators: [] }), submit: true },
          reader,
        ),
        sendPhoto(app, reader, id, at.photo, jpeg),
      ])
      expect(writes.map((one) => one.status)).toEqual([404, 404, 404])
    }
  })

  test.each(everybody)('no list gives %s what others answered', async (reader) => {
    const lists = await Promise.all(
      [
        '/assessment/tasks?limit=500',
        '/assessment/submissions?limit=500',
        '/assessment/submissions?only=divergent',
        '/assessment/submissions?only=flagged',
        '/assessment/rates',
        '/assessment/flags',
        '/assessment/points',
        `/sites/${city.siteId}`,
        '/assessment/periods',
      ].map(async (path) => ({ path, ...(await app.call('GET', path, undefined, reader)) })),
    )
    for (const { path, body } of lists) {
      const text = JSON.stringify(body)
      expect(text, path).not.toContain(SECRET)
      expect(text, path).not.toContain('deduct')
      if (path.includes('only=') && body.rows) expect(body.rows, path).toEqual([])
      for (const row of body.rows ?? []) expect([row.divergence, row.openFlags], path).toEqual([null, 0])
      for (const task of body.tasks ?? []) expect(task.party, path).toBe(partyOf(reader))
    }
  })

  test('the client key of another party’s form opens nothing', async () => {
    const stolen = await db
      .selectFrom('submission')
      .select('client_key')
      .where('party', '=', 'client')
      .executeTakeFirstOrThrow()
    const answer = await app.call(
      'POST',
      '/assessment/forms',
      { quarter, siteId: city.siteId, party: 'client', clientKey: stolen.client_key },
      'contractor',
    )
    expect([answer.status, JSON.stringify(answer.body).includes(SECRET)]).toEqual([409, false])
  })

  test('no run of the open quarter can be computed that would show figures', async () => {
    const answer = await app.call('POST', '/assessment/runs', { quarter }, 'city')
    expect([answer.status, answer.body.code]).toEqual([422, 'not-possible'])
  })

  test('no figure is stored that a later query could give away', async () => {
    const rows = await db.selectFrom('submission').select('figure').execute()
    expect(rows.every((row) => row.figure === null)).toBe(true)
  })
})

describe('once the period is closed', () => {
  beforeAll(async () => {
    const closed = await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'city')
    expect(closed.status, JSON.stringify(closed.body)).toBe(200)
  })

  test.each(authors.map(([author]) => author))(
    'the form of %s opens to the government and the site’s own parties',
    async (author) => {
      const { id, photoId } = forms.get(author)!
      for (const reader of everybody) {
        const [form, photo] = await Promise.all([
          app.call('GET', `/assessment/forms/${id}`, undefined, reader),
          app.call('GET', `/assessment/evidence/${photoId}`, undefined, reader),
        ])
        // firms of other sites, and assessors of other lots, stay outside
        const expected = reader === 'other' || reader === 'assessor' ? 404 : 200
        expect([form.status, photo.status], reader).toEqual([expected, expected])
        if (expected === 200) expect(form.body.mayEdit, reader).toBe(false)
      }
    },
  )

  test('drafts that were never sent stay with who wrote them', async () => {
    await db
      .updateTable('submission')
      .set({ state: 'draft', submitted_at: null })
      .where('party', '=', 'client')
      .execute()
    const { id } = forms.get('client')!
    const statuses = await Promise.all(
      everybody.map(async (reader) => [
        reader,
        (await app.call('GET', `/assessment/forms/${id}`, undefined, reader)).status,
      ]),
    )
    expect(statuses.filter(([, status]) => status === 200).map(([reader]) => reader)).toEqual(['client'])
  })
})

function partyOf(reader: string): string {
  if (['officer', 'head', 'foreign', 'city', 'viewer'].includes(reader)) return 'agency'
  return reader === 'other' ? 'contractor' : reader
}
