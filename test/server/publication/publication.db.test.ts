import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { LinkageAnswer, PublicationRow } from '../../../server/contract/index.ts'
import { ensureLocalAccounts, saveAccount } from '../../../server/http/accounts.ts'
import { revokeKey, rotateKeys } from '../../../server/publication/keys.ts'
import { publishRun } from '../../../server/publication/publish-run.ts'
import { ensureScored, scoreSites } from '../../../server/risk/score-sites.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { insertRun, type TestRank } from '../../support/assessment-run.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'
import { verifySignature } from '../../support/verify-signature.ts'

const db = database()
// A Friday; five working days later is Friday the 30th.
let now = new Date('2026-10-23T02:00:00Z')
let app: TestApp
let city: TinyCity
let managerId: number

beforeAll(async () => {
  app = await startApp(db, {}, () => now)
})
beforeEach(async () => {
  now = new Date('2026-10-23T02:00:00Z')
  await reset(db)
  city = await buildTinyCity(db)
  await ensureLocalAccounts(db)
  await db.updateTable('firm').set({ credit_code: sql`'91110000TEST0000' || id` }).execute()
  const manager = await db
    .insertInto('person')
    .values({
      ...{ firm_id: city.firmIds.contractor, role: 'project_manager' as const },
      ...{ name: '张三', registration_number: '京1112026' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  managerId = manager.id
  const firms = [
    ['yijian', city.firmIds.contractor],
    ['erjian', city.firmIds.other],
  ] as const
  for (const [login, firmId] of firms) {
    await saveAccount(db, { login, name: login, role: 'firm', agencyCode: null, firmId, password: null })
  }
})
afterAll(() => app.close())

const ranks = (order: readonly number[] = [0, 1, 2, 3]): TestRank[] => [
  ...order.map((site, at) => ({
    board: 'building' as const,
    siteId: city.siteIds[site]!,
    rank: at + 1,
    population: 4,
  })),
  { board: 'building', siteId: city.siteIds[8]!, rank: null, population: 4 },
  { board: 'building', siteId: city.siteIds[7]!, rank: null, population: 4, status: 'late' },
  { board: 'contractor', firmId: city.firmIds.contractor, rank: 1, population: 2 },
  { board: 'contractor', firmId: city.firmIds.other, rank: 2, population: 2 },
  { board: 'manager', personId: managerId, rank: 1, population: 1 },
]
const post = (path: string, body?: object, as = 'leader') => app.call('POST', path, body, as)
const get = (path: string) => app.call('GET', path)

/** Announces, lets the window pass and publishes. */
async function publish(runId: number): Promise<PublicationRow[]> {
  expect((await post(`/assessment/runs/${runId}/announce`)).status).toBe(200)
  now = new Date('2026-10-31T02:00:00Z')
  const answer = await post(`/assessment/runs/${runId}/publish`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}

async function verified(jws: string, text?: string): Promise<string> {
  const { body } = await get('/public/keys')
  return verifySignature(jws, body.keys, text)
}

describe('the window for objections', () => {
  test('lasts five working days, and nothing is published before it is over', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    expect((await post(`/assessment/runs/${runId}/publish`)).body.title).toContain('尚未公告')
    expect((await post(`/assessment/runs/${runId}/announce`)).body).toEqual({ runId, objectionUntil: '2026-10-30' })
    expect((await post(`/assessment/runs/${runId}/announce`)).status).toBe(409)
    now = new Date('2026-10-30T15:59:59Z')
    expect((await post(`/assessment/runs/${runId}/publish`)).body.title).toBe('异议期至 2026-10-30，期满后方可公示')
    now = new Date('2026-10-30T16:00:00Z')
    expect((await post(`/assessment/runs/${runId}/publish`)).status).toBe(200)
  })

  test('neither opens nor ends while the quarter still takes answers', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    const open = (state: 'open' | 'closed') => db.updateTable('assessment_period').set({ state }).execute()
    await open('open')
    const announced = await post(`/assessment/runs/${runId}/announce`)
    expect([announced.status, announced.body.title]).toEqual([422, expect.stringContaining('尚未关闭，请先关闭')])
    await open('closed')
    await post(`/assessment/runs/${runId}/announce`)
    await open('open')
    now = new Date('2026-10-30T16:00:00Z')
    expect((await post(`/assessment/runs/${runId}/publish`)).status).toBe(422)
  })

  test('skips the holidays of the Chinese calendar and days set by hand', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    now = new Date('2026-09-30T02:00:00Z')
    await db
      .insertInto('calendar_day')
      .values({ day: '2026-10-09', is_workday: false, name: '停工', source: 'test' })
      .execute()
    // 1–7 October off, 8th, (9th off by hand), Saturday 10th made up for, 12th, 13th, 14th
    expect((await post(`/assessment/runs/${runId}/announce`)).body.objectionUntil).toBe('2026-10-14')
  })

  test('lets a firm object to what is its own, once, and only while it is open', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await insertSiteAssessment(runId, city.siteIds[0]!, city.firmIds.contractor)
    const object = (body: object, as = 'yijian') =>
      post(`/assessment/runs/${runId}/objections`, { text: '得分有误，请复核', ...body }, as)
    const own = { firmId: city.firmIds.contractor }
    expect((await object(own)).status).toBe(409)
    await post(`/assessment/runs/${runId}/announce`)

    expect((await object(own)).body).toMatchObject({ state: 'open', subject: { kind: 'firm', name: '北京一建' } })
    expect((await object({ siteId: city.siteIds[0]! })).status).toBe(201)
    expect((await object({ personId: managerId })).status).toBe(201)
    expect((await object(own)).body.title).toContain('已有未处理的异议')
    expect((await object(own, 'erjian')).status).toBe(404)
    expect((await object({ siteId: city.siteIds[0]! }, 'erjian')).status).toBe(404)
    expect((await object({ personId: managerId }, 'erjian')).status).toBe(404)
    expect((await object({})).status).toBe(400)
    expect((await object({ ...own, personId: managerId })).status).toBe(400)
    expect((await object({ firmId: city.firmIds.other }, 'leader')).status).toBe(403)

    const list = (as: string) => app.call('GET', `/assessment/runs/${runId}/objections`, undefined, as)
    expect((await list('yijian')).body).toHaveLength(3)
    expect((await list('erjian')).body).toEqual([])
    expect((await list('leader')).body).toHaveLength(3)
    now = new Date('2026-10-31T02:00:00Z')
    expect((await object({ firmId: city.firmIds.other }, 'erjian')).body.title).toBe('异议期已于 2026-10-30 结束')
  })

  test('an upheld objection stops the run: the quarter is scored anew, and the newer run is the one to publish', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await post(`/assessment/runs/${runId}/announce`)
    const file = async (firmId: number, as: string): Promise<number> =>
      (await post(`/assessment/runs/${runId}/objections`, { firmId, text: '得分有误' }, as)).body.id
    const first = await file(city.firmIds.contractor, 'yijian')
    const second = await file(city.firmIds.other, 'erjian')
    now = new Date('2026-11-02T02:00:00Z')
    expect((await post(`/assessment/runs/${runId}/publish`)).body.title).toBe(
      `还有 2 件异议未处理（测评结果 ${runId}）`,
    )
    expect(
      (await post(`/objections/${first}/decision`, { decision: 'upheld', note: '漏计一次' }, 'yijian')).status,
    ).toBe(403)
    await post(`/objections/${first}/decision`, { decision: 'rejected', note: '计分无误' })
    expect((await post(`/objections/${first}/decision`, { decision: 'upheld', note: '反悔' })).status).toBe(409)
    await post(`/objections/${second}/decision`, { decision: 'upheld', note: '漏计一次' })
    expect((await post(`/assessment/runs/${runId}/publish`)).body.title).toContain('1 件异议成立')

    const newer = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    expect((await post(`/assessment/runs/${runId}/publish`)).body.title).toBe(
      `2026Q3 有更新的测评结果 ${newer}，请以它为准`,
    )
    expect((await post(`/assessment/runs/${newer}/publish`)).body.title).toContain('尚未公告')
    await post(`/assessment/runs/${newer}/announce`)
    const runs = await db.selectFrom('assessment_run').select(['id', 'state']).orderBy('id').execute()
    expect(runs.map((row) => row.state)).toEqual(['superseded', 'objection'])
  })

  test('an objection outlives its run: while it is open no newer run of the quarter is published', async () => {
    const first = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await post(`/assessment/runs/${first}/announce`)
    const filed = await post(
      `/assessment/runs/${first}/objections`,
      { firmId: city.firmIds.contractor, text: '得分有误，请复核' },
      'yijian',
    )
    const second = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await post(`/assessment/runs/${second}/announce`)
    now = new Date('2026-10-31T02:00:00Z')
    const refused = await post(`/assessment/runs/${second}/publish`)
    expect([refused.status, refused.body.title]).toEqual([409, `还有 1 件异议未处理（测评结果 ${first}）`])
    const decided = await post(`/objections/${filed.body.id}/decision`, { decision: 'upheld', note: '新结果已更正' })
    expect(decided.status).toBe(200)
    expect((await post(`/assessment/runs/${second}/publish`)).status).toBe(200)
  })

  test('is told to a party with its own results, also where an earlier run of the quarter stands published', async () => {
    const own = async (as: string) => (await app.call('GET', '/assessment/own', undefined, as)).body
    expect(await own('yijian')).toEqual({ run: null, standings: [], persons: [], sites: [] })
    const first = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await insertSiteAssessment(first, city.siteIds[0]!, city.firmIds.contractor)
    expect((await own('yijian')).run).toBeNull()
    await publish(first)
    expect(await own('yijian')).toEqual({
      run: {
        ...{ id: first, quarter: '2026Q3', state: 'published' },
        ...{ objectionUntil: '2026-10-30', takesObjections: false },
      },
      standings: [{ board: 'contractor', rank: 1, population: 2, status: 'ranked', combined: expect.anything() }],
      persons: [
        {
          ...{ personId: managerId, name: '张三', board: 'manager', status: 'ranked' },
          ...{ rank: 1, population: 1, combined: expect.anything() },
        },
      ],
      sites: [
        {
          ...{ siteId: city.siteIds[0], status: 'ranked', combined: null },
          ranks: [{ board: 'building', rank: 1, population: 4 }],
        },
      ],
    })

    const second = await insertRun(db, { quarter: '2026Q3', ranks: ranks([1, 0, 2, 3]) })
    await insertSiteAssessment(second, city.siteIds[0]!, city.firmIds.contractor)
    await post(`/assessment/runs/${second}/announce`)
    const heard = await own('yijian')
    expect(heard.run).toMatchObject({ id: second, state: 'objection', takesObjections: true })
    expect(heard.sites).toMatchObject([{ ranks: [{ rank: 2 }] }])
    // neither another firm's sites or people nor, for the government, a side of its own
    expect(await own('erjian')).toMatchObject({ sites: [], persons: [] })
    expect(await own('leader')).toMatchObject({ run: { id: second }, standings: [], persons: [], sites: [] })

    now = new Date(`${heard.run.objectionUntil}T15:59:00Z`)
    expect((await own('yijian')).run.takesObjections).toBe(true)
    // midnight in Beijing ends the last day; what stands published speaks again
    now = new Date(`${heard.run.objectionUntil}T16:00:00Z`)
    expect((await own('yijian')).run).toMatchObject({ id: first, takesObjections: false })
  })

  test('leaves a firm its objections of all runs, the newest first, with the decisions', async () => {
    const filed = async (text: string): Promise<[number, number]> => {
      const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
      await post(`/assessment/runs/${runId}/announce`)
      const body = { firmId: city.firmIds.contractor, text }
      return [runId, (await post(`/assessment/runs/${runId}/objections`, body, 'yijian')).body.id]
    }
    const [first, objection] = await filed('得分有误，请复核')
    await post(`/objections/${objection}/decision`, { decision: 'upheld', note: '漏计一次检查' })
    const [second] = await filed('仍有一处有误')
    const list = (as: string) => app.call('GET', '/assessment/objections', undefined, as)
    expect((await list('yijian')).body).toMatchObject([
      { runId: second, quarter: '2026Q3', state: 'open', decision: '' },
      { runId: first, quarter: '2026Q3', state: 'upheld', decidedBy: '市级负责人', decision: '漏计一次检查' },
    ])
    expect((await list('erjian')).body).toEqual([])
  })

  test('lets the successor object for a firm that went into it, and read what that firm objected', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await insertSiteAssessment(runId, city.siteIds[0]!, city.firmIds.contractor)
    await post(`/assessment/runs/${runId}/announce`)
    const object = (body: object, as: string) =>
      post(`/assessment/runs/${runId}/objections`, { text: '得分有误，请复核', ...body }, as)
    expect((await object({ firmId: city.firmIds.contractor }, 'yijian')).status).toBe(201)
    expect((await object({ siteId: city.siteIds[0]! }, 'erjian')).status).toBe(404)
    await db
      .updateTable('firm')
      .set({ merged_into: city.firmIds.other, merged_on: '2026-10-23' })
      .where('id', '=', city.firmIds.contractor)
      .execute()
    expect((await object({ siteId: city.siteIds[0]! }, 'erjian')).status).toBe(201)
    expect((await object({ personId: managerId }, 'erjian')).status).toBe(201)
    const list = await app.call('GET', `/assessment/runs/${runId}/objections`, undefined, 'erjian')
    expect(list.body).toHaveLength(3)
  })

  test('only the city publishes', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    for (const path of ['announce', 'publish']) {
      expect((await post(`/assessment/runs/${runId}/${path}`, undefined, 'grid-110105')).status).toBe(403)
    }
    expect((await post('/assessment/runs/999/publish')).status).toBe(404)
  })
})

