import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { findRuleVersion } from '../../../server/db/rule-version.ts'
import { explainRating, readCurrentRisks, readRisk } from '../../../server/risk/queries.ts'
import { readCurrentRules, readRules } from '../../../server/risk/read-rules.ts'
import { reproduceScore } from '../../../server/risk/score.ts'
import { scoreQuarters } from '../../../server/risk/score-quarter.ts'
import { ensureScored, scoreSites } from '../../../server/risk/score-sites.ts'
import { verifyScores } from '../../../server/risk/verify-scores.ts'
import { database, reset } from '../../support/database.ts'
import { rules } from '../../support/rules.ts'

const db = database()
const today = '2026-11-22'

/** The deep pit of the worked examples, as rows: 67.8 points. */
async function insertDeepPit(): Promise<void> {
  await sql
    .raw(`
    insert into agency (code, name_zh, name_en) values ('110105', '朝阳区', 'Chaoyang');
    insert into firm (kind, name) values ('contractor', '施工甲'), ('supervision', '监理乙');
    insert into person (firm_id, role, name) values (1, 'project_manager', '张三');
    insert into points_entry (person_id, code, points, reason, occurred_on, expires_on, created_by)
    values (1, 'SGA001', 2, '', '2026-08-01', '2027-08-01', 'test');
    insert into site (permit_number, agency_code, works_type, name, shape, place, area_m2, is_affordable, stage,
      contractor_id, supervision_id, manager_id, permit_date, planned_completion)
    values ('P1', '110105', 'building', '深基坑', 'SRID=4326;POINT(116.5 39.9)', 'SRID=4326;POINT(116.5 39.9)', 120000,
      true, 'S1', 1, 2, 1, '2025-01-01', '2028-01-01');
    insert into building (site_id, number, place, stage, area_m2) values
      (1, '1', 'SRID=4326;POINT(116.5 39.9)', 'S2', 60000), (1, '2', 'SRID=4326;POINT(116.5 39.9)', 'S1', 60000);
    insert into hazardous_work (site_id, building_id, code, measure, measured_value, unit, planned_start, planned_end,
      actual_start, actual_end) values
      (1, 1, 'PIT', 'depth', 12, 'm', '2026-08-01', '2026-10-01', '2026-08-10', null),
      (1, 1, 'FW', 'height', 9, 'm', '2027-01-01', '2027-03-01', null, null),
      (1, 2, 'CRANE', 'capacity', 100, 'kN', '2026-01-01', '2026-03-01', '2026-01-01', '2026-03-01');
    insert into assessment_rank (quarter, board, site_id, firm_id, rank, population, status) values
      ('2026Q2', 'building', 1, null, 1, 101, 'ranked'),
      ('2026Q3', 'building', 1, null, 96, 101, 'ranked'),
      ('2026Q3', 'affordable', 1, null, 1, 50, 'ranked'),
      ('2026Q3', 'contractor', null, 1, 81, 101, 'ranked'),
      ('2026Q3', 'supervision', null, 2, 61, 101, 'ranked');
    insert into visit (site_id, visited_on, kind, result) values
      (1, '2026-03-01', 'spot_check', 'passed'), (1, '2026-06-01', 'spot_check', 'passed'),
      (1, '2026-11-07', 'spot_check', 'correction'), (1, '2026-11-20', 'spot_check', 'not_possible');
    insert into notice (number, site_id, kind, item_code, facts, remedy, pass_criterion, issued_on, due_on, closed_on)
    values ('N1', 1, 'correction', 'X', '', '', '', '2026-11-05', '2026-11-12', null),
      ('N2', 1, 'correction', 'Y', '', '', '', '2026-06-01', '2026-06-08', '2026-07-20');
    insert into complaint (site_id, received_on, is_verified) values
      (1, '2026-10-10', true), (1, '2026-10-11', false), (1, '2026-08-24', true);
  `)
    .execute(db)
}

beforeEach(() => reset(db))

test('the rules in the tables are the rules of the migration, complete', async () => {
  expect(await readCurrentRules(db, today)).toEqual(rules)
})

test('the first version also rules the days before it', async () => {
  expect(await findRuleVersion(db, '1999-12-31')).toBe('2026.1')
})

