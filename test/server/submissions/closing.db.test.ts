import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { submissionFlag, submissionRow } from '../../../server/contract/index.ts'
import { readRecords } from '../../../server/risk/read-records.ts'
import { closeDuePeriods, closePeriod } from '../../../server/submissions/close-period.ts'
import { ensurePeriod } from '../../../server/submissions/periods.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { type AssessedCity, at, buildAssessedCity, fullMarks, INDICATOR_COUNT, key } from './assessed-city.ts'

const db = database()
const quarter = '2026Q4'
let today = '2026-12-20'
let app: TestApp
let city: AssessedCity
const clock = (): Date => new Date(`${today}T04:00:00Z`)

beforeAll(async () => {
  app = await startApp(db, {}, clock)
})
afterAll(() => app.close())
beforeEach(async () => {
  today = '2026-12-20'
  await reset(db)
  city = await buildAssessedCity(db)
})

const get = async (path: string, as = 'city') => (await app.call('GET', path, undefined, as)).body

/** Begins and sends a form on a day. */
async function send(as: string, what: object, day: string, deducted: Record<number, number> = { 5: 1, 6: 2, 7: 3 }) {
  today = day
  const opened = await app.call(
    'POST',
    '/assessment/forms',
    { quarter, siteId: city.siteId, clientKey: key(), ...what },
    as,
  )
  const answers = fullMarks(opened.body, deducted).map((one) => ({ ...one, note: one.points > 0 ? '见照片' : '' }))
  const sent = await app.call(
    'PUT',
    `/assessment/forms/${opened.body.id}`,
    { revision: opened.body.revision, answers, submit: true, secondsSpent: 300 },
    as,
  )
  expect(sent.status, JSON.stringify([opened.body, sent.body])).toBe(200)
  return sent.body.id as number
}

/** Only the one site is left under construction. */
const onlyOneSite = () => db.updateTable('site').set({ status: 'completed' }).where('id', '<>', city.siteId).execute()

const flagsOf = async (query = '') =>
  (await get(`/assessment/flags?limit=500${query}`)).flags.map((flag: Record<string, unknown>) => {
    submissionFlag.parse(flag)
    return [flag.kind, flag.party, flag.month, flag.firmName, flag.personName]
  })

