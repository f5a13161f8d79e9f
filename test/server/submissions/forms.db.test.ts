import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { form as formSchema, period as periodSchema } from '../../../server/contract/index.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { type AssessedCity, at, buildAssessedCity, fullMarks, key } from './assessed-city.ts'

const db = database()
let today = '2026-11-24'
let app: TestApp
let city: AssessedCity

beforeAll(async () => {
  app = await startApp(db, {}, () => new Date(`${today}T04:00:00Z`))
})
afterAll(() => app.close())
beforeEach(async () => {
  today = '2026-11-24'
  await reset(db)
  city = await buildAssessedCity(db)
})

const quarter = '2026Q4'
const open = (as: string, body: object) =>
  app.call('POST', '/assessment/forms', { quarter, siteId: city.siteId, clientKey: key(), ...body }, as)
const save = (as: string, id: number, body: object) => app.call('PUT', `/assessment/forms/${id}`, body, as)
const read = (as: string, id: number) => app.call('GET', `/assessment/forms/${id}`, undefined, as)

describe('a form is begun', () => {
  test('with what applies to the stage and type of works, everything open', async () => {
    const { status, body } = await open('contractor', { party: 'contractor' })
    expect(status, JSON.stringify(body)).toBe(200)
    formSchema.parse(body)
    expect(body).toMatchObject({ level: 'firm', firmName: '北京一建', state: 'draft', revision: 1, mayEdit: true })
    expect(body).toMatchObject({ dueOn: '2027-01-10', closesOn: '2027-01-15', isSample: true })
    // an S4 building: neither the pit's item nor rail's
    const positions = body.indicators.map((one: { position: number }) => one.position)
    expect(positions).toHaveLength(28)
    expect(positions).not.toContain(at.pit)
    expect(positions).not.toContain(at.rail)
    expect(body.answers.every((one: { points: number }) => one.points === -2)).toBe(true)
    const [row] = await db.selectFrom('submission').selectAll().execute()
    expect([row!.answers[at.pit], row!.answers[at.rail]]).toEqual([-1, -1])
    expect(row).toMatchObject({ stages: ['S4'], works_type: 'building', person_id: city.managerId })
  })

  test('once, however often and from however many devices', async () => {
    const clientKey = key()
    const first = await open('contractor', { party: 'contractor', clientKey })
    const others = await Promise.all([
      open('contractor', { party: 'contractor', clientKey }),
      ...[1, 2, 3, 4].map(() => open('contractor', { party: 'contractor' })),
    ])
    expect(others.map((one) => one.body.id)).toEqual(Array(5).fill(first.body.id))
    // all at once, before there is any
    const months = await Promise.all([1, 2, 3, 4].map(() => open('project', { party: 'project', month: 1 })))
    expect(new Set(months.map((one) => one.body.id)).size).toBe(1)
  })

  test('never under a key that another form has', async () => {
    const clientKey = key()
    await open('contractor', { party: 'contractor', clientKey })
    const other = await open('supervision', { party: 'supervision', clientKey })
    expect([other.status, other.body.code]).toEqual([409, 'conflict'])
  })

  test.each([
    ['contractor', { party: 'supervision' }, 403],
    ['other', { party: 'contractor' }, 403],
    ['project', { party: 'contractor' }, 403],
    ['contractor', { party: 'project', month: 1 }, 403],
    ['supervision', { party: 'agency' }, 400],
    ['city', { party: 'contractor' }, 403],
    ['viewer', { party: 'agency', visit: true }, 403],
    ['foreign', { party: 'agency', visit: true }, 403],
    ['officer', { party: 'agency', visit: true }, 200],
    ['city', { party: 'agency', visit: true }, 200],
    ['assessor', { party: 'assessor' }, 403],
    ['assessor', { party: 'assessor', rail: true }, 200],
    ['project', { party: 'project', month: 3 }, 422],
    ['project', { party: 'project' }, 400],
    ['contractor', { party: 'contractor', month: 1 }, 400],
    ['contractor', { party: 'contractor', quarter: '2027Q1' }, 422],
    ['contractor', { party: 'contractor', quarter: '2020Q1' }, 422],
    ['contractor', { party: 'contractor', siteId: 999_999 }, 404],
  ])('by %s as %j: %i', async (as, wanted: Record<string, unknown>, status) => {
    const { visit, rail, ...body } = wanted
    const answer = await open(as, {
      ...body,
      ...(visit ? { visitId: city.visitId } : {}),
      ...(rail ? { siteId: city.railId } : {}),
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
  })

  test('not of a site that is completed', async () => {
    await db.updateTable('site').set({ status: 'completed' }).where('id', '=', city.siteId).execute()
    expect((await open('contractor', { party: 'contractor' })).status).toBe(422)
  })

  test('not without indicators in force', async () => {
    await db.deleteFrom('indicator_set').execute()
    const answer = await open('contractor', { party: 'contractor' })
    expect([answer.status, answer.body.title]).toEqual([422, '2026Q4 没有生效的测评指标，请先导入并启用'])
  })
})

describe('answers', () => {
  let id: number
  let form: { indicators: { position: number }[] }

  beforeEach(async () => {
    const opened = await open('contractor', { party: 'contractor' })
    id = opened.body.id
    form = opened.body
  })
  const one = (position: number, points: number, note = '') => ({ position, points, note })

  test('are saved a few at a time, and are all there in the end', async () => {
    await save('contractor', id, { revision: 1, answers: [one(at.plain, 3)], secondsSpent: 20 })
    const second = await save('contractor', id, { revision: 2, answers: [one(5, 0, '好')], secondsSpent: 10 })
    // an autosave is answered in a few words, not with the form over again
    expect(second.body).toEqual({ id, revision: 3, answered: 2, asked: 28, form: null })
    const kept = (await read('contractor', id)).body.answers
    expect(kept.filter((each: { points: number }) => each.points !== -2)).toEqual([one(at.plain, 3), one(5, 0, '好')])
    const row = await db.selectFrom('submission').select('seconds_spent').executeTakeFirstOrThrow()
    expect(row.seconds_spent).toBe(30)
  })

  test('saved again because the answer was lost change nothing', async () => {
    const body = { revision: 1, answers: [one(5, 3, '缺')], secondsSpent: 20 }
    const first = await save('contractor', id, body)
    const again = await save('contractor', id, body)
    expect(first.body).toMatchObject({ revision: 2, form: null })
    // the device may not know that it was saved: it gets the form as it stands
    expect([again.status, again.body.revision, again.body.form.revision]).toEqual([200, 2, 2])
    expect((await save('contractor', id, { ...body, revision: 2 })).body.form).toBeNull()
    const row = await db.selectFrom('submission').select(['seconds_spent', 'revision']).executeTakeFirstOrThrow()
    expect(row).toEqual({ seconds_spent: 20, revision: 2 })
  })

  test('of an older revision are refused, with the newer form', async () => {
    await save('contractor', id, { revision: 1, answers: [one(5, 3)] })
    const clash = await save('contractor', id, { revision: 1, answers: [one(5, 0)] })
    expect([clash.status, clash.body.code, clash.body.form.revision]).toEqual([409, 'conflict', 2])
    formSchema.parse(clash.body.form)
    expect(clash.body.form.answers.find((each: { position: number }) => each.position === 5).points).toBe(3)
  })

  test.each([
    ['not asked of this stage', at.pit, 0, 'body.answers.0.position'],
    ['not in the set at all', 900, 0, 'body.answers.0.position'],
    ['more than the item is worth', 5, 11, 'body.answers.0.points'],
    ['half a point', 5, 1.5, 'body.answers.0.points'],
    ['below what answers are', 5, -3, 'body.answers.0.points'],
  ])('that are wrong are named: %s', async (_why, position, points, path) => {
    const answer = await save('contractor', id, { revision: 1, answers: [one(position, points)] })
    expect([answer.status, answer.body.issues[0].path]).toEqual([400, path])
  })

  test('twice to one item are refused', async () => {
    const answer = await save('contractor', id, { revision: 1, answers: [one(5, 1), one(5, 2)] })
    expect([answer.status, answer.body.issues[0].path]).toEqual([400, 'body.answers.1.position'])
  })

  test('are sent only whole, and what is missing is named by code', async () => {
    const answers = fullMarks(form, { [at.veto]: 5, [at.photo]: 2, 7: -1 }).filter(({ position }) => position !== 9)
    const refused = await save('contractor', id, { revision: 1, answers, submit: true })
    expect([refused.status, refused.body.code]).toEqual([422, 'not-possible'])
    expect(refused.body.issues.map((issue: { path: string }) => issue.path)).toEqual([
      'answers.T-000',
      'answers.T-001',
      'answers.T-007',
      'answers.T-009',
    ])
    expect((await read('contractor', id)).body).toMatchObject({ state: 'draft', revision: 1 })
  })

  test('sent in time are in time, and after the due day late', async () => {
    today = '2027-01-10'
    const sent = await save('contractor', id, { revision: 1, answers: fullMarks(form), submit: true })
    expect(sent.body.form).toMatchObject({ state: 'submitted', isLate: false, mayEdit: true })
    today = '2027-01-11'
    const late = await open('supervision', { party: 'supervision' })
    const sentLate = await save('supervision', late.body.id, {
      revision: 1,
      answers: fullMarks(late.body),
      submit: true,
    })
    expect(sentLate.body.form).toMatchObject({ state: 'submitted', isLate: true })
  })

  test('come too late after the closing day: refused, and what was saved stays', async () => {
    await save('contractor', id, { revision: 1, answers: [one(5, 3)] })
    today = '2027-01-16'
    const refused = await save('contractor', id, { revision: 2, answers: fullMarks(form), submit: true })
    expect(refused.status).toBe(422)
    expect(refused.body.title).toContain('已截止（2027-01-15）')
    const kept = (await read('contractor', id)).body
    expect([kept.revision, kept.mayEdit]).toEqual([2, false])
  })

  test('sent anew keep what was sent before, notes and all', async () => {
    const first = fullMarks(form, { 5: 3 }).map((each) => (each.position === 5 ? { ...each, note: '原注' } : each))
    await save('contractor', id, { revision: 1, answers: first, submit: true })
    const unsent = await save('contractor', id, { revision: 2, answers: [one(5, 6)] })
    expect([unsent.status, unsent.body.code]).toEqual([422, 'not-possible'])
    today = '2027-01-12'
    const again = await save('contractor', id, { revision: 2, answers: [one(5, 6, '新注')], submit: true })
    // a correction after the due day is no delay
    expect(again.body.form).toMatchObject({ state: 'submitted', revision: 3, isLate: false })
    const kept = await db.selectFrom('submission_revision').selectAll().execute()
    expect(kept).toMatchObject([{ revision: 2, notes: { 5: '原注' }, actor: 'contractor' }])
    expect(kept[0]!.answers[5]).toBe(3)
    const actions = await db.selectFrom('audit_entry').select('action').orderBy('id').execute()
    expect(actions.map((row) => row.action).filter((action) => action.startsWith('submission'))).toEqual([
      'submission.open',
      'submission.send',
      'submission.resend',
    ])
  })

  test('a site that moves on, changes type, district or name leaves the form as it was made', async () => {
    await db
      .updateTable('site')
      .set({ stage: 'S2', works_type: 'municipal', agency_code: '110108', name: '改名工地', status: 'suspended' })
      .where('id', '=', city.siteId)
      .execute()
    const sent = await save('contractor', id, { revision: 1, answers: fullMarks(form), submit: true })
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    expect(sent.body.form.site).toMatchObject({
      name: '改名工地',
      stages: ['S4'],
      worksType: 'building',
      agencyCode: '110105',
      status: 'active',
    })
    expect(sent.body.form.indicators).toHaveLength(28)
    // begun now, a form is of the site as it is now
    const fresh = (await open('supervision', { party: 'supervision' })).body
    expect(fresh.site).toMatchObject({ stages: ['S2'], worksType: 'municipal', agencyCode: '110108' })
    expect(fresh.indicators.map((each: { position: number }) => each.position)).toContain(at.pit)
  })

  test('to an indicator withdrawn meanwhile are no longer asked, and kept where they were given', async () => {
    await save('contractor', id, { revision: 1, answers: [one(5, 4)] })
    await db.updateTable('indicator').set({ withdrawn_on: today }).where('position', 'in', [5, 6]).execute()
    const now = (await read('contractor', id)).body
    expect(now.indicators).toHaveLength(26)
    // a phone without network still answers both, another only what is asked
    const rest = fullMarks(now).filter(({ position }) => position !== 7)
    expect((await save('contractor', id, { revision: 2, answers: [one(6, -2), ...rest] })).body.asked).toBe(26)
    const sent = await save('contractor', id, { revision: 3, answers: [one(7, 0)], submit: true })
    expect(sent.body.form.state).toBe('submitted')
    const row = await db.selectFrom('submission').select('answers').executeTakeFirstOrThrow()
    expect([row.answers[5], row.answers[6], row.answers[7]]).toEqual([4, -1, 0])
  })

  test('to an indicator withdrawn after the quarter are still asked of it', async () => {
    await db.updateTable('indicator').set({ withdrawn_on: '2027-01-03' }).where('position', '=', 5).execute()
    today = '2027-01-08'
    expect((await read('contractor', id)).body.indicators).toHaveLength(28)
  })

  test('a renamed firm is the same firm', async () => {
    await db.updateTable('firm').set({ name: '北京一建集团' }).where('id', '=', city.firmIds.contractor).execute()
    expect((await read('contractor', id)).body.firmName).toBe('北京一建集团')
  })
})

describe('a site goes to another firm within the quarter', () => {
  const handOver = () =>
    db.updateTable('site').set({ contractor_id: city.firmIds.other }).where('id', '=', city.siteId).execute()

  test('the new one begins its own form; the draft of the old one stays aside, unseen', async () => {
    const old = (await open('contractor', { party: 'contractor' })).body
    await save('contractor', old.id, { revision: 1, answers: [{ position: 5, points: 3 }] })
    await handOver()
    const fresh = (await open('other', { party: 'contractor' })).body
    expect(fresh.id).not.toBe(old.id)
    expect(fresh.answers.every((each: { points: number }) => each.points === -2)).toBe(true)
    expect((await read('other', old.id)).status).toBe(404)
    const kept = await read('contractor', old.id)
    expect(kept.body).toMatchObject({ state: 'replaced', mayEdit: false })
    const refused = await save('contractor', old.id, { revision: 2, answers: [{ position: 5, points: 1 }] })
    expect(refused.status).toBe(403)
  })

  test('what the old one has sent stands', async () => {
    const old = (await open('contractor', { party: 'contractor' })).body
    await save('contractor', old.id, { revision: 1, answers: fullMarks(old), submit: true })
    await handOver()
    const refused = await open('other', { party: 'contractor' })
    expect([refused.status, refused.body.title]).toEqual([409, '本季度这一方已由北京一建提交，以其为准'])
    const tasks = (await app.call('GET', '/assessment/tasks', undefined, 'other')).body.tasks
    const row = tasks.find((each: { siteId: number }) => each.siteId === city.siteId)
    expect(row).toMatchObject({ submissionId: null, state: 'submitted' })
  })
})

describe('tasks', () => {
  const tasks = async (as: string, query = '') =>
    (await app.call('GET', `/assessment/tasks${query}`, undefined, as)).body

  test('of a project department are its months begun so far', async () => {
    const { total, tasks: list, period } = await tasks('project')
    expect(period).toMatchObject({ quarter: '2026Q4', dueOn: '2027-01-10', closesOn: '2027-01-15', state: 'open' })
    expect(period.monthDueOn).toEqual(['2026-11-05', '2026-12-05', '2027-01-05'])
    expect(total).toBe(4)
    expect(list.map((one: Record<string, unknown>) => [one.siteName, one.month, one.dueOn, one.state])).toEqual([
      ['工地0', 1, '2026-11-05', 'overdue'],
      ['工地1', 1, '2026-11-05', 'overdue'],
      ['工地0', 2, '2026-12-05', 'todo'],
      ['工地1', 2, '2026-12-05', 'todo'],
    ])
  })

  test('of a firm are one for each site, and say how far each is', async () => {
    const form = (await open('contractor', { party: 'contractor' })).body
    await save('contractor', form.id, { revision: 1, answers: [{ position: 5, points: 3 }] })
    const { total, tasks: list } = await tasks('contractor', '?limit=100')
    // sites 0–5, 10 and 11
    expect(total).toBe(8)
    const begun = list.find((one: { siteId: number }) => one.siteId === city.siteId)
    expect(begun).toMatchObject({ submissionId: form.id, state: 'draft', answered: 1, asked: 28, party: 'contractor' })
    expect((await tasks('contractor', '?limit=3&offset=6')).tasks).toHaveLength(2)
    expect((await tasks('contractor', `?search=${encodeURIComponent('工地3')}`)).total).toBe(1)
    expect((await tasks('contractor', '?search=%25')).total).toBe(0)
  })

  test('of an agency are its visits, of an assessor its rail lots, of a viewer none', async () => {
    expect((await tasks('officer')).tasks).toMatchObject([
      { siteName: '工地0', party: 'agency', level: 'government', visitId: city.visitId, visitedOn: '2026-11-10' },
    ])
    expect((await tasks('foreign')).total).toBe(0)
    await db
      .insertInto('visit')
      .values({ site_id: city.siteId, visited_on: '2026-11-18', kind: 'recheck', result: 'passed' })
      .execute()
    // who checks one notice again has not seen the whole site
    expect((await tasks('city')).total).toBe(1)
    expect((await tasks('viewer')).total).toBe(0)
    expect((await tasks('assessor')).tasks).toMatchObject([{ siteId: city.railId, party: 'assessor' }])
    await db.updateTable('assessor_contract').set({ valid_to: '2026-09-30' }).execute()
    expect((await tasks('assessor')).total).toBe(0)
  })

  test('of an agency are one for each site: the latest visit until one is begun, none more once one is sent', async () => {
    const visit = (visited_on: string) =>
      db
        .insertInto('visit')
        .values({ site_id: city.siteId, visited_on, kind: 'patrol', result: 'passed' })
        .returning('id')
        .executeTakeFirstOrThrow()
    const later = await visit('2026-11-20')
    const visitsOf = async (as: string) =>
      (await tasks(as)).tasks.map((one: { visitId: number; state: string }) => [one.visitId, one.state])
    expect(await visitsOf('officer')).toEqual([[later.id, 'todo']])

    const begun = (await open('officer', { party: 'agency', visitId: city.visitId })).body
    expect(await visitsOf('officer')).toEqual([[city.visitId, 'draft']])
    const sent = await save('officer', begun.id, { revision: 1, answers: fullMarks(begun), submit: true })
    expect(sent.status).toBe(200)
    expect(await visitsOf('officer')).toEqual([[city.visitId, 'submitted']])
    await visit('2026-11-22')
    expect(await visitsOf('city')).toEqual([[city.visitId, 'submitted']])

    // what turned out to be false has to be done again
    await db.updateTable('submission').set({ state: 'rejected' }).where('id', '=', begun.id).execute()
    expect((await visitsOf('officer')).map(([, state]: [number, string]) => state)).toEqual(['todo'])
  })

  test('of an agency are none where an assessor has sent', async () => {
    await db
      .insertInto('visit')
      .values({ site_id: city.railId, visited_on: '2026-11-20', kind: 'patrol', result: 'passed' })
      .execute()
    expect((await tasks('city')).total).toBe(2)
    const form = (await open('assessor', { party: 'assessor', siteId: city.railId })).body
    await save('assessor', form.id, { revision: 1, answers: fullMarks(form), submit: true })
    expect((await tasks('city')).tasks).toMatchObject([{ siteId: city.siteId }])
  })

  test('are told with the period as the interface describes it, and nothing besides', async () => {
    const strict = periodSchema.strict()
    const { body: periods } = await app.call('GET', '/assessment/periods', undefined, 'project')
    expect(periods).toHaveLength(1)
    for (const one of periods) expect(strict.parse(one)).toEqual(one)
    strict.parse((await tasks('project')).period)
    strict.parse((await app.call('GET', '/assessment/submissions', undefined, 'contractor')).body.period)
  })

  test('not sent by the closing day are closed; those of no known quarter are not found', async () => {
    await tasks('project')
    today = '2027-01-16'
    const { tasks: list } = await tasks('project', '?quarter=2026Q4')
    expect(new Set(list.map((one: { state: string }) => one.state))).toEqual(new Set(['closed']))
    expect((await app.call('GET', '/assessment/tasks?quarter=2019Q1', undefined, 'project')).status).toBe(404)
  })
})
