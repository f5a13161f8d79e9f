import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { database, reset } from '../../support/database.ts'
import { codesOf, importing } from './importing.ts'

const db = database()
beforeEach(() => reset(db))

const HEADING = '区县,小组名称,经度,纬度,驻地,上班时间,下班时间,出勤日,组长,组长证号,组长专业,组员,组员证号,组员专业'
const TEAM = '朝阳区,一组,116.45,39.92,朝阳路1号,8:30,16：30,周一至周四,王一,ZF001,安全、机械,李二,ZF002,质量'

const teams = () =>
  sql`select team.agency_code as agency, team.name, to_char(starts_at, 'HH24:MI') as starts, to_char(ends_at, 'HH24:MI') as ends, weekdays,
      (select json_agg(json_build_object('name', i.name, 'certificate', i.certificate_number, 'lead', m.is_lead, 'disciplines',
        (select json_agg(discipline order by discipline) from inspector_discipline d where d.inspector_id = i.id)) order by i.id)
        from team_member m join inspector i on i.id = m.inspector_id where m.team_id = team.id) as members
    from team order by team.name`
    .execute(db)
    .then((result) => result.rows)

test('a team goes in with its two officers, hours, days and disciplines', async () => {
  const report = await importing(db, 'teams', `${HEADING}\n${TEAM}`)
  expect(report).toMatchObject({ state: 'imported', rowsInserted: 1, rowsRepaired: 0 })
  expect(await teams()).toEqual([
    {
      agency: '110105',
      name: '一组',
      starts: '08:30',
      ends: '16:30',
      weekdays: [1, 2, 3, 4],
      members: [
        { name: '王一', certificate: 'ZF001', lead: true, disciplines: ['machinery', 'safety'] },
        { name: '李二', certificate: 'ZF002', lead: false, disciplines: ['quality'] },
      ],
    },
  ])
  expect(await importing(db, 'teams', `${HEADING}\n${TEAM}`)).toMatchObject({
    rowsUnchanged: 1,
    rowsInserted: 0,
    rowsUpdated: 0,
  })
})

test('a changed officer changes the team, without a second inspector of the same certificate', async () => {
  await importing(db, 'teams', `${HEADING}\n${TEAM}`)
  const report = await importing(db, 'teams', `${HEADING}\n${TEAM.replace('李二,ZF002', '赵三,ZF003')}`)
  expect(report).toMatchObject({ rowsUpdated: 1 })
  const again = await importing(db, 'teams', `${HEADING}\n${TEAM}`)
  expect(again).toMatchObject({ rowsUpdated: 1 })
  const { rows } = await sql`select certificate_number as number from inspector order by 1`.execute(db)
  expect(rows).toEqual([{ number: 'ZF001' }, { number: 'ZF002' }, { number: 'ZF003' }])
})

test('what makes no sense is refused or said', async () => {
  const report = await importing(
    db,
    'teams',
    [
      HEADING,
      TEAM,
      TEAM,
      TEAM.replace('一组', '二组').replace('16：30', '8:00'),
      TEAM.replace('一组', '三组').replace('王一', '孙五'),
      '朝阳区,四组,116.4,39.9,,,,星期八,王四,,打牌,,,',
    ].join('\n'),
    { acceptGood: true },
  )
  expect(codesOf(report).filter((code) => !code.startsWith('0'))).toEqual([
    '3 refused repeated-team',
    '4 refused hours',
    '5 refused repeated-certificate',
    '6 repaired weekdays',
    '6 repaired unknown-discipline',
    '6 warning not-two-certified',
  ])
})

test('the teams that the walk-through ships go in as they are', async () => {
  const file = readFileSync(new URL('../../fixtures/imports/teams.csv', import.meta.url))
  const report = await importing(db, 'teams', file)
  expect(report).toMatchObject({ state: 'imported', rowsInserted: 6, rowsRefused: 0, rowsRepaired: 0 })
  expect(codesOf(report)).toEqual(['0 warning agency-created'])
})

const VISITS = [
  '施工许可证号,检查日期,检查类型,检查结果,小组,备注',
  'A1,2026-05-06,抽查,合格,一组,',
  'A1,2026-06-07,复查,责令整改,一组,临边防护缺失',
].join('\n')

test('past visits find their site and team; once more changes nothing', async () => {
  await importing(db, 'sites', '许可证号,施工阶段,经度,纬度,发证日期,区县\nA1,S2,116.45,39.92,2026-01-05,朝阳区')
  await importing(db, 'teams', `${HEADING}\n${TEAM}`)
  expect(await importing(db, 'visits', VISITS)).toMatchObject({ state: 'imported', rowsInserted: 2, rowsRepaired: 0 })
  expect(await importing(db, 'visits', VISITS)).toMatchObject({ rowsUnchanged: 2, rowsInserted: 0, rowsUpdated: 0 })
  expect(await importing(db, 'visits', VISITS.replace('合格', '停工'))).toMatchObject({
    rowsUpdated: 1,
    rowsUnchanged: 1,
  })
  const { rows } =
    await sql`select visited_on as day, kind, result, team_id as team, note from visit order by 1`.execute(db)
  expect(rows).toEqual([
    { day: '2026-05-06', kind: 'spot_check', result: 'stop_work', team: 1, note: '' },
    { day: '2026-06-07', kind: 'recheck', result: 'correction', team: 1, note: '临边防护缺失' },
  ])
})

test('a visit to an unknown site is refused, an unknown team left out', async () => {
  await importing(db, 'sites', '许可证号,施工阶段,经度,纬度,发证日期,区县\nA1,S2,116.45,39.92,2026-01-05,朝阳区')
  const report = await importing(db, 'visits', `${VISITS}\nZ9,2026-05-06,抽查,合格,一组,`, { acceptGood: true })
  expect(report).toMatchObject({ rowsInserted: 2, rowsRepaired: 2, rowsRefused: 1 })
  expect(codesOf(report)).toEqual(['2 repaired unknown-team', '3 repaired unknown-team', '4 refused unknown-site'])
})
