import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type ImportKind, importKind, importReport, sourceCrs } from '../../../server/contract/index.ts'
import { fieldsOf } from '../../../server/sites/import/fields.ts'
import { database, reset } from '../../support/database.ts'
import { importing } from './importing.ts'
import { pointShapefile } from './shapefile.ts'
import { workbook } from './workbook.ts'

const db = database()
beforeAll(async () => {
  await reset(db)
  await importing(db, 'sites', 'permit,stage,lon,lat,permit date,district\nA1,S1,116.45,39.92,2026-01-05,朝阳区')
})

const nasty = fc.constantFrom(
  '',
  ' ',
  'A1',
  'A2',
  'S1',
  'S4',
  '朝阳区',
  '110105',
  '合格',
  '抽查',
  '一组',
  '2026-01-05',
  '0000-00-00',
  '9999-99-99',
  '116.45',
  '39.92',
  '-1',
  '1e308',
  '-1e308',
  '1e309',
  'NaN',
  'Infinity',
  '\u0000',
  'x\u0000y',
  '\ud800',
  '=HYPERLINK("http://x")',
  '+1',
  '@SUM(A1)',
  "'; drop table site; --",
  '448000',
  '4417000',
  '39448000',
  'POINT(116 40)',
  'POLYGON((0 0,1 1,0 0))',
  'POLYGON((0 0,1 1,1 0,0 0))',
  'LINESTRING(1 1)',
  'LINESTRING(116 40,116 40)',
  '{"type":"Polygon","coordinates":[]}',
  '{"type":"Point","coordinates":["a",1]}',
  '"',
  '""',
  ',',
  '\n',
  '万',
  '1.5万',
  '23:61',
  '８',
  'a'.repeat(5000),
  '深基坑1e5m；？',
  '__proto__',
  'constructor',
)
const cell = fc.oneof(
  { weight: 5, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

// Mostly sensible values, so that many files get as far as the database.
const sensible: Record<string, readonly string[]> = {
  permitNumber: ['A1', 'A2', 'A3', 'A4'],
  name: ['一组', '大厦', '二组'],
  agency: ['朝阳区', '海淀区', ''],
  agencyCode: ['110105', ''],
  stage: ['S1', 'S4', '结构施工'],
  permitDate: ['2026-01-05', '2026/2/3'],
  longitude: ['116.45', '116.5'],
  latitude: ['39.92', '39.95'],
  easting: ['448000', ''],
  northing: ['4417000', ''],
  geometry: ['', 'LINESTRING(116.4 39.9,116.5 39.9)', 'POLYGON((116 39,117 39,117 40,116 39))'],
  visitedOn: ['2026-05-06', '2026-06-07'],
  result: ['合格', '停工'],
  building: ['', '1#', '2#'],
  hazards: ['', '深基坑12m', '塔吊；PIT:5'],
  contractor: ['甲公司', '乙公司', ''],
  manager: ['张三', ''],
  lead: ['王一', '王二'],
  leadCertificate: ['ZF1', 'ZF2', ''],
  officer: ['李一', ''],
  officerCertificate: ['ZF3', 'ZF4', ''],
}
const cellOf = (name: string) =>
  fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...(sensible[name] ?? [''])) }, { weight: 1, arbitrary: cell })

const csv = (kind: ImportKind): fc.Arbitrary<Uint8Array> => {
  const fields = fieldsOf[kind]
  const optional = fields.filter((field) => !field.required).map((field) => field.name)
  const required = fields.filter((field) => field.required).map((field) => field.name)
  return fc.subarray(optional, { minLength: 1 }).chain((some) => {
    const place = kind === 'sites' || kind === 'teams' ? ['longitude', 'latitude'] : []
    const names = [...new Set([...required, ...place, ...some])]
    return fc
      .array(fc.tuple(...names.map(cellOf)), { maxLength: 4 })
      .map((rows) => strToU8([names.join(','), ...rows.map((cells) => cells.map(quote).join(','))].join('\n')))
  })
}

