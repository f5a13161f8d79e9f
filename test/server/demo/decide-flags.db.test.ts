import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { runQuarter } from '../../../server/assessment/run-quarter.ts'
import { decideSampleFlags } from '../../../server/demo/decide-flags.ts'
import { database, reset } from '../../support/database.ts'
import { addSite, by, fillSmallQuarter, now, quarter, sendAll, siteOf } from '../assessment/small-quarter.ts'

const db = database()
beforeEach(async () => {
  await reset(db)
  await fillSmallQuarter(db)
})

/** Nine sites with all in order, on each of which the first self-assessment looks uniform; answers their flags. */
async function flagSites(isSample: boolean): Promise<void> {
  for (let site = 1; site <= 9; site++) {
    if (site > 1) await addSite(db)
    await sendAll(db, site, {})
  }
  await sql`insert into submission_flag (quarter, site_id, submission_id, party, month, firm_id, person_id, kind, facts, is_sample)
    select ${quarter}, site_id, id, party, month, 1, 1, 'uniform', '{"answers": 9, "points": 0}', ${isSample}
    from submission where party = 'project' and month = 1 order by site_id`.execute(db)
}
const states = async () => {
  const rows = await db.selectFrom('submission_flag').select(['state', 'note', 'decided_by']).orderBy('id').execute()
  return Map.groupBy(rows, (row) => row.state)
}

test('officers decide some: what is confirmed costs points and its site ranks as falsified, the rest is left', async () => {
  await flagSites(true)
  const decided = { quarter, seed: 7, now }
  expect(await decideSampleFlags(db, decided)).toBe(6)
  const first = await states()
  expect([...first].map(([state, rows]) => [state, rows.length]).sort()).toEqual([
    ['confirmed', 3],
    ['dismissed', 3],
    ['open', 3],
  ])
  expect(first.get('confirmed')![0]).toMatchObject({ decided_by: '朝阳区监督机构（示例）' })
  expect(first.get('confirmed')!.every(({ note }) => note.startsWith('示例'))).toBe(true)
  const entries = await db.selectFrom('points_entry').select(['points', 'is_sample']).execute()
  expect(entries).toHaveLength(6)
  expect(entries.every((entry) => entry.is_sample && entry.points === 6)).toBe(true)

  const run = await runQuarter(db, { quarter, by, now })
  const falsified = await db.selectFrom('site_assessment').select('site_id').where('status', '=', 'false').execute()
  expect(falsified).toHaveLength(3)
  expect(run.counts).toMatchObject({ false: 3, ranked: 6 })
  expect(await siteOf(db, run.id, falsified[0]!.site_id)).toMatchObject({ status: 'false' })

  // once: a start that was broken off does not decide again
  expect(await decideSampleFlags(db, decided)).toBe(0)
  expect(await states()).toEqual(first)
})

test('the same seed decides the same, and what is nobody’s sample is left to its people', async () => {
  await flagSites(true)
  await decideSampleFlags(db, { quarter, seed: 7, now })
  const first = await states()
  await reset(db)
  await fillSmallQuarter(db)
  await flagSites(true)
  await decideSampleFlags(db, { quarter, seed: 7, now })
  expect(await states()).toEqual(first)

  await reset(db)
  await fillSmallQuarter(db)
  await flagSites(false)
  expect(await decideSampleFlags(db, { quarter, seed: 7, now })).toBe(0)
})
