import { expect, test } from 'vitest'
import type { ImportReport } from '../../../server/contract/index.ts'
import { agencyBook } from '../../../server/sites/import/agency-book.ts'
import { beijingAgencies } from '../../../server/sites/import/agency-names.ts'
import { farPlaces } from '../../../server/sites/import/far-places.ts'
import { finding } from '../../../server/sites/import/findings.ts'
import { readHazards } from '../../../server/sites/import/hazards.ts'
import { readGeometry } from '../../../server/sites/import/read-geometry.ts'
import { reportCsv } from '../../../server/sites/import/report-csv.ts'
import { reportText } from '../../../server/sites/import/report-text.ts'
import { readDisciplines, readWeekdays } from '../../../server/sites/import/team-words.ts'

test.each([
  ['深基坑12m；塔吊', ['PIT depth 12', 'CRANE  null']],
  ['PIT:12; FW:8', ['PIT depth 12', 'FW height 8']],
  ['人工挖孔桩', ['PILE depth null']],
  ['高支模（高度8.5米）、落地式脚手架50m', ['FW height 8.5', 'SC-G height 50']],
  ['附着式升降脚手架', ['SC-A lift_height null']],
  ['DEM', ['DEM  null']],
])('the hazardous works of %s', (text, expected) => {
  const { hazards, unknown } = readHazards(text)
  expect(hazards.map(({ code, measure, value }) => `${code} ${measure} ${value}`)).toEqual(expected)
  expect(unknown).toEqual([])
})

test('what names no hazardous work is handed back', () => {
  expect(readHazards('塔吊，喝茶')).toMatchObject({ hazards: [{ code: 'CRANE' }], unknown: ['喝茶'] })
})

test.each([
  ['朝阳区', '110105'],
  ['朝阳', '110105'],
  ['北京市朝阳区住房和城乡建设委员会', '110105'],
  ['Chaoyang District', '110105'],
  ['110105', '110105'],
  ['北京经济技术开发区', '110302'],
  ['经开区', '110302'],
  ['亦庄', '110302'],
  ['密云县', '110118'],
  ['Calgary', 'CALGARY'],
])('the agency %s has the code %s', (name, code) => {
  expect(agencyBook([]).enter(null, name).code).toBe(code)
})

test('a name without Latin letters gets the same code every time, and never one that is taken', () => {
  const first = agencyBook([]).enter(null, '雄安新区')
  expect(first).toEqual(agencyBook([]).enter(null, '雄安新区'))
  expect(first).toMatchObject({ code: expect.stringMatching(/^[0-9A-Z]{2,12}$/), nameZh: '雄安新区', isNew: true })
  const book = agencyBook([{ code: 'CALGARY', nameZh: '另一个', nameEn: 'Another', isNew: false }])
  expect(book.enter(null, 'Calgary').code).toBe('CALGARY2')
})

test('a name is entered once, and an agency of the database is found by any of its names', () => {
  const book = agencyBook(beijingAgencies.map(({ code, zh, en }) => ({ code, nameZh: zh, nameEn: en, isNew: false })))
  expect(book.enter(null, 'Haidian').code).toBe('110108')
  expect(book.enter(null, 'Red Deer')).toBe(book.enter(null, 'red deer'))
  expect(book.entered().map((agency) => agency.code)).toEqual(['REDDEER'])
})

test.each([
  ['1-5', [1, 2, 3, 4, 5]],
  ['1,3,5', [1, 3, 5]],
  ['周一至周四', [1, 2, 3, 4]],
  ['星期一、星期三', [1, 3]],
  ['一三五', [1, 3, 5]],
  ['Mon-Fri', [1, 2, 3, 4, 5]],
  ['5-1', null],
  ['每天', null],
  ['8', null],
])('the weekdays %s', (text, days) => {
  expect(readWeekdays(text)).toEqual(days)
})

test('disciplines in either language, whatever separates them', () => {
  expect(readDisciplines('安全、质量/起重机械')).toEqual({
    disciplines: ['machinery', 'quality', 'safety'],
    unknown: [],
  })
  expect(readDisciplines('safety; rail, chess')).toEqual({ disciplines: ['rail', 'safety'], unknown: ['chess'] })
})

test.each([
  ['POINT (116 40)', { type: 'Point', coordinates: [116, 40] }],
  ['SRID=4326;POINT Z (116 40 12)', { type: 'Point', coordinates: [116, 40] }],
  [
    'LINESTRING(1 2, 3 4)',
    {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    'MULTIPOINT (1 2, 3 4)',
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    'MULTIPOINT ((1 2), (3 4))',
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  [
    'POLYGON((0 0,1 0,1 1,0 0))',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
  ],
  [
    'MULTIPOLYGON(((0 0,1 0,1 1,0 0)))',
    {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
    },
  ],
  ['{"type":"Point","coordinates":[1,2,3]}', { type: 'Point', coordinates: [1, 2] }],
])('the geometry %s', (text, geometry) => {
  expect(readGeometry(text)).toEqual(geometry)
})

test.each([
  'POINT(116)',
  'POINT(a b)',
  'POLYGON((0 0,1 1,0 0))',
  'POLYGON((0 0,1 0,1 1,0 1))',
  'LINESTRING(1 1)',
  'CIRCLE(1 1)',
  '{"type":"Point"}',
  '{',
  '',
])('%s is no geometry', (text) => {
  expect(readGeometry(text)).toBeUndefined()
})

test('a place far from all others is pointed out, an ordinary spread is not', () => {
  const place = (row: number, lon: number, lat: number) => ({
    row,
    source: [lon, lat],
    position: [lon, lat],
    agencyCode: null,
  })
  const city = Array.from({ length: 40 }, (_, index) =>
    place(index + 2, -114.2 + (index % 8) * 0.04, 50.9 + index * 0.006),
  )
  expect(farPlaces(city)).toEqual([])
  expect(farPlaces([...city, place(42, 114.1, 51)]).map((found) => found.row)).toEqual([42])
})

const report: ImportReport = {
  id: 1,
  kind: 'sites',
  fileName: 'a.csv',
  state: 'refused',
  sourceCrs: 'EPSG:4326',
  rowsRead: 2,
  rowsInserted: 0,
  rowsUpdated: 0,
  rowsUnchanged: 0,
  rowsRepaired: 0,
  rowsRefused: 1,
  rowsSkipped: 0,
  columns: { name: '名称' },
  findings: [
    finding(
      'refused',
      'unreadable',
      { row: 3, column: '名称', value: '=cmd|"/c calc"!A1' },
      { zh: '坏', en: 'bad, very' },
    ),
  ],
}

test('the CSV report opens in a spreadsheet and runs nothing there', () => {
  const text = reportCsv(report)
  expect(text.startsWith('\ufeff行 row,')).toBe(true)
  expect(text).toContain(`3,名称,拒绝 refused,unreadable,坏,"bad, very","'=cmd|""/c calc""!A1"\r\n`)
})

test('the terminal report names rows and columns', () => {
  expect(reportText(report).join('\n')).toContain('第 3 行 row 3 [名称] 坏 / bad, very')
})
