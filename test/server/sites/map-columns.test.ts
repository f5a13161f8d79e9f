import { expect, test } from 'vitest'
import { importMapping } from '../../../server/contract/index.ts'
import { fieldsOf } from '../../../server/sites/import/fields.ts'
import { mapColumns } from '../../../server/sites/import/map-columns.ts'
import { readCsv } from '../../../server/sites/import/read-csv.ts'

const map = (heading: string, mapping = {}) => {
  const { columns, findings } = mapColumns(
    readCsv(`${heading}\n`, () => false),
    fieldsOf.sites,
    importMapping.parse(mapping),
  )
  return {
    columns: Object.fromEntries([...columns].map(([field, column]) => [field, column.heading])),
    findings,
    raw: columns,
  }
}

test('Chinese headings are recognised, with their brackets and units', () => {
  const { columns, raw, findings } = map(
    '施工许可证号,工程名称,区县,施工阶段,建筑面积（万平方米）,经度,纬度,发证日期,施工单位',
  )
  expect(columns).toEqual({
    permitNumber: '施工许可证号',
    name: '工程名称',
    agency: '区县',
    stage: '施工阶段',
    areaM2: '建筑面积（万平方米）',
    longitude: '经度',
    latitude: '纬度',
    permitDate: '发证日期',
    contractor: '施工单位',
  })
  expect(raw.get('areaM2')?.factor).toBe(10_000)
  expect(findings.map((found) => found.code)).toEqual(['unit-converted'])
})

test('English headings are recognised whatever their case and spacing', () => {
  const { columns } = map('Permit Number,Site_Name,STAGE,lon,lat,Permit Date')
  expect(columns).toMatchObject({ permitNumber: 'Permit Number', name: 'Site_Name', stage: 'STAGE', longitude: 'lon' })
})

test('no heading is read for two fields unless the mapping says so', () => {
  const plain = map('permit,stage,x,y,permit date,name')
  expect(new Set(Object.values(plain.columns)).size).toBe(Object.values(plain.columns).length)
  const mapped = map('permit,status,x,y,permit date', { columns: { stage: 'status', status: 'status' } })
  expect(mapped.columns).toMatchObject({ stage: 'status', status: 'status' })
})

test('a required field without column or default refuses the file and names what would do', () => {
  const { findings } = map('工程名称,经度,纬度')
  expect(findings.filter((found) => found.code === 'missing-column').map((found) => found.column)).toEqual([
    'permitNumber',
    'stage',
    'permitDate',
  ])
  expect(findings[0]?.message.zh).toContain('施工许可证号')
  const given = map('permit,x,y', { defaults: { stage: 'S1', permitDate: '2026-01-01' } })
  expect(given.findings).toEqual([])
})

test('a mapping that names unknown fields or missing columns is refused', () => {
  const { findings } = map('permit,stage,x,y,permit date', { columns: { colour: 'x', name: '名字' } })
  expect(findings.map((found) => found.code)).toEqual(['unknown-field', 'mapped-column-missing'])
})
