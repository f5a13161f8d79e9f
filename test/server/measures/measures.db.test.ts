import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Measure, MeasureRow } from '../../../server/contract/index.ts'
import { findRuleVersion } from '../../../server/db/rule-version.ts'
import { ensureLocalAccounts, saveAccount } from '../../../server/http/accounts.ts'
import { makeSampleMeasures } from '../../../server/measures/sample-measures.ts'
import { visitNeeds } from '../../../server/planning/causes.ts'
import { readPlanningFacts } from '../../../server/planning/read-facts.ts'
import { readRules } from '../../../server/risk/read-rules.ts'
import { ensureScored, scoreSites } from '../../../server/risk/score-sites.ts'
import { readTravelZones } from '../../../server/roads/queries.ts'
import { readStreetRules } from '../../../server/roads/street-queries.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { insertPeriod, insertRun } from '../../support/assessment-run.ts'
import { database, reset } from '../../support/database.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'

const db = database()
const now = new Date('2026-11-22T02:00:00Z')
const today = '2026-11-22'
let app: TestApp
let city: TinyCity

beforeAll(async () => {
  app = await startApp(db, {}, () => now)
})
beforeEach(async () => {
  await reset(db)
  await sql`delete from rule_version where version <> '2026.1'`.execute(db)
  city = await buildTinyCity(db)
  await ensureLocalAccounts(db)
  await saveAccount(db, { login: 'chief', name: '朝阳站长', role: 'agency', agencyCode: '110105', password: null })
  const buildings = city.siteIds.filter((_, index) => ![9, 10, 11].includes(index))
  await insertRun(db, {
    quarter: '2026Q3',
    state: 'published',
    ranks: [
      ...buildings.map((siteId, at) => ({ board: 'building' as const, siteId, rank: at + 1, population: 9 })),
      { board: 'contractor', firmId: city.firmIds.contractor, rank: 1, population: 2 },
      { board: 'contractor', firmId: city.firmIds.other, rank: 2, population: 2 },
      { board: 'supervision', firmId: city.firmIds.supervision, rank: 1, population: 1 },
    ],
  })
  await scoreSites(db, { asOf: today })
})
afterAll(async () => {
  await app.close()
  await sql`delete from risk_score`.execute(db)
  await reset(db)
  await sql`delete from rule_version where version <> '2026.1'`.execute(db)
})

