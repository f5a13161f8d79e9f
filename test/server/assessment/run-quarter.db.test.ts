import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { readFirmRanks, readPublishedQuarters, readSiteRanks } from '../../../server/assessment/queries.ts'
import { readGradingRules } from '../../../server/assessment/read-quarter.ts'
import { runQuarter } from '../../../server/assessment/run-quarter.ts'
import { listRuns } from '../../../server/assessment/run-queries.ts'
import { verifyRun } from '../../../server/assessment/verify-run.ts'
import { fillAssessedCity, wholeCity } from '../../support/assessed-city.ts'
import { database, reset } from '../../support/database.ts'
import { gradingRules } from '../../support/grading-rules.ts'
import {
  addSite,
  boardOf,
  by,
  fillSmallQuarter,
  now,
  publish,
  quarter,
  send,
  sendAll,
  siteOf,
} from './small-quarter.ts'

const db = database()
const run = () => runQuarter(db, { quarter, by, now })

beforeEach(async () => {
  await reset(db)
  await fillSmallQuarter(db)
})

describe('a run', () => {
  test('of a site by hand: 86.6', async () => {
    // self: month 1 loses 4 of C1's 20 (80), month 2 nothing: safety 0.4·80 + 0.5·100 + 0.1·100 = 92 and 100 → 96, quality 100
    await send(db, 1, 'project', { 0: 4 }, { month: 1 })
    await send(db, 1, 'project', {}, { month: 2 })
    // firms: quality 0.4·50 + 0.6·100 = 80, then 100 and 60 (C3 at nothing): median 80; safety 100
    await send(db, 1, 'contractor', { 4: 10 })
    await send(db, 1, 'supervision', {})
    await send(db, 1, 'client', { 4: 10, 5: 10 })
    // government: C2 loses its veto, 10 of 20 → 50: safety 0.4·100 + 0.5·50 + 0.1·100 = 75; quality C4 5 of 20 lost → 0.4·100 + 0.6·75 = 85
    await send(db, 1, 'agency', { 3: 10, 6: 5 })
    const { id, counts } = await run()
    // safety 0.2·96 + 0.3·100 + 0.5·75 = 86.7; quality 0.2·100 + 0.3·80 + 0.5·85 = 86.5; combined 86.6
    expect(await siteOf(db, id, 1)).toMatchObject({
      status: 'ranked',
      safety: 86.7,
      quality: 86.5,
      combined: 86.6,
      self_score: 98,
      firm_score: 90,
      government_score: 80,
      is_without_government: false,
      veto_codes: ['C2-组-4'],
      divergence: 20,
      weight: 10_000,
    })
    expect(counts).toMatchObject({
      objects: 1,
      submissions: 6,
      answers: 60,
      ranked: 1,
      vetoed: 1,
      withoutGovernment: 0,
    })
    expect(await boardOf(db, id, 'building')).toEqual([[1, 1, 86.6]])
    expect(await boardOf(db, id, 'contractor')).toEqual([[1, 1, 86.6]])
    expect(await boardOf(db, id, 'manager')).toEqual([[1, 1, 86.6]])
    expect(await boardOf(db, id, 'agency')).toEqual([
      ['110105', 1, 86.6],
      ['110106', null, null],
    ])
  })

  test('stands on the numbers of the migration', async () => {
    expect(await readGradingRules(db, '2026-09-30')).toEqual(gradingRules)
  })

  test('of the same input is the same run, also when two ask at once; of another it is another', async () => {
    await sendAll(db, 1, { 0: 3 })
    const [one, other] = await Promise.all([run(), run()])
    expect(other.id).toBe(one.id)
    expect((await run()).id).toBe(one.id)
    // the register may change what nothing was scored by
    await sql`update site set stage = 'S5', agency_code = '110106', updated_at = now()`.execute(db)
    expect((await run()).id).toBe(one.id)
    await sql`update submission set answers[1] = 4 where id = 1`.execute(db)
    expect((await run()).id).not.toBe(one.id)
    expect((await listRuns(db, quarter)).map((each) => each.state)).toEqual(['provisional', 'provisional'])
    expect(await db.selectFrom('audit_entry').select('action').execute()).toHaveLength(2)
    // put back as it was, it is new all the same: only the newest run can be announced and published
    await sql`update submission set answers[1] = 3 where id = 1`.execute(db)
    const again = await run()
    expect([again.state, again.id > one.id, (await listRuns(db, quarter)).length]).toEqual(['provisional', true, 3])
  })

  test('of a quarter without a period is refused, and a rule that is missing named', async () => {
    await expect(runQuarter(db, { quarter: '2025Q1', by, now })).rejects.toThrow(
      'There is no such assessment of 2025Q1',
    )
    await sql`update assessment_period set state = 'open'`.execute(db)
    await expect(run()).rejects.toThrow(/2026Q3 is not closed, close it first/)
    await sql`update assessment_period set state = 'closed'`.execute(db)
    await sql`insert into rule_version (version, valid_from, note) values ('half', '2026-09-01', '')`.execute(db)
    await expect(run()).rejects.toThrow(/Rules half lack grading\.safety\.C1/)
    await sql`delete from rule_version where version = 'half'`.execute(db)
    expect(await listRuns(db)).toEqual([])
  })

  test('is verified from the answers up; whatever was changed by hand is found', async () => {
    await sendAll(db, 1, { 0: 3 })
    const { id } = await run()
    // six submissions, a site, its rank, three firms, two people, two agencies
    expect(await verifyRun(db, id)).toEqual({ checked: 6 + 1 + 1 + 3 + 2 + 2, discrepancies: [] })
    await sql`update site_assessment set combined = 99 where site_id = 1`.execute(db)
    await sql`update assessment_rank set rank = 2 where board = 'client'`.execute(db)
    await sql`update submission set answers[2] = 9 where id = 2`.execute(db)
    await sql`update submission set state = 'rejected' where id = 3`.execute(db)
    const { discrepancies } = await verifyRun(db, id)
    expect(discrepancies.map((one) => one.subject)).toEqual(
      expect.arrayContaining(['submission 2', 'submission 3', 'site 1', 'client 4', 'building 1']),
    )
  })
})

