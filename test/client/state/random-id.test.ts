import { expect, test, vi } from 'vitest'
import { randomId } from '../../../client/state/random-id.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('a random id is a version 4 UUID, also where the browser has no randomUUID', () => {
  expect(randomId()).toMatch(uuid)
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const made = Array.from({ length: 50 }, randomId)
  vi.unstubAllGlobals()
  for (const id of made) expect(id).toMatch(uuid)
  expect(new Set(made).size).toBe(50)
})