const propose = async (body: object, as = 'local'): Promise<MeasureRow[]> => {
  const answer = await app.call('POST', '/measures', { quarter: '2026Q3', ...body }, as)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const decide = (id: number, decision = 'approved', as = 'local', note = '同意') =>
  app.call('POST', `/measures/${id}/decision`, { decision, note }, as)
const read = async (id: number): Promise<Measure> => (await app.call('GET', `/measures/${id}`)).body
const levelOf = async (siteId: number) =>
  db
    .selectFrom('risk_score')
    .select(['level', 'version', 'level_reasons'])
    .where('site_id', '=', siteId)
    .orderBy('as_of', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()

test('a preview counts hours needed against hours at hand and changes nothing', async () => {
  const { body } = await app.call('POST', '/measures/levels/preview', {})
  const [row] = body.agencies
  expect(row.teamCount).toBe(2)
  expect(Object.values(body.total.now).reduce((sum: number, n) => sum + Number(n), 0)).toBe(12)
  // a team's week is 5 × (8 − 1 − 3) h; 247 or so workdays of 4 h and two teams
  expect(row.hoursAtHand).toBeGreaterThan(2 * 4 * 240)
  expect(row.hoursAtHand).toBeLessThan(2 * 4 * 255)
  expect(row.load).toBeCloseTo(row.hoursNeeded / row.hoursAtHand, 2)
  const strict = { ...body.inForce, intervalDays: { A: 30, B: 20, C: 10, D: 5 } }
  const stricter = await app.call('POST', '/measures/levels/preview', { thresholds: strict })
  expect(stricter.body.agencies[0].hoursNeeded).toBeGreaterThan(2 * row.hoursNeeded)
  expect(stricter.body.total.now).toEqual(body.total.now)
  const wrong = { ...body.inForce, intervalDays: { A: 30, B: 90, C: 10, D: 5 } }
  expect(await app.call('POST', '/measures/levels/preview', { thresholds: wrong })).toMatchObject({
    status: 400,
    body: { issues: [{ path: 'body.thresholds.intervalDays.B' }] },
  })
  expect(await findRuleVersion(db, today)).toBe('2026.1')
})

test('leave is taken off the hours at hand at once', async () => {
  const before = (await app.call('POST', '/measures/levels/preview', {})).body.agencies[0].hoursAtHand
  await db
    .insertInto('leave')
    .values({ inspector_id: city.inspectorIds[0]!, first_day: '2026-11-23', last_day: '2026-11-27' })
    .execute()
  const after = (await app.call('POST', '/measures/levels/preview', {})).body.agencies[0].hoursAtHand
  expect(before - after).toBe(20)
})

test('approved levels are a rule version of their own, and scores follow at once', async () => {
  const { inForce } = (await app.call('POST', '/measures/levels/preview', {})).body
  const thresholds = { ...inForce, rankFrom: { B: 0.1, C: 0.2, D: 0.3 } }
  const [proposal] = await propose({ kind: 'levels', thresholds })
  expect(await findRuleVersion(db, today)).toBe('2026.1')
  expect((await levelOf(city.siteIds[4]!)).version).toBe('2026.1')

  expect((await decide(proposal!.id)).status).toBe(200)
  expect(await findRuleVersion(db, today)).toBe('2026.1-L1')
  expect(await findRuleVersion(db, '2026-11-21')).toBe('2026.1')
  const rules = await readRules(db, '2026.1-L1')
  expect(rules.levels.map((one) => one.rankFrom)).toEqual([0, 0.1, 0.2, 0.3])
  expect({ ...rules, version: '', levels: [] }).toEqual({ ...(await readRules(db, '2026.1')), version: '', levels: [] })
  // rank 5 of 9 is percentile 0.5: B before, D now
  expect(await levelOf(city.siteIds[4]!)).toMatchObject({ level: 'D', version: '2026.1-L1' })

  // streets prepared for the old version serve the new one: nothing they are weighed by has changed
  expect(await readStreetRules(db, '2026.1-L1')).toEqual(await readStreetRules(db, '2026.1'))
  expect(await readTravelZones(db, '2026.1-L1')).toEqual(await readTravelZones(db, '2026.1'))

  // a second approval on the same day is the one that counts
  const [again] = await propose({ kind: 'levels', thresholds: inForce })
  await decide(again!.id)
  expect(await findRuleVersion(db, today)).toBe('2026.1-L2')
  expect((await read(proposal!.id)).state).toBe('superseded')
})

test('every table of rules is copied with a new version', async () => {
  const [proposal] = await propose({ kind: 'levels' })
  await decide(proposal!.id)
  const { rows: tables } = await sql<{ name: string }>`
    select c.conrelid::regclass::text as name from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = 'rule_version'::regclass and a.attname = 'version'
      and c.conrelid <> 'risk_score'::regclass`.execute(db)
  expect(tables.length).toBeGreaterThanOrEqual(9)
  for (const { name } of tables) {
    const { rows } = await sql<{ before: number; after: number }>`
      select count(*) filter (where version = '2026.1')::int as before,
        count(*) filter (where version = '2026.1-L1')::int as after from ${sql.table(name)}`.execute(db)
    expect(rows[0]!.after, name).toBe(rows[0]!.before)
    expect(rows[0]!.before, name).toBeGreaterThan(0)
  }
})

test('the city’s list reaches firms and levels once approved, and leaves them with the next one', async () => {
  await db
    .insertInto('accident')
    .values({ site_id: city.siteIds[0]!, occurred_on: '2026-08-01', grade: 'general' })
    .execute()
  const [list] = await propose({ kind: 'firm_list' })
  const { subjects } = await read(list!.id)
  // site 0 is built by 一建 and supervised by 京安; 二建 is last of two
  expect(subjects.map((one) => [one.subject.name, one.reason.zh.slice(0, 4)])).toEqual([
    ['北京一建', '工地0于'],
    ['京安监理', '工地0于'],
    ['北京二建', '2026'],
  ])
  const listed = async () =>
    (await db.selectFrom('firm').select(['name', 'listed_until']).orderBy('id').execute()).map(
      (row) => row.listed_until,
    )
  expect(await listed()).toEqual([null, null, null])

  const forced = await app.call('POST', `/measures/${list!.id}/subjects`, {
    ...{ firmId: city.firmIds.contractor, isIncluded: false, note: '理由' },
  })
  expect(forced.status).toBe(422)
  const out = await app.call('POST', `/measures/${list!.id}/subjects`, {
    ...{ firmId: city.firmIds.other, isIncluded: false, note: '已整改' },
  })
  expect(out.body.subjects[2]).toMatchObject({ isIncluded: false, changeNote: '已整改' })

  expect((await decide(list!.id, 'approved', 'chief')).status).toBe(403)
  expect((await decide(list!.id)).body.state).toBe('approved')
  const until = '2027-02-21'
  expect(await listed()).toEqual([until, null, until])
  const { level_reasons: reasons } = await levelOf(city.siteIds[1]!)
  expect((reasons as { rule: string }[]).map((one) => one.rule)).toContain('listed_firm')
  expect(
    await app.call('POST', `/measures/${list!.id}/subjects`, {
      ...{ firmId: city.firmIds.other, isIncluded: true, note: '再列' },
    }),
  ).toMatchObject({ status: 409 })

  await db.deleteFrom('accident').execute()
  const [next] = await propose({ kind: 'firm_list', share: 0.5 })
  await decide(next!.id)
  expect(await listed()).toEqual([null, until, until])
  expect((await read(list!.id)).state).toBe('superseded')
})

test('a district’s list raises its sites by one level while it is valid, and says so on the card', async () => {
  const [first] = await propose({ kind: 'project_list', agency: '110105' }, 'chief')
  const [list] = await propose({ kind: 'project_list', agency: '110105', share: 0.2 }, 'chief')
  expect((await read(first!.id)).state).toBe('superseded')
  expect(list!.version).toBe(2)
  const { subjects, reason } = await read(list!.id)
  expect(subjects.map((one) => one.subject.id)).toEqual([city.siteIds[8]!, city.siteIds[7]!])
  expect(subjects[0]!.reason.zh).toBe('2026年第3季度房建板块第9/9名，本区9个参评工程中倒数第1')
  expect(reason.zh).toContain('人工设定')
  expect(first!.reason.zh).toContain('监督力量')

  const added = await app.call(
    'POST',
    `/measures/${list!.id}/subjects`,
    {
      ...{ siteId: city.siteIds[11]!, isIncluded: true, note: '群众反映集中' },
    },
    'chief',
  )
  expect(added.body.subjects.at(-1)).toMatchObject({ reason: { zh: '人工列入：群众反映集中' }, changedBy: '朝阳站长' })
  const before = await levelOf(city.siteIds[11]!)
  await decide(list!.id, 'approved', 'chief')
  const after = await levelOf(city.siteIds[11]!)
  expect([before.level, after.level]).toEqual(['B', 'C'])

  const facts = await readPlanningFacts(db, { agencyCode: '110105', week: '2026-W48', asOf: today, version: '2026.1' })
  const card = facts.sites.find((site) => site.id === city.siteIds[11]!)!.levelWords!.zh
  expect(card).toBe('C级：在本区2026年第3季度项目级差别化监管名单（至2027-02-21），由B级上调一级')
  const ranked = facts.sites.find((site) => site.id === city.siteIds[8]!)!.levelWords!.zh
  expect(ranked).toContain('D级：2026年第3季度房建板块第9/9名')
})

test('an approved campaign wants its sites visited in its weeks', async () => {
  await insertAnswers()
  const campaigns = await propose({ kind: 'campaign' })
  expect(campaigns.map((one) => one.campaign)).toEqual(['deep_pit', 'main_structure', 'fit_out', 'waterproofing'])
  expect(campaigns[0]!.reason.zh).toBe(
    '2026年第3季度深基坑类指标失分率 50%，四类专项中第 1 弱；现涉及 2 个工程，取最薄弱的 30%',
  )
  expect(campaigns[0]!.summary).toMatchObject({
    groups: [{ code: 'G1', zh: '基坑支护', lossRate: 0.5, stages: [{ stage: 'S2', lossRate: 0.5 }] }],
  })
  // sites 1 and 9 are in S2; only site 1 answered
  const { subjects } = await read(campaigns[0]!.id)
  expect(subjects.map((one) => one.subject.id)).toEqual([city.siteIds[1]!])
  await decide(campaigns[0]!.id)

  // it begins on Monday the 23rd; the week is the first of six
  const read48 = () => readPlanningFacts(db, { agencyCode: '110105', week: '2026-W48', asOf: today, version: '2026.1' })
  const wanted = async () => (await read48()).sites.filter((site) => site.campaigns.length > 0)
  expect((await wanted()).map((site) => [site.id, site.campaigns])).toEqual([
    [city.siteIds[1]!, [{ name: { zh: '深基坑', en: 'Deep pit' }, from: '2026-11-23', until: '2027-01-03' }]],
  ])
  const [need] = visitNeeds((await wanted())[0]!, '2026-11-23', '2026-11-27')
  expect(need).toMatchObject({ kind: 'campaign', countsToCap: true })
  const read52 = () =>
    readPlanningFacts(db, { agencyCode: '110105', week: '2026-W52', asOf: '2026-12-18', version: '2026.1' })
  expect((await read52()).sites.filter((site) => site.campaigns.length > 0)).toHaveLength(1)
  await db
    .insertInto('visit')
    .values({ site_id: city.siteIds[1]!, visited_on: '2026-12-01', kind: 'campaign', result: 'passed' })
    .execute()
  expect((await read52()).sites.filter((site) => site.campaigns.length > 0)).toEqual([])
})

test('no campaign is drawn from the answers of a quarter that is still open', async () => {
  await insertAnswers()
  await db.updateTable('assessment_period').set({ state: 'open' }).where('quarter', '=', '2026Q3').execute()
  const { status, body } = await app.call('POST', '/measures', { quarter: '2026Q3', kind: 'campaign' })
  expect([status, body.title]).toEqual([422, expect.stringContaining('尚未关闭，请先关闭')])
})

test('a district acts for itself only, and nothing is proposed without ranks', async () => {
  const call = (body: object, as: string) => app.call('POST', '/measures', { quarter: '2026Q3', ...body }, as)
  expect((await call({ kind: 'levels' }, 'chief')).status).toBe(403)
  expect((await call({ kind: 'levels', agency: '110105' }, 'chief')).status).toBe(400)
  expect((await call({ kind: 'project_list', campaign: 'deep_pit' }, 'local')).status).toBe(400)
  expect((await call({ kind: 'project_list', agency: '110106' }, 'chief')).status).toBe(403)
  expect((await call({ kind: 'project_list', agency: '110106' }, 'local')).status).toBe(404)
  expect((await call({ kind: 'firm_list', quarter: '2025Q1' }, 'local')).status).toBe(422)
  const [list] = await propose({ kind: 'firm_list' })
  expect((await decide(list!.id, 'rejected', 'local', '')).status).toBe(400)
  expect((await decide(list!.id, 'rejected', 'local', '改用新名单')).body).toMatchObject({ state: 'rejected' })
  expect((await decide(list!.id)).status).toBe(409)
  const audit = await db
    .selectFrom('audit_entry')
    .select('action')
    .where('subject', '=', `measure:${list!.id}`)
    .orderBy('id')
    .execute()
  expect(audit.map((row) => row.action)).toEqual(['measure.propose', 'measure.reject'])
})

test('a list of an older quarter does not come after a newer one', async () => {
  await insertRun(db, {
    ...{ quarter: '2026Q2', state: 'published' },
    ranks: [{ board: 'building', siteId: city.siteIds[0]!, rank: 1, population: 1 }],
  })
  const [old] = await propose({ kind: 'project_list', quarter: '2026Q2' })
  const [current] = await propose({ kind: 'project_list' })
  await decide(current!.id)
  expect((await decide(old!.id)).status).toBe(409)
})

test('only what stands on the published run is approved, given ranks only where no run is published', async () => {
  const ranks = [{ board: 'building' as const, siteId: city.siteIds[0]!, rank: 1, population: 1 }]
  const provisional = await insertRun(db, { quarter: '2026Q2', ranks })
  const [early] = await propose({ kind: 'project_list', quarter: '2026Q2' })
  const refused = await decide(early!.id)
  expect([refused.status, refused.body.title]).toEqual([
    409,
    `措施 ${early!.id} 依据的是测评结果 ${provisional}，不是 2026Q2 已公示的结果：请公示后重新生成`,
  ])
  expect((await read(early!.id)).state).toBe('proposed')
  expect((await decide(early!.id, 'rejected', 'local', '等公示')).status).toBe(200)
  // levels stand on no ranks
  const [levels] = await propose({ kind: 'levels', quarter: '2026Q2' })
  expect((await decide(levels!.id)).status).toBe(200)

  await sql`insert into assessment_rank (quarter, board, site_id, score, rank, population, status)
    values ('2026Q1', 'building', ${city.siteIds[0]!}, 80, 1, 1, 'ranked')`.execute(db)
  const [given] = await propose({ kind: 'project_list', quarter: '2026Q1' })
  expect((await decide(given!.id)).status).toBe(200)
  const [late] = await propose({ kind: 'project_list', quarter: '2026Q1' })
  await insertRun(db, { quarter: '2026Q1', state: 'published', ranks })
  expect((await decide(late!.id)).status).toBe(409)
})

test('scoring that fails after an approval is made up for, once', async () => {
  const [list] = await propose({ kind: 'project_list', agency: '110105', share: 0.2 })
  const changed = await app.call('POST', `/measures/${list!.id}/subjects`, {
    ...{ siteId: city.siteIds[11]!, isIncluded: true, note: '群众反映集中' },
  })
  expect(changed.status).toBe(200)
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'no room'; end $$`.execute(db)
  await sql`create trigger refuse before insert or update on risk_score execute function refuse()`.execute(db)
  expect((await decide(list!.id)).status).toBe(500)
  await sql`drop function refuse cascade`.execute(db)
  expect((await read(list!.id)).state).toBe('approved')
  expect((await decide(list!.id)).status).toBe(409)
  expect((await levelOf(city.siteIds[11]!)).level).toBe('B')

  await ensureScored(db, today)
  expect((await levelOf(city.siteIds[11]!)).level).toBe('C')
  await sql`update risk_score set score = 1`.execute(db)
  await ensureScored(db, today)
  expect(await db.selectFrom('risk_score').select('id').where('score', '<>', 1).execute()).toEqual([])
})

test('the sample approves lists and the two weakest campaigns, marked as samples', async () => {
  await makeSampleMeasures(db, { quarter: '2026Q3', now })
  const { body } = await app.call('GET', '/measures?quarter=2026Q3')
  expect(body.every((row: MeasureRow) => row.isSample)).toBe(true)
  expect(body.map((row: MeasureRow) => `${row.kind} ${row.state}`)).toEqual([
    'levels proposed',
    'firm_list approved',
    'campaign approved',
    'campaign approved',
    'campaign proposed',
    'campaign proposed',
    'project_list approved',
  ])
})

/** One group for each campaign; the pit's group loses half its points, the others less. */
async function insertAnswers(): Promise<void> {
  await insertPeriod(db, '2026Q3')
  const groups = ['基坑支护', '主体结构', '屋面防水', '装饰装修', '资料管理']
  await db
    .insertInto('indicator_class')
    .values({ version: 'test', code: 'C1', name_zh: '类', name_en: 'class' })
    .execute()
  await db
    .insertInto('indicator_group')
    .values(
      groups.map((name_zh, position) => ({
        version: 'test',
        code: `G${position + 1}`,
        class_code: 'C1',
        name_zh,
        name_en: name_zh,
        position,
      })),
    )
    .execute()
  await db
    .insertInto('indicator')
    .values(
      groups.map((_, position) => ({
        ...{ version: 'test', position, code: `I${position}`, group_code: `G${position + 1}`, max_points: 10 },
        ...{ text_zh: '项', text_en: 'item', angle: 'entity' as const, domain: 'safety' as const },
      })),
    )
    .execute()
  const submit = (siteId: number, stages: string[], answers: number[], party: 'contractor' | 'supervision') => ({
    ...{ quarter: '2026Q3', site_id: siteId, level: 'firm' as const, party, stages, works_type: 'building' as const },
    ...{ site_status: 'active' as const, agency_code: '110105', indicator_version: 'test', answers },
    ...{ state: 'submitted' as const, due_on: '2026-10-10', submitted_at: now, written_by: 'test' },
  })
  await db
    .insertInto('submission')
    .values([
      submit(city.siteIds[1]!, ['S2'], [4, -1, -1, -1, 9], 'contractor'),
      submit(city.siteIds[1]!, ['S2'], [6, -1, -1, -1, 9], 'supervision'),
      submit(city.siteIds[0]!, ['S4'], [-1, 3, -2, 2, 9], 'contractor'),
    ])
    .execute()
}
