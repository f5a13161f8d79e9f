import { expect, test } from 'vitest'
import type { City } from '../../../server/contract/index.ts'
import { withoutEnforcement } from '../../../server/situation/without-enforcement.ts'

test('a party of a site is not told how many teams there are nor how often they come', () => {
  const agency = { code: '110101', name: { zh: '东城区', en: 'Dongcheng' }, siteCount: 12, teamCount: 3 }
  const city = {
    today: '2026-11-24',
    agencies: [agency],
    levels: [{ level: 'D', intervalDays: 15 }],
  } as unknown as City
  const told = withoutEnforcement(city)
  expect(told).toMatchObject({ today: '2026-11-24', levels: [], agencies: [{ siteCount: 12, teamCount: null }] })
  expect(JSON.stringify(told)).not.toContain('15')
  expect(city.agencies[0]!.teamCount).toBe(3)
})
