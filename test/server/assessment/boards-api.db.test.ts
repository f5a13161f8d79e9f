import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runQuarter } from '../../../server/assessment/run-quarter.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { database, reset } from '../../support/database.ts'
import { addSite, by, fillSmallQuarter, now, publish, quarter, send, sendAll } from './small-quarter.ts'

const db = database()
let app: TestApp
beforeAll(async () => {
  await reset(db)
  app = await startApp(db, {}, () => now)
})
afterAll(() => app.close())

beforeEach(async () => {
  await reset(db)
  await fillSmallQuarter(db)
})
const run = async () => (await runQuarter(db, { quarter, by, now })).id
const get = (path: string, as: string) => app.call('GET', `/assessment${path}`, undefined, as)

describe('runs', () => {
  test('are made by the city, listed to the government, and to nobody else', async () => {
    await sendAll(db, 1, {})
    expect((await app.call('POST', '/assessment/runs', { quarter }, 'viewer')).status).toBe(403)
    const made = await app.call('POST', '/assessment/runs', { quarter }, 'city')
    expect(made).toMatchObject({
      status: 201,
      body: { quarter, state: 'provisional', isSample: true, computedBy: '市级' },
    })
    expect((await get('/runs', 'viewer')).body).toEqual([made.body])
    expect((await get(`/runs/${made.body.id}`, 'viewer')).body).toEqual(made.body)
    expect((await get('/runs?quarter=2026Q2', 'viewer')).body).toEqual([])
    expect((await get('/runs', 'firm-1')).status).toBe(403)
    expect((await get('/runs/999', 'viewer')).status).toBe(404)
    expect((await app.call('POST', '/assessment/runs', { quarter: '2020Q1' }, 'city')).status).toBe(404)
  })
})

