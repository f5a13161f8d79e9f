import { expect, test } from 'vitest'
import { fieldsOf } from '../../../server/sites/import/fields.ts'
import { readCell } from '../../../server/sites/import/read-cell.ts'

const siteField = (name: string) => {
  const field = fieldsOf.sites.find((candidate) => candidate.name === name)
  if (!field) throw new Error(`no field ${name}`)
  return field
}
const read = (name: string, text: string, factor = 1) => {
  const reading = readCell(siteField(name), text, factor)
  return 'bad' in reading ? 'bad' : reading.value
}

test.each([
  ['2026-11-22', '2026-11-22'],
  ['2026/1/2', '2026-01-02'],
  ['2026年1月2日', '2026-01-02'],
  ['20260102', '2026-01-02'],
  ['2013-07-08T00:00:00.000', '2013-07-08'],
  ['2013-07-08 14:30', '2013-07-08'],
  ['22/11/2026', '2026-11-22'],
  ['11/22/2026', '2026-11-22'],
  ['46348', '2026-11-22'],
  ['2026年3月', '2026-03-01'],
  ['２０２６－１１－２２', '2026-11-22'],
  ['', null],
  ['无', null],
  ['03/04/2026', 'bad'],
  ['0000-00-00', 'bad'],
  ['2026-02-30', 'bad'],
  ['1e308', 'bad'],
  ['今天', 'bad'],
])('the day %s is read as %s', (text, day) => {
  expect(read('permitDate', text)).toBe(day)
})

test.each([
  ['12000', 12000],
  ['12,000.5', 12000.5],
  ['１２００', 1200],
  ['1.2万', 12000],
  ['1.2万平方米', 12000],
  ['350㎡', 350],
  ['-5', -5],
  ['1e3', 1000],
  ['1e400', 'bad'],
  ['1,2,3', 'bad'],
  ['约一千', 'bad'],
  ['=1+1', 'bad'],
  ['NaN', 'bad'],
  ['Infinity', 'bad'],
  ['0x10', 'bad'],
])('the area %s is read as %s', (text, value) => {
  expect(read('areaM2', text)).toBe(value)
})

test('a factor of the heading applies, unless the cell names its own unit', () => {
  expect(read('areaM2', '1.5', 10_000)).toBe(15_000)
  expect(read('areaM2', '1.5万', 10_000)).toBe(15_000)
  expect(read('areaM2', '1000', 0.09290304)).toBe(92.90304)
})

test.each([
  ['116.3975', 116.3975],
  ['东经116.3975', 116.3975],
  ['116.3975°', 116.3975],
  ['116°23′51″', 116.3975],
  ['116度23分51秒', 116.3975],
  ['114.5W', -114.5],
  ["39°54'", 39.9],
])('the coordinate %s is read as %s', (text, value) => {
  expect(read('longitude', text)).toBeCloseTo(value, 6)
})

test.each([
  ['S4', 'S4'],
  ['结构施工', 'S4'],
  ['主体结构', 'S4'],
  ['S2 土方开挖支护', 'S2'],
  ['Main structure', 'S4'],
  ['竣工收尾（完工预验）', 'S8'],
  ['S9', 'bad'],
  ['somewhere', 'bad'],
])('the stage %s is read as %s', (text, value) => {
  expect(read('stage', text)).toBe(value)
})

test.each([
  ['是', true],
  ['Y', true],
  ['否', false],
  ['0', false],
  ['大概', 'bad'],
])('the answer %s is read as %s', (text, value) => {
  expect(read('isAffordable', text)).toBe(value)
})

test('a long number that a spreadsheet has cut to scientific notation is refused', () => {
  expect(read('permitNumber', '1.10105E+17')).toBe('bad')
  expect(read('permitNumber', '110105202601010101')).toBe('110105202601010101')
})

test('control characters are taken out and said so', () => {
  const reading = readCell(siteField('name'), '朝阳\u0000大厦', 1)
  expect(reading).toMatchObject({ value: '朝阳大厦', repaired: { en: expect.stringContaining('control') } })
})