test('an assessor whose contract has ended does not see how far its successor is', async () => {
  await db.updateTable('assessor_contract').set({ valid_to: '2026-09-30' }).execute()
  const { id: firmId } = await db
    .insertInto('firm')
    .values({ kind: 'testing', name: '后任咨询' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: contractId } = await db
    .insertInto('assessor_contract')
    .values({ firm_id: firmId, number: 'HT-2', valid_from: '2026-10-01', valid_to: '2027-12-31' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('assessor_contract_site').values({ contract_id: contractId, site_id: city.railId }).execute()
  expect((await get(`/assessment/submissions?quarter=${quarter}`, 'assessor')).total).toBe(0)
  await db.updateTable('assessor_contract').set({ valid_to: '2026-10-01' }).where('number', '=', 'HT-1').execute()
  expect((await get(`/assessment/submissions?quarter=${quarter}`, 'assessor')).total).toBe(1)
})

describe('closing', () => {
  test('waits for the last day unless the city decides otherwise, and says so in the trace', async () => {
    await ensurePeriod(db, quarter)
    await expect(closePeriod(db, quarter, { by: { id: 0, name: '经纬' }, now: clock() })).rejects.toThrow(/2027-01-15/)
    expect((await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'head')).status).toBe(403)
    expect((await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'city')).body.quarter).toBe(
      quarter,
    )
    const audit = await db.selectFrom('audit_entry').selectAll().where('action', '=', 'period.close').execute()
    expect(audit).toMatchObject([{ actor: 'city', detail: { early: true } }])
    expect((await app.call('POST', '/assessment/periods/2019Q1/close', undefined, 'city')).status).toBe(404)
  })

  test('comes by itself after the last day, once', async () => {
    await ensurePeriod(db, quarter)
    expect(await closeDuePeriods(db, new Date('2027-01-15T15:59:00Z'))).toEqual([])
    expect(await closeDuePeriods(db, new Date('2027-01-15T16:01:00Z'))).toEqual([quarter])
    expect(await closeDuePeriods(db, new Date('2027-02-01T00:00:00Z'))).toEqual([])
  })

  test('flags what was due and never came, with who answers for it', async () => {
    await onlyOneSite()
    await send('project', { party: 'project', month: 1 }, '2026-11-05')
    await send('project', { party: 'project', month: 2 }, '2026-12-08')
    await send('contractor', { party: 'contractor' }, '2027-01-09', { 5: 4, 6: 4, 7: 1 })
    await send('client', { party: 'client' }, '2027-01-12', { 8: 4, 6: 4, 7: 1 })
    await app.call(
      'POST',
      '/assessment/forms',
      { quarter, siteId: city.siteId, party: 'supervision', clientKey: key() },
      'supervision',
    )
    today = '2027-01-20'
    await closeDuePeriods(db, clock())
    expect(await flagsOf()).toEqual([
      ['missing', 'agency', null, null, null],
      ['missing', 'project', 3, '北京一建', '张经理'],
      ['missing', 'supervision', null, '京安监理', '李总监'],
      ['late', 'project', 2, '北京一建', '张经理'],
      ['late', 'client', null, '京城置业', null],
    ])
    const texts = (await get('/assessment/flags?kind=missing')).flags.map(
      (flag: { text: { zh: string } }) => flag.text.zh,
    )
    expect(texts).toEqual([
      '监督机构：应于 2027-01-10 前提交，至关闭未提交（1 次检查没有测评表）',
      '项目部第 3 个月自评：应于 2027-01-05 前提交，至关闭未提交',
      '监理单位：应于 2027-01-10 前提交，填而未交',
    ])
  })

  test('again raises nothing twice, and leaves what was decided', async () => {
    await onlyOneSite()
    today = '2027-01-20'
    await ensurePeriod(db, quarter)
    await closeDuePeriods(db, clock())
    const before = await flagsOf()
    expect(before).toHaveLength(7)
    const again = await closePeriod(db, quarter, { by: { id: 0, name: '经纬' }, now: clock() })
    expect([again.flagsRaised, await flagsOf()]).toEqual([0, before])
  })

  test('early flags only what was due by then; of suspended sites nothing is due', async () => {
    await ensurePeriod(db, quarter)
    await db.updateTable('site').set({ status: 'suspended' }).where('id', '=', city.siteIds[1]!).execute()
    await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'city')
    // site 0 alone has a manager and is under construction; October and November were due
    expect(await flagsOf()).toEqual([
      ['missing', 'project', 1, '北京一建', '张经理'],
      ['missing', 'project', 2, '北京一建', '张经理'],
    ])
  })

  test('finds uniform, hasty, copied and contradicting forms', async () => {
    await onlyOneSite()
    await send('project', { party: 'project', month: 1 }, '2026-11-01', {})
    const first = await send('contractor', { party: 'contractor' }, '2026-12-01', { 5: 1, 6: 2, 7: 3, [at.veto]: 10 })
    await send('supervision', { party: 'supervision' }, '2026-12-02', { 5: 1, 6: 2, 7: 3, [at.veto]: 10 })
    const client = await send('client', { party: 'client' }, '2026-12-03', { 5: 2, 6: 2 })
    await db.updateTable('submission').set({ seconds_spent: 10 }).where('id', '=', client).execute()
    await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'city')
    expect(await flagsOf('&state=open')).toEqual([
      ['uniform', 'project', 1, '北京一建', '张经理'],
      ['hasty', 'client', null, '京城置业', null],
      ['contradiction', 'project', 1, '北京一建', '张经理'],
      ['contradiction', 'client', null, '京城置业', null],
      ['copied', 'supervision', null, '京安监理', '李总监'],
    ])
    const [copied] = (await get('/assessment/flags?kind=copied')).flags
    expect(copied.text.zh).toBe('监理单位：与“工地0”施工单位的答案完全相同，其中 4 项扣分')
    const figures = await db.selectFrom('submission').select(['id', 'figure']).where('id', '=', first).execute()
    // 26 plain items by five classes: known to hundredths, and stored only now
    expect(figures[0]!.figure).toBeGreaterThan(50)
  })

  test('the self-assessment over the government’s, twice running', async () => {
    await onlyOneSite()
    await send('project', { party: 'project', month: 1 }, '2026-11-01', { 5: 1 })
    const worst = Object.fromEntries(Array.from({ length: INDICATOR_COUNT }, (_, i) => [i, i === at.photo ? 0 : 3]))
    await send('officer', { party: 'agency', visitId: city.visitId }, '2026-12-01', worst)
    await ensurePeriod(db, '2026Q3')
    for (const [party, level, month, figure] of [
      ['project', 'self', 3, 96],
      ['agency', 'government', null, 70],
    ] as const) {
      await db
        .insertInto('submission')
        .values({
          quarter: '2026Q3',
          site_id: city.siteId,
          level,
          party,
          month,
          figure,
          stages: ['S4'],
          works_type: 'building',
          site_status: 'active',
          agency_code: '110105',
          indicator_version: 'test',
          answers: [],
          state: 'submitted',
          due_on: '2026-10-10',
          submitted_at: '2026-10-01T00:00:00Z',
          written_by: 'test',
        })
        .execute()
    }
    await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'city')
    const [flag] = (await get('/assessment/flags?kind=self_above_government')).flags
    expect(flag.text.zh).toMatch(
      /自评连续 2 次高于政府评估 15 分以上：2026Q4 自评 99\.\d+、政府 7\d\.?\d*；2026Q3 自评 96、政府 70$/,
    )
  })
})

