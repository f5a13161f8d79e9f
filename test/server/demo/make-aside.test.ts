import { expect, test } from 'vitest'
import { generateCity } from '../../../server/demo/generate-city.ts'
import { makeAside } from '../../../server/demo/make-aside.ts'
import { tables } from '../../../server/demo/tables.ts'

const asOf = '2026-11-22'

test('the thread hands over the city as it is generated, table by table', async () => {
  const city = generateCity(1, asOf)
  const maker = makeAside(1, asOf)
  const rows = new Map<string, unknown[]>()
  const { sites } = await maker.outline()
  for await (const { table, json } of maker.list()) {
    const part = JSON.parse(new TextDecoder().decode(json)) as unknown[]
    rows.set(table, [...(rows.get(table) ?? []), ...part])
  }
  await maker.stop()
  expect(sites).toBe(city.sites.length)
  expect([...rows.keys()]).toEqual(tables.filter((table) => table.rows(city).length > 0).map(({ name }) => name))
  for (const table of tables)
    expect(rows.get(table.name) ?? []).toEqual(JSON.parse(JSON.stringify(table.rows(city))) as unknown)
}, 60_000)

test('whoever waits for a city that is given up is told so', async () => {
  const maker = makeAside(1, asOf)
  const waiting = expect(maker.outline()).rejects.toThrow('has ended')
  await maker.stop()
  await waiting
})
