import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { RouteFinder, type StreetNetwork, Streets } from '../../../server/streets/index.ts'
import { database } from '../../support/database.ts'

const db = database()

/** A lattice of one- and two-way streets with integer costs that no two ways share. */
function lattice(size: number): StreetNetwork {
  const edges: { from: number; to: number; forward: number; backward: number }[] = []
  let seed = 5
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const add = (from: number, to: number): void => {
    const isOneway = random(4) === 0
    edges.push({ from, to, forward: 1 + random(90_000), backward: isOneway ? -1 : 1 + random(90_000) })
  }
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (column + 1 < size) add(row * size + column, row * size + column + 1)
      if (row + 1 < size) add(row * size + column, (row + 1) * size + column)
    }
  }
  return {
    nodes: size * size,
    from: Int32Array.from(edges, (edge) => edge.from),
    to: Int32Array.from(edges, (edge) => edge.to),
    forwardMs: Int32Array.from(edges, (edge) => edge.forward),
    backwardMs: Int32Array.from(edges, (edge) => edge.backward),
    lengthDecimetres: new Int32Array(edges.length).fill(100),
    pointsFrom: Int32Array.from({ length: edges.length + 1 }, (_, i) => 2 * i),
    points: new Int32Array(4 * edges.length),
    mayStop: new Uint8Array(edges.length).fill(1),
    bans: [],
  }
}

test('costs on a lattice are those that pgRouting finds, every pair', async ({ skip }) => {
  const { rows } = await sql`select 1 from pg_available_extensions where name = 'pgrouting'`.execute(db)
  if (rows.length === 0) skip('this PostgreSQL has no pgRouting')
  await sql`create extension if not exists pgrouting`.execute(db)
  const network = lattice(12)
  const finder = new RouteFinder(Streets.prepare(network))
  const columns = [network.from, network.to, network.forwardMs, network.backwardMs].map((column) => Array.from(column))
  await db.transaction().execute(async (trx) => {
    await sql`create temp table lattice on commit drop as
      select (row_number() over ())::integer - 1 as id, t.* from unnest(${columns[0]}::integer[], ${columns[1]}::integer[],
        ${columns[2]}::float8[], ${columns[3]}::float8[]) as t (source, target, cost, reverse_cost)`.execute(trx)
    const { rows: theirs } = await sql<{ s: number; t: number; cost: number }>`
      select start_vid as s, end_vid as t, agg_cost as cost from pgr_dijkstraCostMatrix('select * from lattice',
        (select array_agg(n) from generate_series(0, 143, 7) as n))`.execute(trx)
    expect(theirs.length).toBeGreaterThan(300)
    for (const { s, t, cost } of theirs) {
      // The end of an edge that leads to the one, the beginning of an edge that leads away from the other.
      const into = network.to.indexOf(s)
      const away = network.from.indexOf(t)
      if (into < 0 || away < 0) continue
      const route = finder.find({ edge: into, along: 1 }, { edge: away, along: 0 })
      expect(route?.milliseconds).toBe(cost)
    }
  })
  await sql`drop extension pgrouting`.execute(db)
})