describe('a flag is decided', () => {
  let flagId: number
  beforeEach(async () => {
    await onlyOneSite()
    await send('project', { party: 'project', month: 1 }, '2026-11-01', {})
    await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'city')
    flagId = (await get('/assessment/flags?kind=uniform')).flags[0].id
  })
  const decide = (as: string, decision: string, note = '现场核实') =>
    app.call('POST', `/assessment/flags/${flagId}/decision`, { decision, note }, as)

  /** A further flag on the form that is flagged. */
  const another = async (kind: 'hasty' | 'contradiction') =>
    db
      .insertInto('submission_flag')
      .columns(['quarter', 'site_id', 'submission_id', 'party', 'month', 'firm_id', 'person_id', 'kind', 'facts'])
      .expression((from) =>
        from
          .selectFrom('submission_flag')
          .select(['quarter', 'site_id', 'submission_id', 'party', 'month', 'firm_id', 'person_id'])
          .select((pick) => [pick.val(kind).as('kind'), pick.val(JSON.stringify({ items: [] })).as('facts')])
          .where('id', '=', flagId),
      )
      .returning('id')
      .executeTakeFirstOrThrow()

  test('confirmed: points for the firm and the person, a year long, and the form is rejected', async () => {
    expect((await decide('head', 'confirmed')).body).toMatchObject({ state: 'confirmed', decidedBy: 'head' })
    const { entries, thresholds } = await get('/assessment/points')
    expect(thresholds).toEqual({ keySupervision: 6, suspension: 12, cycleMonths: 12 })
    expect(entries).toMatchObject([
      { subject: { kind: 'person', name: '张经理' }, points: 6, total: 6, code: 'CP-FALSE', expiresOn: '2027-11-01' },
      { subject: { kind: 'firm', name: '北京一建' }, points: 6, total: 6, occurredOn: '2026-11-01' },
    ])
    expect(entries[0].reason).toContain('全部满分')
    const row = await db.selectFrom('submission').select('state').executeTakeFirstOrThrow()
    expect(row.state).toBe('rejected')
    // risk takes the ledger as of a day
    const { points } = await readRecords(db, { day: '2026-12-31' })
    expect(points.get(city.managerId)).toMatchObject([{ points: 6, occurredOn: '2026-11-01' }])
  })

  test('two flags of one form cost its firm and its person points once; cancelled ones do not stand in the way', async () => {
    const { id } = await db.selectFrom('submission').select('id').executeTakeFirstOrThrow()
    const confirm = async (flag: number) =>
      app.call('POST', `/assessment/flags/${flag}/decision`, { decision: 'confirmed', note: '核实' }, 'city')
    const [hasty, contradiction] = [await another('hasty'), await another('contradiction')]
    const answers = await Promise.all([confirm(flagId), confirm(hasty.id)])
    expect(answers.map((one) => one.status)).toEqual([200, 200])
    const { entries } = await get('/assessment/points')
    expect(entries).toMatchObject([{ total: 6 }, { total: 6 }])
    expect((await db.selectFrom('submission').select('state').where('id', '=', id).executeTakeFirst())?.state).toBe(
      'rejected',
    )
    for (const entry of entries)
      await app.call('POST', `/assessment/points/${entry.id}/decision`, { decision: 'cancelled', note: '误记' }, 'city')
    const third = await confirm(contradiction.id)
    expect([third.status, JSON.stringify(third.body)]).toEqual([200, expect.anything()])
    expect((await get('/assessment/points')).total).toBe(4)
  })

  test('dismissed: a reason and no points; decided once', async () => {
    await decide('city', 'dismissed', '现场确无问题')
    expect((await get('/assessment/points')).total).toBe(0)
    const again = await decide('head', 'confirmed')
    expect([again.status, again.body.title]).toEqual([409, '该疑点已由city处理（现场确无问题）'])
    expect((await db.selectFrom('submission').select('state').executeTakeFirstOrThrow()).state).toBe('submitted')
  })

  test('the other way by the city alone: points go, the form counts again, and both decisions stay readable', async () => {
    await decide('head', 'confirmed', '多项失实')
    expect((await decide('head', 'dismissed')).status).toBe(409)
    expect((await decide('city', 'confirmed')).status).toBe(409)
    const reversed = await decide('city', 'dismissed', '异议成立，现场属实')
    expect(reversed.body).toMatchObject({ state: 'dismissed', decidedBy: 'city', note: '异议成立，现场属实' })
    const state = async () => (await db.selectFrom('submission').select('state').executeTakeFirstOrThrow()).state
    expect(await state()).toBe('submitted')
    const { entries } = await get('/assessment/points')
    expect(entries).toMatchObject([
      { state: 'cancelled', points: 6, total: 0 },
      { state: 'cancelled', points: 6, total: 0 },
    ])
    expect(entries[0].events.at(-1)).toMatchObject({ actor: 'city', action: 'cancelled', note: '异议成立，现场属实' })
    const audit = await db
      .selectFrom('audit_entry')
      .select(['action', 'detail'])
      .orderBy('id', 'desc')
      .limit(1)
      .execute()
    expect(audit).toMatchObject([{ action: 'flag.dismissed', detail: { before: { state: 'confirmed', by: 'head' } } }])
    // and back once more: points anew
    expect((await decide('city', 'confirmed')).status).toBe(200)
    expect([await state(), (await get('/assessment/points')).entries[0].total]).toEqual(['rejected', 6])
  })

  test('taken back, a form that is false in another way stays rejected until that is taken back too', async () => {
    const hasty = await another('hasty')
    const reach = (flag: number, decision: string) =>
      app.call('POST', `/assessment/flags/${flag}/decision`, { decision, note: '现场核实' }, 'city')
    for (const flag of [flagId, hasty.id]) await reach(flag, 'confirmed')
    const stand = async () => [
      (await db.selectFrom('submission').select('state').executeTakeFirstOrThrow()).state,
      (await get('/assessment/points')).entries.map((entry: { state: string }) => entry.state),
    ]
    await reach(flagId, 'dismissed')
    expect(await stand()).toEqual(['rejected', ['active', 'active']])
    await reach(hasty.id, 'dismissed')
    expect(await stand()).toEqual(['submitted', ['cancelled', 'cancelled']])
  })

  test('only at home, and never by a viewer or a firm', async () => {
    const far = { role: 'agency' as const, agency_code: '110108' }
    await db
      .insertInto('account')
      .values({ login: 'far', name: 'far', ...far })
      .execute()
    const statuses = await Promise.all(
      ['far', 'viewer', 'officer', 'contractor', 'project'].map(async (as) => (await decide(as, 'confirmed')).status),
    )
    expect(statuses).toEqual([403, 403, 403, 403, 403])
    expect((await app.call('GET', '/assessment/flags', undefined, 'contractor')).status).toBe(403)
  })

  describe('and the firm answers', () => {
    let entryId: number
    beforeEach(async () => {
      await decide('city', 'confirmed')
      entryId = (await get('/assessment/points')).entries.find(
        (entry: { subject: { kind: string } }) => entry.subject.kind === 'person',
      ).id
    })
    const object = (as: string) => app.call('POST', `/assessment/points/${entryId}/objection`, { note: '另有说明' }, as)
    const settle = (body: object, as = 'city') =>
      app.call('POST', `/assessment/points/${entryId}/decision`, { note: '复核', ...body }, as)

    test('it sees its own and its people’s entries, and nobody else’s', async () => {
      expect((await get('/assessment/points', 'contractor')).total).toBe(2)
      for (const other of ['supervision', 'client', 'other', 'assessor'])
        expect((await get('/assessment/points', other)).total, other).toBe(0)
      expect((await app.call('GET', '/assessment/points', undefined, 'project')).status).toBe(403)
      expect((await get(`/assessment/points?search=${encodeURIComponent('张')}`)).total).toBe(1)
    })

    test('it objects; the points are corrected, and what they were stays readable', async () => {
      expect((await object('other')).status).toBe(404)
      expect((await object('city')).status).toBe(403)
      expect((await object('contractor')).body).toMatchObject({ state: 'objected', total: 6 })
      expect((await object('contractor')).status).toBe(409)
      expect((await settle({ decision: 'corrected' })).status).toBe(400)
      expect((await settle({ decision: 'corrected', points: 2.5 }, 'head')).status).toBe(403)
      const corrected = await settle({ decision: 'corrected', points: 2.5 })
      expect(corrected.body).toMatchObject({ state: 'active', points: 2.5, total: 2.5 })
      expect(corrected.body.events).toMatchObject([
        { action: 'recorded', pointsBefore: null, pointsAfter: 6 },
        { action: 'objected', pointsBefore: 6, pointsAfter: 6, actor: 'contractor' },
        { action: 'corrected', pointsBefore: 6, pointsAfter: 2.5, note: '复核' },
      ])
      expect((await object('contractor')).status).toBe(409)
    })

    test('upheld it stands, cancelled it counts for nothing and stays', async () => {
      expect((await settle({ decision: 'upheld' })).status).toBe(409)
      await object('contractor')
      expect((await settle({ decision: 'upheld' })).body).toMatchObject({ state: 'active', total: 6 })
      expect((await settle({ decision: 'cancelled' })).body).toMatchObject({ state: 'cancelled', points: 6, total: 0 })
      expect((await settle({ decision: 'cancelled' })).status).toBe(409)
      expect((await readRecords(db, { day: '2026-12-31' })).points.has(city.managerId)).toBe(false)
    })

    test('after its cycle it no longer counts', async () => {
      today = '2027-10-31'
      expect((await get('/assessment/points')).entries[0].total).toBe(6)
      today = '2027-11-01'
      expect((await get('/assessment/points')).entries[0].total).toBe(0)
    })
  })
})