describe('what is published', () => {
  test('is a frozen text that anybody can verify, and the boards are read from it', async () => {
    await insertRun(db, { quarter: '2026Q2', state: 'published', ranks: ranks([3, 0, 1, 2]) })
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    const [boards, linkage] = await publish(runId)
    expect([boards!.kind, linkage!.kind, boards!.expiresOn]).toEqual(['boards', 'linkage', '2027-01-30'])
    const run = await db
      .selectFrom('assessment_run')
      .select(['state', 'published_at'])
      .where('id', '=', runId)
      .executeTakeFirstOrThrow()
    expect(run).toMatchObject({ state: 'published', published_at: now })

    const response = await fetch(`${app.address}/api/public/publications/${boards!.id}`)
    const text = await response.text()
    const jws = response.headers.get('JWS-Signature') ?? ''
    expect(await verified(jws, text)).toBe(text)
    await expect(verified(jws, text.replace('"rank":1', '"rank":2'))).rejects.toThrow('does not fit')
    await expect(verified(jws, `${text} `)).rejects.toThrow('does not fit')
    const again = await fetch(response.url, {
      headers: { 'If-None-Match': response.headers.get('ETag') ?? '', 'Cache-Control': 'max-age=0' },
    })
    expect(again.status).toBe(304)

    // Later changes reach neither the text nor the board.
    await db.updateTable('site').set({ name: '改名' }).execute()
    await db.updateTable('assessment_rank').set({ score: 1 }).where('run_id', '=', runId).execute()
    const { body } = await get('/public/boards/building')
    expect(body).toMatchObject({ board: 'building', population: 4, excluded: 1, total: 6, title: { zh: '房建工程' } })
    expect(
      body.rows.map((row: { rank: number; status: string; gained: number | null; subject: { name: string } }) => [
        ...[row.rank, row.subject.name, row.status, row.gained],
      ]),
    ).toEqual([
      [1, '工地0', 'ranked', 1],
      [2, '工地1', 'ranked', 1],
      [3, '工地2', 'ranked', 1],
      [4, '工地3', 'ranked', -3],
      [null, '工地7', 'late', null],
      [null, '工地8', 'excluded', null],
    ])
    expect(body.best.map((row: { rank: number }) => row.rank)).toEqual([1, 2])
    expect(body.worst.map((row: { rank: number }) => row.rank)).toEqual([4, 3])
  })

  test('can be searched and paged; agencies’ ranks are not published', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await publish(runId)
    const page = await get('/public/boards/building?offset=1&limit=2')
    expect(page.body.rows.map((row: { rank: number }) => row.rank)).toEqual([2, 3])
    expect((await get(`/public/boards/building?search=${encodeURIComponent('地3')}`)).body).toMatchObject({ total: 1 })
    expect((await get('/public/boards/agency')).status).toBe(404)
    expect((await get('/public/boards/building?quarter=2020Q1')).status).toBe(404)
    const people = await get('/public/boards/manager')
    expect(people.body.rows[0].subject.name).toBe('张三（北京一建）')
    expect(JSON.stringify(people.body)).not.toContain('京1112026')
  })

  test('downloads as CSV that a spreadsheet opens and does not run', async () => {
    await db.updateTable('site').set({ name: '=HYPERLINK("x")' }).where('id', '=', city.siteIds[0]!).execute()
    await db.updateTable('site').set({ name: ' ＋1' }).where('id', '=', city.siteIds[1]!).execute()
    const runId = await insertRun(db, { quarter: '2026Q3', isSample: true, ranks: ranks() })
    await publishRun(db, runId, { by: { id: 0, name: 'jingwei' }, now, isSample: true })
    const response = await fetch(`${app.address}/api/public/boards/building/csv`)
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(decodeURIComponent(response.headers.get('Content-Disposition') ?? '')).toContain(
      '2026Q3-building-v1-示例sample.csv',
    )
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = bytes.toString()
    expect(text).toContain(`1,"'=HYPERLINK(""x"")",110105,99,`)
    expect(text).toContain(`2,' ＋1,110105,98,`)
    expect(text).toContain('示例数据')
  })

  test('of a sample needs no window and says what it is', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    const rows = await publishRun(db, runId, { by: { id: 0, name: 'jingwei' }, now, isSample: true })
    expect(rows.map((row) => row.isSample)).toEqual([true, true])
    expect((await get('/public/boards/building')).body.notes[0].zh).toContain('示例')
  })

  test('has its ranks scored later when scoring fails at once', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await post(`/assessment/runs/${runId}/announce`)
    now = new Date('2026-10-31T02:00:00Z')
    await scoreSites(db, { asOf: '2026-10-31' })
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$`.execute(db)
    await sql`create trigger refuse before insert or update on risk_score execute function refuse()`.execute(db)
    expect((await post(`/assessment/runs/${runId}/publish`)).status).toBe(500)
    await sql`drop function refuse cascade`.execute(db)
    expect((await get('/public/boards/building')).status).toBe(200)
    await sql`update risk_score set score = 1`.execute(db)
    await ensureScored(db, '2026-10-31')
    const { rows } = await sql<{ old: number }>`
      select count(*) filter (where score = 1)::int as old from risk_score`.execute(db)
    expect(rows[0]!.old).toBe(0)
  })

  test('gives way to the next run of the quarter, which is a version of its own', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await publish(runId)
    const next = await insertRun(db, { quarter: '2026Q3', ranks: ranks([3, 2, 1, 0]) })
    now = new Date('2026-11-02T02:00:00Z')
    await post(`/assessment/runs/${next}/announce`)
    now = new Date('2026-11-10T02:00:00Z')
    const { body } = await post(`/assessment/runs/${next}/publish`)
    expect(body.map((row: PublicationRow) => row.version)).toEqual([2, 2])
    expect((await get('/public/boards/building')).body.rows[0].subject.name).toBe('工地3')
    const runs = await db.selectFrom('assessment_run').select('state').orderBy('id').execute()
    expect(runs.map((row) => row.state)).toEqual(['superseded', 'published'])
  })

  test('is gone, boards and market alike, when it is withdrawn, and the reason stays', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    const [boards, linkage] = await publish(runId)
    expect((await post(`/publications/${boards!.id}/withdraw`, { reason: '数据更正' }, 'yijian')).status).toBe(403)
    const withdrawn = await post(`/publications/${boards!.id}/withdraw`, { reason: '数据更正' })
    expect(withdrawn.body).toMatchObject({ withdrawalReason: '数据更正', withdrawnAt: now.toISOString() })
    expect((await post(`/publications/${boards!.id}/withdraw`, { reason: '再撤' })).status).toBe(409)
    const gone = await get('/public/boards/building')
    expect([gone.status, gone.body.code, gone.body.title]).toEqual([
      410,
      'gone',
      '2026Q3 的公示已于 2026-10-31 撤回：数据更正',
    ])
    expect((await get(`/public/publications/${boards!.id}`)).status).toBe(410)
    // the market's result of the same run goes with the boards, whatever the market asks by
    expect((await get(`/public/linkage?creditCode=${await codeOf(city.firmIds.other)}`)).status).toBe(410)
    expect((await get(`/public/publications/${linkage!.id}`)).status).toBe(410)
    expect((await get('/public/publications')).body.map((row: PublicationRow) => row.withdrawalReason)).toEqual([
      '数据更正',
      '数据更正',
    ])
    // ranks in force stay until another run is published
    const { rows: ranked } = await sql`select from published_rank where run_id = ${runId}`.execute(db)
    expect(ranked).toHaveLength(9)
    const next = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await post(`/assessment/runs/${next}/announce`)
    now = new Date('2026-11-10T02:00:00Z')
    expect((await post(`/assessment/runs/${next}/publish`)).status).toBe(200)
    expect((await get('/public/boards/building')).status).toBe(200)
  })

  test('is gone when it expires', async () => {
    const [, linkage] = await publish(await insertRun(db, { quarter: '2026Q3', ranks: ranks() }))
    const code = await codeOf(city.firmIds.other)
    now = new Date('2027-01-31T02:00:00Z')
    const expired = await get(`/public/linkage?creditCode=${code}`)
    expect([expired.status, expired.body.title]).toEqual([410, '2026Q3 的公示期已于 2027-01-30 届满'])
    expect((await get(`/public/publications/${linkage!.id}`)).status).toBe(410)
  })
})

describe('the result for the bidding market', () => {
  test('answers by credit code or registration number, each answer signed', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await db
      .insertInto('points_entry')
      .values([
        {
          firm_id: city.firmIds.other,
          code: 'A',
          points: 2,
          reason: 'x',
          occurred_on: '2026-08-01',
          expires_on: '2027-08-01',
          created_by: 't',
        },
        {
          firm_id: city.firmIds.other,
          code: 'A',
          points: 5,
          reason: 'x',
          occurred_on: '2025-08-01',
          expires_on: '2026-08-01',
          created_by: 't',
        },
      ])
      .execute()
    await publish(runId)
    const code = await codeOf(city.firmIds.other)
    const { status, body } = await get(`/public/linkage?creditCode=${code.toLowerCase()}`)
    expect(status).toBe(200)
    const { signature, ...answer } = body as LinkageAnswer
    expect(answer).toMatchObject({
      ...{ quarter: '2026Q3', isListed: false, points: 2, isSample: false, version: 1, answeredAt: now.toISOString() },
      subject: { kind: 'firm', name: '北京二建', code },
      results: [{ board: 'contractor', status: 'ranked', combined: 98, rank: 2, population: 2 }],
    })
    expect(JSON.parse(await verified(signature))).toEqual(answer)
    await expect(verified(`${signature.slice(0, -3)}AAA`)).rejects.toThrow('does not fit')

    const person = await get(`/public/linkage?registrationNumber=${encodeURIComponent('京1112026')}`)
    expect(person.body.subject).toEqual({ kind: 'person', name: '张三', code: '京1112026' })
    expect((await get('/public/linkage')).status).toBe(400)
    expect((await get(`/public/linkage?creditCode=${code}&registrationNumber=1`)).status).toBe(400)
    expect((await get('/public/linkage?creditCode=__proto__')).status).toBe(404)
    expect((await get(`/public/linkage?creditCode=${code}&quarter=2025Q1`)).status).toBe(404)
  })

  test('is renewed when the city approves its list', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    await publish(runId)
    const [list] = (await post('/measures', { quarter: '2026Q3', kind: 'firm_list', share: 0.5 })).body
    expect((await post(`/measures/${list.id}/decision`, { decision: 'approved', note: '' })).status).toBe(200)
    const { body } = await get(`/public/linkage?creditCode=${await codeOf(city.firmIds.other)}`)
    expect(body).toMatchObject({ isListed: true })
    const rows = (await get('/public/publications')).body as PublicationRow[]
    expect(rows.map((row) => `${row.kind} ${row.version}`).sort()).toEqual(['boards 1', 'linkage 1', 'linkage 2'])
  })
})

describe('the limit of the public pages', () => {
  // The pages are limited for the whole process: ask far less often than the limit, and read what is left.
  const leftFor = async (at: TestApp, address: string) =>
    Number(
      (await fetch(`${at.address}/api/public/keys`, { headers: { 'X-Forwarded-For': address } })).headers.get(
        'RateLimit-Remaining',
      ),
    )

  test('counts callers behind a trusted proxy one by one, and believes nobody else', async () => {
    const behind = await startApp(db, { JINGWEI_TRUST_PROXY: '1' }, () => now)
    try {
      expect([await leftFor(behind, '203.0.113.1'), await leftFor(behind, '203.0.113.2')]).toEqual([599, 599])
      expect(await leftFor(behind, '203.0.113.1')).toBe(598)
    } finally {
      await behind.close()
    }
    const first = await leftFor(app, '203.0.113.8')
    expect(await leftFor(app, '203.0.113.9')).toBe(first - 1)
  })
})

describe('keys', () => {
  test('are rotated without losing what the old one signed, and never show their private half', async () => {
    const runId = await insertRun(db, { quarter: '2026Q3', ranks: ranks() })
    const [boards] = await publish(runId)
    const { retired, kid } = await rotateKeys(db, now)
    expect(retired).toBe(boards!.kid)
    const { body } = await get('/public/keys')
    expect(body.keys.map((key: { kid: string }) => key.kid).sort()).toEqual([kid, retired].sort())
    for (const key of body.keys) expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])

    const response = await fetch(`${app.address}/api/public/publications/${boards!.id}`)
    const text = await response.text()
    expect(await verified(response.headers.get('JWS-Signature') ?? '', text)).toBe(text)
    const answer = (await get(`/public/linkage?creditCode=${await codeOf(city.firmIds.other)}`)).body
    expect(JSON.parse(Buffer.from(answer.signature.split('.')[0], 'base64url').toString())).toEqual({
      alg: 'EdDSA',
      kid,
    })
    await verified(answer.signature)
  })
})

test('what a revoked key signed is no longer trusted, and another key signs', async () => {
  await publish(await insertRun(db, { quarter: '2026Q3', ranks: ranks() }))
  const ask = async () => (await get(`/public/linkage?creditCode=${await codeOf(city.firmIds.other)}`)).body
  const before = (await ask()).signature
  await verified(before)
  const { kid } = JSON.parse(Buffer.from(before.split('.')[0], 'base64url').toString())
  const next = await revokeKey(db, kid, now)
  expect(next!.kid).not.toBe(kid)
  expect(await revokeKey(db, kid, now)).toBeNull()
  expect(await revokeKey(db, 'unknown', now)).toBeNull()
  await expect(verified(before)).rejects.toThrow('was revoked')
  await verified((await ask()).signature)
  const { keys } = (await get('/public/keys')).body
  expect(keys.find((key: { kid: string }) => key.kid === kid).revokedAt).toBe(now.toISOString())
  // an old key that retired before is revoked without a new one
  const { retired, kid: current } = await rotateKeys(db, now)
  expect((await revokeKey(db, retired!, now))!.kid).toBe(current)
})

test('nothing of this needs a sign-in, and before anything is published it says so', async () => {
  for (const path of [
    '/public/boards/building',
    '/public/boards/building/csv',
    '/public/linkage?creditCode=1',
    '/public/publications/1',
  ]) {
    const answer = await get(path)
    expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not-found'])
  }
  expect((await get('/public/publications')).body).toEqual([])
  expect((await get('/public/keys')).body).toEqual({ keys: [] })
})

async function codeOf(firmId: number): Promise<string> {
  const row = await db.selectFrom('firm').select('credit_code').where('id', '=', firmId).executeTakeFirstOrThrow()
  return row.credit_code!
}

async function insertSiteAssessment(runId: number, siteId: number, contractorId: number): Promise<void> {
  await db
    .insertInto('site_assessment')
    .values({
      ...{ run_id: runId, site_id: siteId, agency_code: '110105', works_type: 'building', is_affordable: false },
      ...{ contractor_id: contractorId, weight: 1, status: 'ranked', parts: '{}' },
    })
    .execute()
}