describe('what counts', () => {
  test('an indicator withdrawn in the quarter counts for nobody, answered before or after', async () => {
    await send(db, 1, 'project', { 0: 10 }, { month: 1 })
    await send(db, 1, 'project', { 0: -1 }, { month: 2 })
    const before = await siteOf(db, (await run()).id, 1)
    expect(before?.parts.submissions[0].classes[0]).toMatchObject({ class: 'C1', got: 10, max: 20 })
    await sql`update indicator set withdrawn_on = '2026-08-15' where position = 0`.execute(db)
    const after = await siteOf(db, (await run()).id, 1)
    for (const { classes } of after!.parts.submissions) expect(classes[0]).toMatchObject({ got: 10, max: 10 })
    // from the next quarter on it would still have counted in this one
    await sql`update indicator set withdrawn_on = '2026-10-01' where position = 0`.execute(db)
    expect((await siteOf(db, (await run()).id, 1))?.combined).toBe(before?.combined)
  })

  test('points given where the indicator does not apply count for nothing, and so does what is missing', async () => {
    await send(db, 1, 'project', { 9: 10 }, { month: 1 })
    await send(db, 1, 'project', { 9: 10 }, { month: 2, stages: ['S2'] })
    await send(db, 1, 'project', [0, 0, 0, 0], { month: 3 })
    const { parts } = (await siteOf(db, (await run()).id, 1))!
    const last = parts.submissions.map((one: { classes: { got: number; max: number }[] }) => one.classes.at(-1))
    expect(last).toMatchObject([
      { class: 'C5', got: 10, max: 10 },
      { class: 'C5', got: 10, max: 20 },
      { class: 'C2', got: 20, max: 20 },
    ])
  })

  test('drafts and replaced submissions count for nothing; late ones count, but not as being in time', async () => {
    await sendAll(db, 1, { 0: 3 })
    const good = await siteOf(db, (await run()).id, 1)
    await send(db, 1, 'client', { 0: 10, 2: 10 }, { state: 'replaced' })
    await send(db, 1, 'agency', { 0: 10, 2: 10 }, { state: 'draft' })
    expect((await siteOf(db, (await run()).id, 1))?.combined).toBe(good?.combined)
    await sql`update submission set is_late = true where party = 'project' and month in (1, 2)`.execute(db)
    expect(await siteOf(db, (await run()).id, 1)).toMatchObject({
      status: 'late',
      status_reason: 'self_missing',
      combined: good?.combined,
    })
    expect(await boardOf(db, (await run()).id, 'building')).toEqual([[1, null, good?.combined]])
  })

  test('a second sheet of the same party cannot be stored beside the first', async () => {
    await send(db, 1, 'client', {})
    await expect(send(db, 1, 'client', { 0: 1 })).rejects.toThrow(/submission_one/)
  })

  test('what nobody sent is late, and what is not due yet is not', async () => {
    const { id } = await run()
    expect(await siteOf(db, id, 1)).toMatchObject({ status: 'late', status_reason: 'self_missing', combined: null })
    await send(db, 1, 'project', {}, { month: 1 })
    // closed on 10 August, whatever day it is scored: only July's self-assessment had been due
    await sql`update assessment_period set closed_at = '2026-08-10T00:00:00Z'`.execute(db)
    const early = await run()
    expect(await siteOf(db, early.id, 1)).toMatchObject({
      status: 'ranked',
      combined: 100,
      is_without_government: true,
    })
    await sql`update assessment_period set closed_at = '2026-10-08T00:00:00Z'`.execute(db)
    const later = await run()
    expect(await siteOf(db, later.id, 1)).toMatchObject({ status: 'late', status_reason: 'self_missing' })
  })

  test('a confirmed falsehood or a rejected submission takes the site out of the ranking; a dismissed flag does not', async () => {
    const second = await addSite(db)
    for (const site of [1, second]) await sendAll(db, site, { 0: 3 })
    const flag = (site: number, kind: string, state: string) =>
      sql`insert into submission_flag (quarter, site_id, party, kind, facts, state)
        values (${quarter}, ${site}, 'project', ${kind}, '{}', ${state})`.execute(db)
    await flag(1, 'copied', 'dismissed')
    await flag(1, 'hasty', 'confirmed')
    expect((await siteOf(db, (await run()).id, 1))?.status).toBe('ranked')
    await flag(1, 'self_above_government', 'confirmed')
    await sql`update submission set state = 'rejected' where site_id = ${second} and party = 'contractor'`.execute(db)
    const { id, counts } = await run()
    expect(await siteOf(db, id, 1)).toMatchObject({ status: 'false', status_reason: 'self_above_government' })
    expect(await siteOf(db, id, second)).toMatchObject({ status: 'false', status_reason: 'rejected' })
    expect(counts).toMatchObject({ false: 2, ranked: 0 })
    // what was not honestly assessed counts by rule, at nothing
    expect(await boardOf(db, id, 'contractor')).toEqual([[1, 1, 0]])
  })

  test('only the project’s and the contractor’s falsehood is the site’s; of others what was rejected just does not count', async () => {
    await sendAll(db, 1, { 0: 3 })
    for (const party of ['agency', 'assessor', 'supervision', 'client']) {
      await sql`insert into submission_flag (quarter, site_id, party, kind, facts, state)
        values (${quarter}, 1, ${party}, 'copied', '{}', 'confirmed')`.execute(db)
    }
    await send(db, 1, 'agency', { 0: 10, 2: 10 }, { state: 'rejected' })
    await sql`update submission set state = 'rejected', answers[3] = 10 where party = 'supervision'`.execute(db)
    expect(await siteOf(db, (await run()).id, 1)).toMatchObject({
      ...{ status: 'ranked', is_without_government: true, combined: 97 },
    })
    await sql`update submission set state = 'rejected' where party = 'contractor'`.execute(db)
    expect(await siteOf(db, (await run()).id, 1)).toMatchObject({ status: 'false', status_reason: 'rejected' })
  })

  test('of a site that has ended or stopped since, what was not over at its last sign of work is not demanded', async () => {
    const ending = async (status: 'completed' | 'cancelled' | 'suspended' | 'active') => {
      const id = await addSite(db, { status })
      await send(db, id, 'project', {}, { month: 1, submitted_at: '2026-08-03T00:00:00Z' })
      return id
    }
    const [completed, suspended, active] = [
      await ending('completed'),
      await ending('suspended'),
      await ending('active'),
    ]
    const careless = await addSite(db, { status: 'completed' })
    await send(db, careless, 'contractor', {}, { submitted_at: '2026-09-02T00:00:00Z' })
    const { id } = await run()
    for (const site of [completed, suspended]) {
      expect(await siteOf(db, id, site)).toMatchObject({ status: 'ranked', parts: { due: { self: 1, firm: 0 } } })
    }
    expect(await siteOf(db, id, active)).toMatchObject({ status: 'late', parts: { due: { self: 3, firm: 3 } } })
    // July and August were over while it was still at work
    expect(await siteOf(db, id, careless)).toMatchObject({ status: 'late', parts: { due: { self: 2, firm: 0 } } })
  })

  test('准备, 停工 and 完工预验 are left out as the submissions say, and as the register says where nothing was sent', async () => {
    await sendAll(db, 1, {}, { site_status: 'suspended' })
    const preparing = await addSite(db, { stage: 'S1' })
    const finishing = await addSite(db, { status: 'precompletion' })
    const later = await addSite(db, { permit_date: '2026-10-01' })
    const gone = await addSite(db, { status: 'completed' })
    const goneSince = await addSite(db, { status: 'completed' })
    await sendAll(db, goneSince, {})
    const { id, counts } = await run()
    expect(counts).toMatchObject({ objects: 4, excluded: 3, ranked: 1 })
    expect(await siteOf(db, id, 1)).toMatchObject({ status_reason: 'suspended', combined: 100 })
    expect(await siteOf(db, id, preparing)).toMatchObject({ status: 'excluded', status_reason: 'preparation' })
    expect(await siteOf(db, id, finishing)).toMatchObject({ status: 'excluded', status_reason: 'precompletion' })
    expect(await siteOf(db, id, later)).toBeUndefined()
    expect(await siteOf(db, id, gone)).toBeUndefined()
    expect(await boardOf(db, id, 'building')).toEqual([
      [1, null, 100],
      [preparing, null, null],
      [finishing, null, null],
      [goneSince, 1, 100],
    ])
  })

  test('an accident in the quarter puts the site and its firms last, though it was stopped', async () => {
    const other = await addSite(db, { contractor_id: 2, manager_id: 2 })
    await sendAll(db, 1, {}, { site_status: 'suspended' })
    await sendAll(db, other, { 0: 9, 2: 9, 4: 9 }, { firm_id: null })
    await sql`insert into accident (site_id, occurred_on, grade) values (1, '2026-09-30', 'general'),
      (${other}, '2026-10-01', 'general'), (${other}, '2026-06-30', 'general')`.execute(db)
    const { id } = await run()
    expect((await boardOf(db, id, 'building')).map(([, rank]) => rank)).toEqual([2, 1])
    expect((await boardOf(db, id, 'contractor')).map(([, rank]) => rank)).toEqual([2, 1])
    expect((await boardOf(db, id, 'manager')).map(([, rank]) => rank)).toEqual([2, 1])
    expect(await siteOf(db, id, 1)).toMatchObject({ status: 'ranked', status_reason: 'accident' })
  })

  test('an accident at a site that is completed since, and of which nothing came, puts it and its firms last all the same', async () => {
    const good = await addSite(db, { contractor_id: 2, manager_id: 2 })
    await sendAll(db, good, {}, { firm_id: null })
    const struck = await addSite(db, { status: 'completed' })
    await sql`update site set status = 'completed' where id = 1`.execute(db)
    await sql`insert into accident (site_id, occurred_on, grade) values (${struck}, '2026-09-30', 'general')`.execute(
      db,
    )
    const { id } = await run()
    expect(await boardOf(db, id, 'building')).toEqual([
      [good, 1, 100],
      [struck, 2, null],
    ])
    expect((await boardOf(db, id, 'contractor')).map(([firm, rank]) => [firm, rank])).toEqual([
      [1, 2],
      [2, 1],
    ])
  })
})