describe('the dashboard', () => {
  const dots = async (as = 'city', query = '') => {
    const { rows } = await get(`/assessment/submissions?limit=100${query}`, as)
    for (const row of rows) submissionRow.parse(row)
    const row = rows.find((each: { siteId: number }) => each.siteId === city.siteId)
    return row && Object.values(row.dots)
  }

  test('shows a dot for each party: grey, green in time, red when due and missing', async () => {
    today = '2026-10-20'
    expect(await dots()).toEqual(['grey', 'grey', 'grey', 'grey', 'grey'])
    today = '2026-11-06'
    expect(await dots()).toEqual(['red', 'grey', 'grey', 'grey', 'grey'])
    await send('contractor', { party: 'contractor' }, '2026-12-01')
    await send('officer', { party: 'agency', visitId: city.visitId }, '2026-12-01')
    expect(await dots()).toEqual(['red', 'green', 'grey', 'grey', 'green'])
    await send('client', { party: 'client' }, '2027-01-11')
    expect(await dots('city', '&quarter=2026Q4')).toEqual(['red', 'green', 'red', 'red', 'green'])
    // it stays so once the quarter is closed
    await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'city')
    expect(await dots('city', '&quarter=2026Q4')).toEqual(['red', 'green', 'red', 'red', 'green'])
  })

  test('blue before pre-completion, yellow where work is suspended; nothing is due there', async () => {
    await db.updateTable('site').set({ status: 'precompletion' }).where('id', '=', city.siteId).execute()
    await send('project', { party: 'project', month: 1 }, '2026-11-01')
    await db.updateTable('site').set({ status: 'suspended' }).where('id', '=', city.siteId).execute()
    await send('contractor', { party: 'contractor' }, '2026-12-01')
    today = '2027-01-12'
    expect((await dots('city', '&quarter=2026Q4'))?.slice(0, 4)).toEqual(['blue', 'yellow', 'grey', 'grey'])
  })

  test('a firm sees its own sites, a page at a time; search and filters narrow', async () => {
    const total = async (as: string, query = '') => (await get(`/assessment/submissions?${query}`, as)).total
    expect(await Promise.all(['city', 'contractor', 'other', 'client', 'assessor'].map((as) => total(as)))).toEqual([
      12, 8, 4, 2, 1,
    ])
    expect((await get('/assessment/submissions?limit=5&offset=10')).rows).toHaveLength(2)
    expect(await total('city', `search=${encodeURIComponent('工地1')}`)).toBe(3)
    expect(await total('city', 'agency=110108')).toBe(0)
    // October was due of the two sites with a manager, and of ten others whose department nobody knows
    expect(await total('city', 'only=missing')).toBeGreaterThan(0)
    expect((await app.call('GET', '/assessment/submissions', undefined, 'project')).status).toBe(403)
  })

  test('divergence between the firms is known once the quarter is closed', async () => {
    await send('contractor', { party: 'contractor' }, '2026-12-01', {})
    await send('client', { party: 'client' }, '2026-12-01', Object.fromEntries([4, 5, 6, 7, 8].map((i) => [i, 10])))
    const row = async () => {
      const { rows } = await get('/assessment/submissions?quarter=2026Q4')
      return rows.find((each: { siteId: number }) => each.siteId === city.siteId)
    }
    expect((await row()).divergence).toBeNull()
    await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'city')
    const { divergence } = await row()
    expect(divergence).toBeGreaterThan(15)
    expect((await get('/assessment/submissions?only=divergent')).total).toBe(1)
  })
})

