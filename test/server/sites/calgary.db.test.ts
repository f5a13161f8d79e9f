import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { database, reset } from '../../support/database.ts'
import { importing } from './importing.ts'

const folder = process.env.JINGWEI_TEST_DATA ?? ''
const file = join(folder, 'permits', 'calgary_permits.csv.gz')
const isThere = folder !== '' && existsSync(file)
const mapping = JSON.parse(
  readFileSync(new URL('../../fixtures/imports/calgary.mapping.json', import.meta.url), 'utf8'),
)

const db = database()
beforeAll(() => reset(db))

test.skipIf(!isThere)('5,000 real permits of Calgary (set JINGWEI_TEST_DATA to the folder of real files)', async () => {
  const bytes = readFileSync(file)
  const first = await importing(db, 'sites', bytes, { mapping })
  expect(first).toMatchObject({
    state: 'imported',
    rowsRead: 5000,
    rowsInserted: 494,
    rowsRefused: 0,
    rowsSkipped: 4506,
  })
  const { rows } = await sql`select stage, count(*) from site group by 1 order by 1`.execute(db)
  expect(rows).toEqual([
    { stage: 'S1', count: 393 },
    { stage: 'S3', count: 87 },
    { stage: 'S5', count: 14 },
  ])
  const { rows: areas } = await sql`
    select area_origin as origin, st_isvalid(area) and st_numgeometries(area) = 1 as sound,
      (select count(*) from site where not st_contains(area, place)) as outside from agency`.execute(db)
  expect(areas).toEqual([{ origin: 'derived', sound: true, outside: 0 }])
  // 1,717 square feet is 159.51 m².
  const { rows: sizes } =
    await sql`select min(area_m2) > 20 and max(area_m2) < 2000 as likely, count(area_m2) as known from site`.execute(db)
  expect(sizes).toEqual([{ likely: true, known: 101 }])
  expect(await importing(db, 'sites', bytes, { mapping })).toMatchObject({
    rowsUnchanged: 494,
    rowsInserted: 0,
    rowsUpdated: 0,
  })
})