describe('what changed hands', () => {
  test('a firm merged by the quarter’s end counts under its successor; one merged later under itself', async () => {
    const second = await addSite(db, { contractor_id: 2 })
    await sendAll(db, 1, { 0: 4 })
    await sendAll(db, second, {}, { firm_id: null })
    const both = await boardOf(db, (await run()).id, 'contractor')
    expect(both.map(([firm]) => firm)).toEqual([1, 2])
    await sql`update firm set merged_into = 2, merged_on = '2026-10-01' where id = 1`.execute(db)
    expect(await boardOf(db, (await run()).id, 'contractor')).toEqual(both)
    await sql`update firm set merged_on = '2026-09-30' where id = 1`.execute(db)
    // (96 + 100) / 2: the sites are of one size; C1 loses 4 of 20: safety 92, combined 96
    expect(await boardOf(db, (await run()).id, 'contractor')).toEqual([[2, 1, 98]])
  })

  test('a site that moved district or changed its firm afterwards keeps what it was; a visitor from elsewhere moves nothing', async () => {
    await sendAll(db, 1, {}, { agency_code: '110106' })
    await send(db, 1, 'agency', {}, { agency_code: '110105', submitted_at: '2026-10-09T00:00:00Z' })
    await sql`update site set agency_code = '110105', contractor_id = 2, works_type = 'municipal'`.execute(db)
    const { id } = await run()
    expect(await siteOf(db, id, 1)).toMatchObject({ agency_code: '110106', contractor_id: 1, works_type: 'building' })
    expect(await boardOf(db, id, 'agency')).toEqual([
      ['110105', null, null],
      ['110106', 1, 100],
    ])
  })

  test('of a site that moved in the quarter, the submission sent last says where it was', async () => {
    await send(db, 1, 'project', {}, { month: 2, agency_code: '110106', submitted_at: '2026-09-01T00:00:00Z' })
    await send(db, 1, 'project', {}, { month: 1, agency_code: '110105', submitted_at: '2026-08-01T00:00:00Z' })
    expect((await siteOf(db, (await run()).id, 1))?.agency_code).toBe('110106')
  })

  test('works without an area weigh what their cost would build', async () => {
    // 20,000,000 yuan at 4,000 a square metre; a building of 10,000; one of which nothing is known counts as 10,000
    const municipal = await addSite(db, { works_type: 'municipal', area_m2: null, cost_yuan: 20_000_000 })
    const unknown = await addSite(db, { area_m2: null })
    const { id } = await run()
    expect((await siteOf(db, id, 1))?.weight).toBe(10_000)
    expect((await siteOf(db, id, municipal))?.weight).toBe(5_000)
    expect((await siteOf(db, id, unknown))?.weight).toBe(10_000)
  })
})

