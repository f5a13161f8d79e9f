import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SiteRow } from '../../../server/sites/import/row-schemas.ts'
import { storeNames } from '../../../server/sites/import/store-names.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { type AssessedCity, buildAssessedCity, fullMarks, key } from './assessed-city.ts'

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

const merge = (id: number, into: number, as = 'city') =>
  app.call('POST', `/firms/${id}/merge`, { into, note: '吸收合并' }, as)
const open = async (as: string, siteId: number) =>
  (
    await app.call(
      'POST',
      '/assessment/forms',
      { quarter: '2026Q4', siteId, party: 'contractor', clientKey: key() },
      as,
    )
  ).body

test('what is under way goes to the successor, what was done before stays', async () => {
  const { contractor, other } = city.firmIds
  const sent = await open('contractor', city.siteIds[1]!)
  await app.call(
    'PUT',
    `/assessment/forms/${sent.id}`,
    { revision: 1, answers: fullMarks(sent), submit: true },
    'contractor',
  )
  const draft = await open('contractor', city.siteId)
  await app.call(
    'PUT',
    `/assessment/forms/${draft.id}`,
    { revision: 1, answers: [{ position: 5, points: 3 }] },
    'contractor',
  )
  await db.updateTable('site').set({ status: 'completed' }).where('id', '=', city.siteIds[2]!).execute()
  await db.updateTable('firm').set({ listed_until: '2027-03-01' }).where('id', '=', contractor).execute()

  const merged = await merge(contractor, other)
  expect(merged.body).toEqual({
    firmId: contractor,
    into: other,
    sites: 7,
    people: 1,
    accounts: 2,
    drafts: 1,
    contracts: 0,
  })

  // the successor's account goes on with the draft, and sees what was sent
  const tasks = (await app.call('GET', '/assessment/tasks?limit=100', undefined, 'other')).body
  expect(tasks.total).toBe(11)
  const byId = new Map(tasks.tasks.map((one: { siteId: number }) => [one.siteId, one]))
  expect(byId.get(city.siteId)).toMatchObject({ submissionId: draft.id, state: 'draft', answered: 1 })
  expect(byId.get(city.siteIds[1])).toMatchObject({ submissionId: sent.id, state: 'submitted' })
  const form = (await app.call('GET', `/assessment/forms/${draft.id}`, undefined, 'other')).body
  expect([form.firmName, form.mayEdit]).toEqual(['北京二建', true])
  // the people who wrote it still can
  expect((await app.call('GET', `/assessment/forms/${draft.id}`, undefined, 'contractor')).body.mayEdit).toBe(true)

  const history = await db.selectFrom('submission').select(['id', 'firm_id']).orderBy('id').execute()
  expect(history).toEqual([
    { id: sent.id, firm_id: contractor },
    { id: draft.id, firm_id: other },
  ])
  const done = await db.selectFrom('site').select('contractor_id').where('id', '=', city.siteIds[2]!).executeTakeFirst()
  expect(done!.contractor_id).toBe(contractor)
  const firms = await db.selectFrom('firm').selectAll().where('id', 'in', [contractor, other]).orderBy('id').execute()
  expect(firms).toMatchObject([
    { merged_into: other, merged_on: '2026-12-20' },
    // a place on the city's list is not shaken off
    { merged_into: null, listed_until: '2027-03-01' },
  ])

  // sent anew, the successor answers for it
  await app.call(
    'PUT',
    `/assessment/forms/${sent.id}`,
    { revision: 2, answers: [{ position: 5, points: 1 }], submit: true },
    'other',
  )
  const again = await db.selectFrom('submission').select('firm_id').where('id', '=', sent.id).executeTakeFirst()
  expect(again!.firm_id).toBe(other)
})

test('a list that still calls the firm by its old name means the successor', async () => {
  const { contractor, other } = city.firmIds
  await merge(contractor, other)
  const unnamed = { client: null, metroLine: null, manager: null, chiefEngineer: null }
  const row = { ...unnamed, contractor: '北京一建', supervision: '京安监理' } as SiteRow
  const names = await storeNames(db, [row])
  expect(names.firm('contractor', '北京一建')).toBe(other)
  expect(names.firm('supervision', '京安监理')).toBe(city.firmIds.supervision)
})

test('points stay with the firm that got them', async () => {
  await db
    .insertInto('points_entry')
    .values({
      firm_id: city.firmIds.contractor,
      code: 'X',
      points: 3,
      reason: '',
      occurred_on: '2026-12-01',
      expires_on: '2027-12-01',
      created_by: 'test',
    })
    .execute()
  await merge(city.firmIds.contractor, city.firmIds.other)
  const entries = async (as: string) => (await app.call('GET', '/assessment/points', undefined, as)).body.entries
  // the successor may look at them and object, as the one who speaks for it
  expect(await entries('other')).toMatchObject([{ subject: { id: city.firmIds.contractor }, total: 3 }])
  expect((await app.call('GET', `/assessment/points?firm=${city.firmIds.other}`, undefined, 'city')).body.total).toBe(0)
})

test.each([
  ['itself', (c: AssessedCity) => [c.firmIds.other, c.firmIds.other], 400],
  ['a firm of another trade', (c: AssessedCity) => [c.firmIds.other, c.firmIds.supervision], 422],
  ['a firm that is not there', (c: AssessedCity) => [c.firmIds.other, 999_999], 404],
])('a firm does not go into %s', async (_what, pair, status) => {
  const [id, into] = pair(city)
  expect((await merge(id!, into!)).status).toBe(status)
})

test('a firm that went is not merged again, and no circle comes about', async () => {
  const { contractor, other } = city.firmIds
  expect((await merge(contractor, other, 'head')).status).toBe(403)
  // both ways at once: one of them
  const both = await Promise.all([merge(contractor, other), merge(other, contractor)])
  expect(both.map((one) => one.status).sort()).toEqual([200, 409])
})
