import { expect, test } from 'vitest'
import { type Address, parseAddress, printAddress } from '../../../client/state/parse-address.ts'

const defaults = { language: 'zh', theme: 'system' } as const

test('an empty address is the week, with the saved language', () => {
  const address = parseAddress('', { language: 'en', theme: 'dark' })
  expect(address).toMatchObject({ workspace: 'week', agency: null, site: null, language: 'en', theme: 'dark' })
})

test('what is printed is read back the same', () => {
  const address: Address = {
    workspace: 'situation',
    agency: '110105',
    grid: '110105G07',
    site: 42,
    quarter: '2026Q3',
    week: '2026-W48',
    plan: 7,
    team: 3,
    day: 0,
    stop: 12,
    metric: 'pair',
    board: 'chief_engineer',
    subject: '110105',
    run: 5,
    measure: 11,
    form: 99,
    indicators: 'sample-2026.1',
    map: 'plain',
    language: 'en',
    theme: 'dark',
  }
  expect(parseAddress(printAddress(address), defaults)).toEqual(address)
})

test('parts that make no sense count as not given', () => {
  const search = '?view=nowhere&agency=<script>&site=-3&quarter=2026Q5&week=2026-W60&plan=1e9&lang=fr&theme=pink'
  expect(parseAddress(search, defaults)).toEqual(parseAddress('', defaults))
})

test('an address from before the assessment opens what it opened then', () => {
  const old = '?view=allocate&agency=110105&metric=teams&lang=zh'
  expect(printAddress(parseAddress(old, defaults))).toBe(old)
  expect(parseAddress('?view=assessment&metric=boards&board=rail', defaults)).toMatchObject({
    workspace: 'assessment',
    metric: 'boards',
    board: 'rail',
    subject: null,
    form: null,
  })
})