describe('rates', () => {
  test('count the sites of which all that was due by today came in time', async () => {
    await db.updateTable('site').set({ is_affordable: true }).where('id', '=', city.siteId).execute()
    const rates = async () => (await get('/assessment/rates?quarter=2026Q4')).rates
    today = '2026-11-05'
    // the day on which October is due has not passed: nothing was missed, and nothing is shown as missed
    expect(await rates()).toMatchObject([
      { agencyCode: null, building: { due: 0, assessed: 0, rate: null }, all: { due: 0, rate: null } },
      { agencyCode: '110105', all: { due: 0, assessed: 0 } },
    ])
    await send('project', { party: 'project', month: 1 }, '2026-10-25')
    today = '2026-11-24'
    // firms are not due before January: October's self-assessment alone decides
    expect(await rates()).toMatchObject([
      {
        agencyCode: null,
        building: { due: 8, assessed: 1, rate: 0.125 },
        affordable: { due: 1, assessed: 1, rate: 1 },
        all: { due: 11, assessed: 1 },
      },
      { agencyCode: '110105' },
    ])
    for (const party of ['contractor', 'supervision']) await send(party, { party }, '2026-10-26')
    for (const month of [2, 3]) await send('project', { party: 'project', month }, '2026-12-02')
    today = '2027-01-10'
    expect((await rates())[0].affordable).toEqual({ due: 1, assessed: 1, rate: 1 })
    // the client's review does not come
    today = '2027-01-11'
    expect((await rates())[0].affordable).toEqual({ due: 1, assessed: 0, rate: 0 })
    await send('client', { party: 'client' }, '2027-01-12')
    expect((await rates())[0].affordable).toEqual({ due: 1, assessed: 0, rate: 0 })
  })

  test('of a quarter closed early stand on what had been due by then', async () => {
    await onlyOneSite()
    await send('project', { party: 'project', month: 1 }, '2026-10-25')
    today = '2026-11-24'
    await app.call('POST', `/assessment/periods/${quarter}/close`, undefined, 'city')
    today = '2027-03-01'
    const { rates } = await get('/assessment/rates?quarter=2026Q4')
    expect(rates[0].all).toEqual({ due: 1, assessed: 1, rate: 1 })
  })

  test('have their goals with them', async () => {
    expect((await get('/assessment/rates')).goals).toEqual({ building: 0.95, affordable: 0.99 })
  })
})
