import { XMLParser } from 'fast-xml-parser'
import readXlsxFile from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { LonLat } from '../../../server/contract/index.ts'
import { clock, instant } from '../../../server/reports/document.ts'
import { writeCsv } from '../../../server/reports/write-csv.ts'
import { writeGeoJson } from '../../../server/reports/write-geojson.ts'
import { writeGpx } from '../../../server/reports/write-gpx.ts'
import { writeIcs } from '../../../server/reports/write-ics.ts'
import { writePdf } from '../../../server/reports/write-pdf.ts'
import { writeXlsx } from '../../../server/reports/write-xlsx.ts'
import { sampleDocument } from './sample-document.ts'

test('seconds from Monday become a clock and an instant in Beijing', () => {
  expect(clock(86_400 + 9 * 3600 + 5 * 60 + 59)).toBe('09:05')
  expect(instant(sampleDocument.plan.content, 86_400 + 9 * 3600)).toBe('2026-11-24T09:00:00+08:00')
})

test('the workbook reads back: stops in order, what is left out with its reason, the sample notice', async () => {
  const sheets = await readXlsxFile(await writeXlsx(sampleDocument, 'zh'))
  expect(sheets.map((sheet) => sheet.sheet)).toEqual(['周计划', '未排入', '说明'])
  const [stops, left, about] = sheets.map((sheet) => sheet.data)
  expect(stops?.slice(1).map((row) => [row[0], row[2], row[3], row[5], row[9]])).toEqual([
    ['2026-11-23', '第一组', 1, '09:25', '国贸三期深基坑'],
    ['2026-11-23', '第一组', 2, '13:30', '"=cmd" 望京 <A&B> 地块'],
    ['2026-11-24', '第一组', 1, '09:25', '东坝保障房'],
  ])
  expect(left?.[1]?.[0]).toBe('管庄改造')
  expect(left?.[1]?.at(-1)).toContain('超 25 分钟')
  expect(about?.flat()).toContain('示例数据，不得用于执法')
})

test('the PDF has one page per team and day and carries its font', async () => {
  const pdf = await writePdf(sampleDocument, 'zh')
  const text = pdf.toString('latin1')
  expect(text.startsWith('%PDF-')).toBe(true)
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(2)
  expect(text).toMatch(/NotoSansSC/)
  // A subset of the font, not all 1.1 MB of it.
  expect(pdf.length).toBeLessThan(300_000)
})

test('the calendar has an event per stop at Beijing hours, with an identity that lasts', () => {
  const text = writeIcs(sampleDocument, 'zh')
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3)
  expect(text).toContain('UID:110105-2026-W48-101-spot_check@jingwei')
  // 09:25 in Beijing is 01:25 UTC.
  expect(text).toContain('DTSTART:20261123T012500Z')
  expect(text).toContain('GEO:39.91;116.46')
})

test('GPX is well-formed whatever a name holds, and runs from base to base', () => {
  const gpx = new XMLParser({ ignoreAttributes: false }).parse(writeGpx(sampleDocument, 'en')).gpx
  expect(gpx.rte).toHaveLength(2)
  const points = gpx.rte[0].rtept
  expect(points).toHaveLength(4)
  expect(points[2].name).toBe('2. "=cmd" 望京 <A&B> 地块')
  expect([points[0]['@_lon'], points[3]['@_lon']]).toEqual(['116.440000', '116.440000'])
})

test('GeoJSON: each stop a point, each team-day a line through all of them', () => {
  const { features } = writeGeoJson(sampleDocument, 'zh')
  const lines = features.filter((feature) => feature.geometry.type === 'LineString')
  expect(lines.map((line) => line.geometry.type === 'LineString' && line.geometry.coordinates.length)).toEqual([4, 3])
  const points = features.filter((feature) => feature.geometry.type === 'Point')
  expect(points.map((point) => point.properties?.order)).toEqual([1, 2, 1])
  expect(points[0]?.properties).toMatchObject({ start: '2026-11-23T09:25:00+08:00', required: true, level: 'D' })
})

test('where the streets are known, GeoJSON and GPX run along them', () => {
  const lines: LonLat[][] = [
    [
      [116.44, 39.92],
      [116.45, 39.92],
      [116.46, 39.91],
    ],
    [
      [116.46, 39.91],
      [116.47, 39.99],
    ],
    [
      [116.47, 39.99],
      [116.44, 39.92],
    ],
  ]
  const shift = sampleDocument.plan.content.routes[0]?.shift ?? -1
  const document = { ...sampleDocument, ways: new Map([[shift, lines]]) }
  const [first] = writeGeoJson(document, 'zh').features
  // Seven points, two of them where legs meet.
  expect(first?.geometry.type === 'LineString' && first.geometry.coordinates).toEqual([
    [116.44, 39.92],
    [116.45, 39.92],
    [116.46, 39.91],
    [116.47, 39.99],
    [116.44, 39.92],
  ])
  const read = new XMLParser({ ignoreAttributes: false, isArray: (name) => ['trk', 'rte'].includes(name) })
  const { gpx } = read.parse(writeGpx(document, 'zh'))
  expect([gpx.rte.length, gpx.trk.length, gpx.trk[0].trkseg.length]).toEqual([2, 1, 3])
  expect(gpx.trk[0].trkseg[0].trkpt[1]).toMatchObject({ '@_lat': '39.920000', '@_lon': '116.450000' })
  expect(read.parse(writeGpx(sampleDocument, 'zh')).gpx.trk).toBeUndefined()
})

test('CSV opens in Excel as Chinese and runs nothing', () => {
  const csv = writeCsv(sampleDocument, 'zh')
  expect(csv.codePointAt(0)).toBe(0xfeff)
  expect(csv).toContain('"""=cmd"" 望京 <A&B> 地块"')
  const harmful = { ...sampleDocument, plan: { ...sampleDocument.plan, content: { ...sampleDocument.plan.content } } }
  harmful.plan.content.visits = harmful.plan.content.visits.map((visit) => ({ ...visit, name: '=HYPERLINK("x")' }))
  expect(writeCsv(harmful, 'zh')).toContain(`"'=HYPERLINK(""x"")"`)
})

test('one team can be exported alone', () => {
  expect(writeGeoJson(sampleDocument, 'zh', 999).features).toEqual([])
})