test('a version with a number missing is refused by name', async () => {
  await db.transaction().execute(async (trx) => {
    await sql`insert into rule_version (version, valid_from, note) values ('test', '2020-01-01', '')`.execute(trx)
    await sql`insert into rule_number select 'test', key, value, unit, source from rule_number
      where version = '2026.1' and key <> 'complaint.days'`.execute(trx)
    await expect(readRules(trx, 'test')).rejects.toThrow(/complaint\.days.*S1/)
    await sql`delete from rule_version where version = 'test'`.execute(trx)
  })
})

describe('scoring a site from its rows', () => {
  beforeEach(insertDeepPit)

  test('gives the worked example: 67.8, D, due after fifteen days', async () => {
    const summary = await scoreSites(db, { asOf: today })
    expect(summary).toEqual({ asOf: today, version: '2026.1', siteCount: 1, levels: { A: 0, B: 0, C: 0, D: 1 } })
    const risk = await readRisk(db, 1)
    expect(risk).toMatchObject({
      siteId: 1,
      asOf: today,
      score: 67.8,
      level: 'D',
      intervalDays: 15,
      lastVisitOn: '2026-11-07',
      dueRatio: 1,
      priority: 67.8,
    })
    expect(risk?.parts.map((part) => part.points)).toEqual([25.05, 18, 8, 10, 1.7, 5])
    expect(risk?.parts[2]?.causes).toEqual([{ zh: '超规模危大：基坑工程 12 m', en: 'Over-scale: Foundation pit 12 m' }])
    expect(risk?.levelReasons.map((reason) => reason.rule)).toEqual(['rank', 'score', 'over_scale'])
  })

  test('can be reproduced from what is stored', async () => {
    await scoreSites(db, { asOf: today })
    const [stored] = await readCurrentRisks(db, '110105')
    expect(reproduceScore(stored!.parts, rules)).toEqual({ score: stored!.score, parts: stored!.parts })
    expect(explainRating(stored!, rules)).toEqual(await readRisk(db, 1))
    expect(await readCurrentRisks(db, '110106')).toEqual([])
  })

  test('that its parts do not give is found out', async () => {
    await scoreSites(db, { asOf: today })
    expect(await verifyScores(db)).toEqual({ checked: 1, discrepancies: [] })
    await sql`update risk_score set score = 60.1`.execute(db)
    expect(await verifyScores(db, '110105')).toEqual({
      checked: 1,
      discrepancies: [{ siteId: 1, stored: 60.1, reproduced: 67.8 }],
    })
  })

  test('twice on one day replaces; a later day keeps history', async () => {
    await scoreSites(db, { asOf: today })
    await sql`update notice set closed_on = '2026-11-21' where number = 'N1'`.execute(db)
    await scoreSites(db, { asOf: today })
    expect((await readRisk(db, 1))?.score).toBe(57.8)
    await scoreSites(db, { asOf: '2026-11-23', agencyCode: '110105' })
    const days = await db.selectFrom('risk_score').select('as_of').orderBy('as_of').execute()
    expect(days.map((row) => row.as_of)).toEqual([today, '2026-11-23'])
  })

  test('a level is held inside the quarter and steps down one at its end', async () => {
    await scoreSites(db, { asOf: today })
    await sql`update notice set closed_on = '2026-11-22' where closed_on is null`.execute(db)
    await sql`update hazardous_work set actual_end = '2026-11-22' where code = 'PIT'`.execute(db)
    await sql`delete from complaint`.execute(db)
    await sql`update assessment_rank set rank = 1`.execute(db)
    await scoreSites(db, { asOf: '2026-11-30' })
    expect(await readRisk(db, 1)).toMatchObject({ level: 'D', intervalDays: 15 })
    expect((await readRisk(db, 1))?.levelReasons.at(-1)?.rule).toBe('held')
    await scoreSites(db, { asOf: '2026-12-31' })
    expect(await readRisk(db, 1)).toMatchObject({ level: 'C', intervalDays: 30 })
  })

  test('is not done again for a day that is complete', async () => {
    await ensureScored(db, today)
    await sql`update risk_score set score = 1`.execute(db)
    await ensureScored(db, today)
    expect((await readRisk(db, 1))?.score).toBe(1)
    await ensureScored(db, '2026-11-23')
    expect((await readRisk(db, 1))?.score).toBe(67.8)
  })

  test('refuses an agency that does not exist, by name', async () => {
    await expect(scoreSites(db, { asOf: today, agencyCode: '999999' })).rejects.toMatchObject({
      code: 'not-found',
      words: { zh: expect.stringContaining('999999') },
    })
  })

  test('leaves completed and cancelled sites alone, and takes suspended ones', async () => {
    await sql`update site set status = 'completed'`.execute(db)
    expect((await scoreSites(db, { asOf: today })).siteCount).toBe(0)
    await sql`update site set status = 'suspended'`.execute(db)
    expect((await scoreSites(db, { asOf: today })).siteCount).toBe(1)
    expect((await readRisk(db, 1))?.parts[1]).toMatchObject({ points: 18, inputs: { openPit: true } })
  })

  test('no ranks, no firms, no people, no buildings: still a score', async () => {
    await sql`truncate assessment_rank, building, hazardous_work, visit, notice, complaint cascade`.execute(db)
    await sql`update site set contractor_id = null, supervision_id = null, manager_id = null, area_m2 = null,
      is_affordable = false, planned_completion = null`.execute(db)
    await scoreSites(db, { asOf: today })
    // 30 × 0.5 + 20 × 0.2; 690 days since the permit at 60 days
    expect(await readRisk(db, 1)).toMatchObject({
      score: 19,
      level: 'B',
      lastVisitOn: null,
      dueRatio: 11.5,
      priority: 38,
    })
  })
})

