import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { importMapping } from '../../../server/contract/index.ts'
import { fieldsOf } from '../../../server/sites/import/fields.ts'
import { headingsOf } from '../../../server/sites/import/map-columns.ts'
import { readTable as readTableWith } from '../../../server/sites/import/read-table.ts'
import { pointShapefile } from './shapefile.ts'
import { workbook } from './workbook.ts'

const knows = headingsOf(fieldsOf.sites, importMapping.parse({}))
const readTable = (file: Uint8Array) => readTableWith(file, knows)
const bytes = (text: string) => new TextEncoder().encode(text)
// «许可证号,名称\nA1,朝阳» in GB18030
const GB18030 = Uint8Array.from(
  'd0ed bfc9 d6a4 bac5 2c c3fb b3c6 0a 41 31 2c b3af d1f4 0a'.replaceAll(' ', '').match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
)

test.each([
  ['UTF-8', bytes('许可证号,名称\nA1,朝阳\n')],
  ['UTF-8 with a byte order mark', bytes('\ufeff许可证号,名称\r\nA1,朝阳\r\n')],
  ['GB18030', GB18030],
  ['semicolons', bytes('许可证号;名称\nA1;朝阳\n')],
  ['tabs', bytes('许可证号\t名称\nA1\t朝阳\n')],
  ['gzip', gzipSync(bytes('许可证号,名称\nA1,朝阳\n'))],
])('CSV: %s', async (_, file) => {
  const table = await readTable(file)
  expect(table.headings).toEqual(['许可证号', '名称'])
  expect(table.rows).toEqual([{ number: 2, cells: ['A1', '朝阳'] }])
})

test('rows are numbered as a person counts them, blank and quoted lines included', async () => {
  const table = await readTable(bytes('a,b\n\n1,"two\nlines"\n,\n2,x,surplus\n'))
  expect(table.rows.map((row) => row.number)).toEqual([3, 5])
  expect(table.findings.map((found) => [found.row, found.code])).toEqual([
    [2, 'blank-row'],
    [4, 'blank-row'],
    [5, 'extra-cells'],
  ])
})

test('a title above the headings is passed over', async () => {
  const table = await readTable(bytes('2026年在建工程一览表,,\n制表：李,,\n施工许可证号,工程名称,经度\nA1,朝阳,116\n'))
  expect(table).toMatchObject({ headingRow: 3, headings: ['施工许可证号', '工程名称', '经度'], rows: [{ number: 4 }] })
  expect(table.findings.map((found) => [found.row, found.code])).toEqual([
    [1, 'above-headings'],
    [2, 'above-headings'],
  ])
})

test('XLSX: the first sheet, dates as days', async () => {
  const file = await writeExcelFile([
    [{ value: '许可证号' }, { value: '发证日期' }, { value: '面积' }],
    [{ value: 'A1' }, { value: new Date('2026-03-04T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' }, { value: 12.5 }],
  ]).toBuffer()
  const table = await readTable(new Uint8Array(file))
  expect(table.format).toBe('xlsx')
  expect(table.rows[0]?.cells).toEqual(['A1', '2026-03-04T00:00:00.000Z', '12.5'])
})

test('XLSX: a long number keeps its digits', async () => {
  const file = await workbook([['permit'], [12.5]], (xml) => xml.replace('12.5', '110105202601010101'))
  expect((await readTable(file)).rows[0]?.cells).toEqual(['110105202601010101'])
})

test('GeoJSON: properties become columns, its own system is heard', async () => {
  const table = await readTable(
    bytes(
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } },
        features: [
          { type: 'Feature', properties: { permit: 'A1' }, geometry: { type: 'Point', coordinates: [116, 40] } },
        ],
      }),
    ),
  )
  expect(table).toMatchObject({ headings: ['permit'], crs: 'EPSG:4490', rows: [{ number: 2, cells: ['A1'] }] })
  expect(table.rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [116, 40] })
})

test('a zipped shapefile without .cpg is read as GB18030, and its .prj tells the system', async () => {
  const table = await readTable(pointShapefile([{ name: '朝阳', position: [448_000, 4_417_000] }], 'gb18030'))
  expect(table).toMatchObject({
    format: 'shapefile',
    headings: ['NAME'],
    crs: 'EPSG:4548',
    rows: [{ number: 2, cells: ['朝阳'] }],
  })
  expect(table.rows[0]?.geometry).toEqual({ type: 'Point', coordinates: [448_000, 4_417_000] })
})

test.each([
  ['empty-file', new Uint8Array()],
  ['broken-gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3)],
  ['broken-zip', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3)],
  ['unknown-zip', zipSync({ 'a.txt': strToU8('x') })],
  ['broken-workbook', zipSync({ 'xl/workbook.xml': strToU8('<nothing') })],
  ['old-workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)],
  ['broken-json', bytes('{"type":"FeatureCollection","features":[')],
  ['not-geojson', bytes('[1,2,3]')],
  ['broken-shapefile', zipSync({ 'a.shp': strToU8('short') })],
])('%s', async (code, file) => {
  await expect(readTable(file)).rejects.toMatchObject({ code, zh: expect.any(String) })
})

test('a workbook with one cell at the far corner is refused, not unfolded', async () => {
  const file = zipSync({
    'xl/workbook.xml': strToU8('<workbook/>'),
    'xl/worksheets/sheet1.xml': strToU8('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
  })
  await expect(readTable(file)).rejects.toMatchObject({ code: 'too-many-rows' })
})