const geometry = fc.oneof(
  fc.constantFrom(
    null,
    {},
    { type: 'Point' },
    { type: 'GeometryCollection', geometries: [] },
    {
      type: 'LineString',
      coordinates: [
        [116, 40],
        [116, 40],
      ],
    },
  ),
  fc.record({
    type: fc.constantFrom('Point', 'Polygon', 'MultiPolygon', 'LineString', 'Circle'),
    coordinates: fc.anything({ maxDepth: 4 }),
  }),
  fc
    .array(fc.tuple(fc.double({ min: -200, max: 200 }), fc.double({ min: -100, max: 100 })), {
      minLength: 3,
      maxLength: 8,
    })
    .map((ring) => ({
      type: 'Polygon',
      coordinates: [[...ring, ring[0]]],
    })),
)
const geojson = (kind: ImportKind): fc.Arbitrary<Uint8Array> =>
  fc
    .array(
      fc.record({
        type: fc.constant('Feature'),
        geometry,
        properties: fc.dictionary(fc.constantFrom(...fieldsOf[kind].map((field) => field.name)), cell),
      }),
      { maxLength: 4 },
    )
    .map((features) => strToU8(JSON.stringify({ type: 'FeatureCollection', features })))

const broken = (bytes: Uint8Array): fc.Arbitrary<Uint8Array> =>
  fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }).chain((changes) =>
    fc.nat(bytes.length).map((length) => {
      const copy = bytes.slice(0, length % 3 === 0 ? length : bytes.length)
      for (const [at, value] of changes) if (at < copy.length) copy[at] = value
      return copy
    }),
  )

const sheet = await workbook([
  ['permit', 'stage', 'lon', 'lat', 'permit date', 'district'],
  ['X1', 'S1', 116.45, 39.92, '2026-01-05', '朝阳区'],
])
const file = (kind: ImportKind): fc.Arbitrary<Uint8Array> =>
  fc.oneof(
    { weight: 6, arbitrary: csv(kind) },
    { weight: 3, arbitrary: geojson(kind) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
    { weight: 1, arbitrary: broken(sheet) },
    { weight: 1, arbitrary: broken(pointShapefile([{ name: 'x', position: [1, 2] }], 'utf-8')) },
    { weight: 1, arbitrary: broken(gzipSync('permit,stage\nA,S1\n')) },
  )

const order = fc.constantFrom(...importKind.options).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    file: file(kind),
    crs: fc.option(fc.constantFrom(...sourceCrs.options), { nil: undefined }),
    agency: fc.constantFrom(undefined, '朝阳区', 'ZZ', '\u0000'),
    acceptGood: fc.boolean(),
    dryRun: fc.boolean(),
    mapping: fc.constantFrom<object>(
      {},
      { defaults: { stage: 'S1', permitDate: '2026-01-05', result: '合格' } },
      { defaults: { agency: 'x\u0000' }, columns: { name: '__proto__' } },
    ),
  }),
)

const tables = [
  'agency',
  'firm',
  'person',
  'metro_line',
  'site',
  'building',
  'hazardous_work',
  'team',
  'team_member',
  'inspector',
  'visit',
]
async function fingerprint(): Promise<unknown> {
  const { rows } = await sql`
    select ${sql.join(tables.map((name) => sql`(select md5(string_agg(t::text, ',' order by t::text)) from ${sql.table(name)} as t) as ${sql.ref(name)}`))}`.execute(
    db,
  )
  return rows[0]
}

test('whatever comes in, there is a report; what is not imported leaves no trace; what is, goes in twice the same', async () => {
  let imported = 0
  await fc.assert(
    fc.asyncProperty(order, async ({ kind, file: bytes, crs, agency, ...rest }) => {
      const before = await fingerprint()
      const options = { ...rest, ...(crs ? { crs } : {}), ...(agency ? { agency } : {}) }
      const report = importReport.parse(await importing(db, kind, bytes, options))
      for (const found of report.findings) {
        expect(found.message.zh).not.toBe('')
        expect(found.code).not.toBe('not-stored')
      }
      if (report.state !== 'imported') expect(await fingerprint()).toEqual(before)
      else {
        imported++
        const after = await fingerprint()
        const again = await importing(db, kind, bytes, options)
        expect(again).toMatchObject({
          rowsInserted: 0,
          rowsUpdated: 0,
          rowsUnchanged: report.rowsInserted + report.rowsUpdated + report.rowsUnchanged,
        })
        expect(await fingerprint()).toEqual(after)
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 150), seed: Number(process.env.FUZZ_SEED ?? 20_261_122) },
  )
  expect(imported).toBeGreaterThan(5)
}, 240_000)