describe('earlier quarters', () => {
  beforeEach(insertDeepPit)

  test('are scored afterwards as of their last day, and said to be', async () => {
    expect(await scoreQuarters(db, ['2026Q3', '2026Q2', '2024Q4'])).toEqual(['2026Q2', '2026Q3'])
    const rows = await db.selectFrom('risk_score').selectAll().orderBy('as_of').execute()
    expect(rows.map((row) => [row.as_of, row.score])).toEqual([
      // no permit at the end of 2024; in June: 30 × (0 + 0.15 + 0.1) + 18 + 0 + 20 × (0.3 + 4 × 0.1) + 0 + 5
      ['2026-06-30', 44.5],
      // in September: 25.05 + 18 + 8 + 0 + 1.7 + 5
      ['2026-09-30', 57.8],
    ])
    expect(rows.every((row) => row.is_retrospective)).toBe(true)
    expect(await scoreQuarters(db, ['2026Q3', '2026Q2'])).toEqual([])
  })

  test('asked for together are scored once, and again only for a site that came since', async () => {
    const asked = await Promise.all([scoreQuarters(db, ['2026Q3']), scoreQuarters(db, ['2026Q3'])])
    expect(asked).toEqual([['2026Q3'], []])
    await sql`insert into site (permit_number, agency_code, works_type, name, shape, place, stage, permit_date)
      select 'P2', agency_code, works_type, name, shape, place, stage, permit_date from site`.execute(db)
    expect(await scoreQuarters(db, ['2026Q3'])).toEqual(['2026Q3'])
    expect(await db.selectFrom('risk_score').select('site_id').orderBy('site_id').execute()).toHaveLength(2)
  })

  test('hold no level, and give way to nothing scored at the time', async () => {
    await scoreSites(db, { asOf: '2026-09-30' })
    await sql`update risk_score set score = 1`.execute(db)
    expect(await scoreQuarters(db, ['2026Q3'])).toEqual([])
    await sql`truncate risk_score`.execute(db)
    await sql`update assessment_rank set rank = 101 where quarter = '2026Q2'`.execute(db)
    await scoreQuarters(db, ['2026Q2'])
    await sql`update assessment_rank set rank = 1`.execute(db)
    await sql`truncate notice, complaint, hazardous_work`.execute(db)
    await scoreSites(db, { asOf: '2026-07-01' })
    // 30 × (0 + 0.15 + 0.1) + 18 + 5; with the quarter before at D, a step down would have stopped at C
    expect(await readRisk(db, 1)).toMatchObject({ score: 30.5, level: 'B' })
  })
})