describe('a board', () => {
  /** Sites 1 … 5 at 100, 96, 92, 92 and excluded; the third and the fifth in the other district. */
  async function fill(): Promise<number> {
    await sendAll(db, 1, {})
    for (const [deducted, agency] of [
      [{ 0: 4 }, '110105'],
      [{ 0: 8 }, '110106'],
      [{ 0: 8 }, '110105'],
    ] as const) {
      const id = await addSite(db, { agency_code: agency, contractor_id: 2 })
      await sendAll(db, id, deducted, { agency_code: agency, firm_id: null })
    }
    await addSite(db, { stage: 'S1', agency_code: '110106' })
    await sql`insert into assessment_rank (quarter, board, site_id, score, rank, population, status) values
      ('2026Q2', 'building', 1, 80, 4, 4, 'ranked'), ('2026Q2', 'building', 2, 90, 1, 4, 'ranked')`.execute(db)
    return run()
  }

  test('comes best first with ranks shared, gains against the quarter before, and the unranked at the end', async () => {
    await fill()
    const { body } = await get('/boards/building', 'viewer')
    const rows = body.rows.map((row: { subject: { id: number }; rank: number; gained: number; combined: number }) => [
      row.subject.id,
      row.rank,
      row.combined,
      row.gained,
    ])
    expect(rows).toEqual([
      [1, 1, 100, 3],
      [2, 2, 96, -1],
      [3, 3, 92, null],
      [4, 3, 92, null],
      [5, null, null, null],
    ])
    expect(body).toMatchObject({ total: 5, run: { state: 'provisional' } })
    expect(body.rows[0]).toMatchObject({
      subject: { kind: 'site', id: 1, agencyCode: '110105', name: '工程1' },
      status: 'ranked',
      isWithoutGovernment: true,
      level: null,
      siteCount: 1,
    })
    expect(body.summary).toMatchObject({ ranked: 4, excluded: 1, late: 0, median: 94 })
    expect(body.summary.distribution).toEqual([...Array(18).fill(0), 2, 2])
    expect(body.summary.trend).toEqual([
      { quarter: '2026Q2', median: 85, ranked: 2 },
      { quarter, median: 94, ranked: 4 },
    ])
  })

  test('counts the late and the false apart', async () => {
    await sendAll(db, 1, {})
    const [late, falsified] = [await addSite(db), await addSite(db)]
    await sendAll(db, falsified, {})
    await db
      .updateTable('submission')
      .set({ state: 'rejected' })
      .where('site_id', '=', falsified)
      .where('party', '=', 'contractor')
      .execute()
    await run()
    const { body } = await get('/boards/building', 'viewer')
    expect(body.summary).toMatchObject({ ranked: 1, late: 1, falsified: 1 })
    expect(body.rows.find((row: { subject: { id: number } }) => row.subject.id === late).status).toBe('late')
  })

  test('is searched, sorted, narrowed to a district and paged', async () => {
    await fill()
    const ids = async (query: string, board = 'building') =>
      (await get(`/boards/${board}?${query}`, 'viewer')).body.rows.map(
        (row: { subject: { id: number } }) => row.subject.id,
      )
    expect(await ids('search=工程4')).toEqual([4])
    expect(await ids('search=%25')).toEqual([])
    expect(await ids('agency=110106')).toEqual([3, 5])
    expect(await ids('agency=110106', 'contractor')).toEqual([1, 2])
    expect(await ids('order=worst&limit=2')).toEqual([3, 4])
    expect(await ids('limit=2&offset=1')).toEqual([2, 3])
    expect(await ids('sort=gained&limit=2')).toEqual([1, 2])
    expect(await ids('sort=gained&order=worst&limit=1')).toEqual([2])
    expect(await ids('sort=safety&order=worst&limit=1')).toEqual([3])
    expect((await get('/boards/building?limit=2&agency=110106', 'viewer')).body.total).toBe(2)
    expect((await get('/boards/nothing', 'viewer')).status).toBe(400)
    expect((await get('/boards/agency?search=朝阳', 'viewer')).body.rows).toMatchObject([
      { subject: { kind: 'agency', id: null, agencyCode: '110105', name: '朝阳区' }, rank: 1, siteCount: 3 },
    ])
  })

  test('is open to firms once it is published, not before, and not by the number of another run', async () => {
    const id = await fill()
    expect((await get('/boards/building', 'firm-1')).status).toBe(404)
    expect((await get(`/boards/building?run=${id}`, 'firm-1')).status).toBe(404)
    await publish(db, id, 'objection')
    expect((await get('/boards/building', 'firm-1')).status).toBe(404)
    await publish(db, id)
    expect((await get('/boards/building', 'firm-1')).body).toMatchObject({ total: 5, run: { id } })
    expect((await get('/boards/building', 'project-1')).status).toBe(403)
    expect((await get(`/boards/building?quarter=2026Q2&run=${id}`, 'viewer')).status).toBe(404)
  })

  test('tells parties neither risk levels nor how the districts stand', async () => {
    const id = await fill()
    await sql`insert into risk_score (site_id, as_of, version, level, score, interval_days, due_ratio, priority,
      parts, level_reasons) select id, '2026-10-01', '2026.1', 'C', 50, 30, 1, 50, '[]', '[]' from site`.execute(db)
    await publish(db, id)
    const levels = async (as: string) =>
      (await get('/boards/building', as)).body.rows.map((row: { level: string | null }) => row.level)
    expect(await levels('viewer')).toEqual(['C', 'C', 'C', 'C', 'C'])
    expect(await levels('firm-1')).toEqual([null, null, null, null, null])
    for (const path of ['/boards/agency', '/boards/agency/110105']) {
      expect((await get(path, 'viewer')).status).toBe(200)
      expect((await get(path, 'firm-1')).status).toBe(404)
    }
  })

  test('of firms opens into the sites that made the figure', async () => {
    const id = await fill()
    const { body } = await get('/boards/contractor/2', 'viewer')
    // (96 + 92 + 92) / 3 = 93.33
    expect(body).toMatchObject({
      subject: { kind: 'firm', id: 2, name: '施工乙' },
      figures: { combined: 93.33 },
      rank: 2,
      population: 2,
      history: [],
    })
    expect(body.sites.map((site: { siteId: number; weight: number }) => [site.siteId, site.weight])).toEqual([
      [2, 10000],
      [3, 10000],
      [4, 10000],
    ])
    const sum = body.sites.reduce(
      (all: number, one: { share: number; combined: number }) => all + one.share * one.combined,
      0,
    )
    expect(sum).toBeCloseTo(93.33, 2)
    expect(body.steps).toEqual([
      {
        zh: '3 个计入的工程按规模（折合平方米）加权平均',
        en: 'Mean of 3 sites, weighted by size (in square metres)',
      },
      {
        zh: '综合 = (96×10000 + 92×10000 + 92×10000) ÷ 30000 = 93.33',
        en: 'Combined = (96×10000 + 92×10000 + 92×10000) ÷ 30000 = 93.33',
      },
      { zh: '施工企业板块第 2/2 名', en: 'Rank 2 of 2 among contractors' },
    ])
    const district = (await get('/boards/agency/110106', 'viewer')).body
    expect(district).toMatchObject({
      figures: { combined: 92 },
      sites: [
        { siteId: 3, share: 1 },
        { siteId: 5, share: 0 },
      ],
    })
    expect(district.steps[2]).toEqual({
      zh: '1 个工程不计入：施工准备、停工或完工预验',
      en: '1 sites left out: in preparation, suspended or before completion',
    })
    // while objections are heard a firm reads itself and its people, nobody else
    await publish(db, id, 'objection')
    expect((await get('/boards/contractor/2', 'firm-2')).status).toBe(200)
    expect((await get('/boards/contractor/1', 'firm-2')).status).toBe(404)
    expect((await get('/boards/manager/1', 'firm-1')).status).toBe(200)
    expect((await get('/boards/manager/1', 'firm-2')).status).toBe(404)
    expect((await get('/boards/contractor/9', 'viewer')).status).toBe(404)
    expect((await get('/boards/contractor/abc', 'viewer')).status).toBe(400)
    expect((await get('/boards/building/1', 'viewer')).status).toBe(400)
  })
})