describe('only what is published counts', () => {
  test('for risk: given ranks until a run is published, then that run alone', async () => {
    await sql`insert into assessment_rank (quarter, board, site_id, firm_id, rank, population, status) values
      ('2026Q2', 'building', 1, null, 5, 9, 'ranked'), (${quarter}, 'building', 1, null, 7, 9, 'ranked')`.execute(db)
    await sendAll(db, 1, {})
    const first = await run()
    const ranks = async () => (await readSiteRanks(db, '2026Q4')).map((row) => [row.quarter, row.rank])
    expect(await ranks()).toEqual([
      ['2026Q2', 5],
      [quarter, 7],
    ])
    expect(await readFirmRanks(db, '2026Q4')).toEqual([])
    await publish(db, first.id)
    expect(await ranks()).toEqual([
      ['2026Q2', 5],
      [quarter, 1],
    ])
    expect((await readFirmRanks(db, '2026Q4')).map((row) => [row.board, row.subjectId])).toHaveLength(3)
    expect((await readPublishedQuarters(db)).get('building')).toEqual(['2026Q2', quarter])
    expect(await readSiteRanks(db, '2026Q4', '110106')).toEqual([])
    // a later run changes nothing before it is published itself
    await sql`update submission set answers[1] = 9`.execute(db)
    await run()
    expect((await readSiteRanks(db, '2026Q4')).length).toBe(2)
  })
})

test('a small city with the numbers of the large one is scored, ranked and reproduced', async () => {
  await reset(db)
  await fillAssessedCity(db, { ...wholeCity, sites: { building: 30, municipal: 12, rail: 3 }, indicators: 60 })
  const { id, counts } = await run()
  expect(counts).toMatchObject({ objects: 45, submissions: 180, answers: 10_800, agencies: 17 })
  const { checked, discrepancies } = await verifyRun(db, id)
  expect(discrepancies).toEqual([])
  expect(checked).toBeGreaterThan(300)
})
