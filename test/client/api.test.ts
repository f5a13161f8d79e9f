import { expect, test } from 'vitest'
import { addressOf, keyOf } from '../../client/api.ts'
import { exportPlan, listSites, readSite, readTile } from '../../server/contract/index.ts'

test('an address takes its parameters and leaves out what is not asked', () => {
  expect(addressOf(readSite, { params: { id: 7 } })).toBe('/api/sites/7')
  expect(addressOf(listSites, { query: { agency: '110105', limit: 5 } })).toBe('/api/sites?agency=110105&limit=5')
  expect(addressOf(exportPlan, { params: { id: 3, format: 'pdf' }, query: { lang: 'en' } })).toBe(
    '/api/plans/3/export/pdf?lang=en',
  )
  expect(addressOf(readTile, { params: { version: 'a/b', layer: 'works', z: 3, x: 1, y: 2 } })).toBe(
    '/api/tiles/a%2Fb/works/3/1/2.mvt',
  )
})

test('answers are kept apart by what was asked', () => {
  expect(keyOf(listSites, { query: { limit: 5 } })).not.toEqual(keyOf(listSites, { query: { limit: 6 } }))
  expect(keyOf(readSite, { params: { id: 7 } })[0]).toBe('readSite')
})