describe('a site', () => {
  test('opens into every figure that made it, down to the answers', async () => {
    await send(db, 1, 'project', { 0: 4 }, { month: 1 })
    await send(db, 1, 'project', {}, { month: 2 })
    await send(db, 1, 'contractor', { 4: 10 })
    await send(db, 1, 'supervision', {})
    const last = await send(db, 1, 'agency', { 3: 10, 6: 5 })
    await sql`insert into submission_note (submission_id, position, text) values (${last}, 3, '未验收')`.execute(db)
    const id = await run()
    const { body } = await get('/sites/1', 'viewer')
    expect(body).toMatchObject({
      runId: id,
      quarter,
      status: 'ranked',
      statusReason: null,
      ruleVersion: '2026.1',
      isSample: true,
      isWithoutGovernment: false,
      vetoCodes: ['C2-组-4'],
      divergence: 10,
      ranks: [{ board: 'building', rank: 1, population: 1 }],
    })
    // firms: quality (80 + 100) / 2 = 90
    expect(body.steps.map((step: { zh: string }) => step.zh)).toEqual([
      '项目自评（7 月）：C1 16/20 = 80，C2 20/20 = 100，C3 20/20 = 100，C4 20/20 = 100，C5 10/10 = 100；安全 92，质量 100，综合 96',
      '项目自评（8 月）：C1 20/20 = 100，C2 20/20 = 100，C3 20/20 = 100，C4 20/20 = 100，C5 10/10 = 100；安全 100，质量 100，综合 100',
      '施工单位再评：C1 20/20 = 100，C2 20/20 = 100，C3 10/20 = 50，C4 20/20 = 100，C5 10/10 = 100；安全 100，质量 80，综合 90',
      '监理单位再评：C1 20/20 = 100，C2 20/20 = 100，C3 20/20 = 100，C4 20/20 = 100，C5 10/10 = 100；安全 100，质量 100，综合 100',
      '政府评估：C1 20/20 = 100，C2 10/20 = 50（否决项 C2-组-4 不合格，按 50 计），C3 20/20 = 100，C4 15/20 = 75，C5 10/10 = 100；安全 75，质量 85，综合 80',
      '自评取平均：安全 92、100 → 96，质量 100、100 → 100',
      '企业取中位数：安全 100、100 → 100，质量 80、100 → 90',
      '安全 = 0.2×96 + 0.3×100 + 0.5×75 = 86.7',
      '质量 = 0.2×100 + 0.3×90 + 0.5×85 = 89.5',
      '综合 = 0.5×86.7 + 0.5×89.5 = 88.1',
      '房建板块第 1/1 名',
    ])
    expect(body.figures).toEqual({ safety: 86.7, quality: 89.5, combined: 88.1 })
    expect(body.submissions).toHaveLength(5)
    expect(body.submissions[2]).toMatchObject({ party: 'contractor', firmName: '施工甲', figures: { quality: 80 } })

    const sheet = await get(`/submissions/${last}/answers`, 'viewer')
    expect(sheet.body).toMatchObject({ submissionId: last, party: 'agency', level: 'government', month: null })
    // the last indicator is for S2 and was never asked here
    expect(sheet.body.rows.map((row: { deducted: number }) => row.deducted)).toEqual([0, 0, 0, 10, 0, 0, 5, 0, 0])
    expect(sheet.body.rows[3]).toMatchObject({
      code: 'C2-组-4',
      class: 'C2',
      isVeto: true,
      note: '未验收',
      maxPoints: 10,
    })
    for (const tally of body.submissions[4].classes) {
      const rows = sheet.body.rows.filter((row: { class: string }) => row.class === tally.class)
      const got = rows.reduce(
        (sum: number, row: { maxPoints: number; deducted: number }) => sum + row.maxPoints - row.deducted,
        0,
      )
      expect(got).toBe(tally.got)
    }
  })

  test('is its parties’ to read while objections are heard, in the quarter and today; others’ never', async () => {
    await sendAll(db, 1, {})
    const id = await run()
    expect((await get('/sites/1', 'firm-1')).status).toBe(404)
    await publish(db, id, 'objection')
    expect((await get('/sites/1', 'firm-1')).status).toBe(200)
    expect((await get('/sites/1', 'project-1')).status).toBe(200)
    expect((await get('/sites/1', 'firm-2')).status).toBe(404)
    await publish(db, id)
    expect((await get('/sites/1', 'firm-2')).status).toBe(404)
    await sql`update site set contractor_id = 2`.execute(db)
    expect((await get('/sites/1', 'firm-2')).status).toBe(200)
    expect((await get('/sites/1', 'firm-1')).status).toBe(200)
    expect((await get('/sites/99', 'viewer')).status).toBe(404)
  })

  test('says why it is not ranked, and what was before', async () => {
    await sql`insert into assessment_rank (quarter, board, site_id, score, rank, population, status) values
      ('2026Q1', 'building', 1, 70, 9, 10, 'ranked'), ('2026Q2', 'building', 1, 80, 4, 12, 'ranked')`.execute(db)
    await run()
    const { body } = await get('/sites/1', 'viewer')
    expect(body).toMatchObject({ status: 'late', figures: { combined: null }, weights: [], submissions: [] })
    expect(body.statusReason.en).toBe('Too few of the self-assessments due came in time: not ranked')
    expect(body.history).toEqual([
      { quarter: '2026Q1', combined: 70, rank: 9, population: 10 },
      { quarter: '2026Q2', combined: 80, rank: 4, population: 12 },
    ])
  })

  test('shows nobody another party’s answers before the period is closed', async () => {
    const own = await send(db, 1, 'contractor', {})
    const other = await send(db, 1, 'supervision', {})
    const hidden = async (submission: number, as: string) =>
      (await get(`/submissions/${submission}/answers`, as)).status
    await sql`update assessment_period set state = 'open'`.execute(db)
    expect(await hidden(own, 'firm-1')).toBe(200)
    expect(await hidden(other, 'firm-1')).toBe(404)
    expect(await hidden(other, 'viewer')).toBe(404)
    expect(await hidden(own, 'firm-2')).toBe(404)
    await sql`update assessment_period set state = 'closed'`.execute(db)
    expect(await hidden(other, 'firm-1')).toBe(200)
    expect(await hidden(other, 'viewer')).toBe(200)
    expect(await hidden(other, 'firm-2')).toBe(404)
    expect(await hidden(999, 'viewer')).toBe(404)
  })
})
