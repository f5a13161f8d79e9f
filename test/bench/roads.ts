// node test/bench/roads.ts FILE.osm.pbf [--embedded]: import, preparation and queries over a real extract, and the same
// questions put to pgRouting where the machine has it (Debian: postgresql-15-pgrouting). --embedded: on the embedded
// database, without pgRouting. Times are of the processor where they say cpu, else of the clock.
import { basename } from 'node:path'
import { sql } from 'kysely'
import { connect, type Db } from '../../server/db/connect.ts'
import { startEmbedded } from '../../server/db/embedded.ts'
import { migrate } from '../../server/db/migrate.ts'
import { readGraph } from '../../server/roads/graph-store.ts'
import { importRoads } from '../../server/roads/import-roads.ts'
import { readTravelZones } from '../../server/roads/queries.ts'
import { readNetwork } from '../../server/roads/read-network.ts'
import { roadReportText } from '../../server/roads/report-text.ts'
import { findStreetCentre, readStreetRules } from '../../server/roads/street-queries.ts'
import { readyStreets } from '../../server/roads/streets-in-use.ts'
import { weighNetwork } from '../../server/roads/weigh.ts'
import {
  RouteFinder,
  reachable,
  StreetGrid,
  type StreetNetwork,
  type StreetPlace,
  Streets,
  StreetTargets,
  streetMatrix,
} from '../../server/streets/index.ts'
import { findPostgis, startCluster } from '../support/postgis-cluster.ts'

const PLACES = 600
const PAIRS = 1000
const VERSION = '2026.1'

const [file, flag] = process.argv.slice(2)
const programs = flag === '--embedded' ? undefined : findPostgis()
if (file === undefined) throw new Error('node test/bench/roads.ts FILE.osm.pbf [--embedded]')
const print = (line: string): boolean => process.stdout.write(`${line}\n`)

async function bench(database: Db): Promise<void> {
  await migrate(database)
  const order = {
    path: file!,
    fileName: basename(file!),
    dryRun: false,
    elsewhere: true,
    account: { id: 0, name: 'bench' },
  }
  const report = await timed('import', () => importRoads(database, order))
  for (const line of roadReportText(report)) print(line)
  const versionId = report.versionId!
  const open = await timed('prepare and store (worker)', () => readyStreets(database, VERSION))
  const { weights } = await database.selectFrom('road_graph').select('weights').executeTakeFirstOrThrow()
  const buffer = await timed('load the prepared graph', () => readGraph(database, versionId, weights))
  const streets = await timed('open it', async () => Streets.from(buffer!))
  const grid = await timed('index for nearest streets', async () => new StreetGrid(streets))
  print(`prepared graph: ${(streets.buffer.byteLength / 1e6).toFixed(1)} MB, ${JSON.stringify(streets.counts)}`)

  const random = randomFrom(7)
  const places = somewhere(grid, report.box, random)
  const network = await weighed(database, versionId, report.box)
  for (let run = 1; run <= 3; run++) {
    await timed(`matrix ${PLACES} × ${PLACES}, run ${run}`, async () => streetMatrix(streets, places, places))
  }
  const finder = new RouteFinder(streets)
  const pairs = Array.from({ length: PAIRS }, () => [random(PLACES), random(PLACES)] as const)
  await timed(`${PAIRS} single ways with their line`, async () => {
    for (const [from, to] of pairs) finder.find(places[from]!, places[to]!)
  })
  const targets = await timed(`${PLACES} sites made ready`, async () => new StreetTargets(streets, places))
  await timed(`${PLACES} times the ten nearest sites`, async () => {
    for (const place of places) targets.nearest(place, 10)
  })
  await timed('all within 30 minutes', async () => reachable(streets, places[0]!, 30 * 60_000))
  print(`open in this process: ${open?.streets.counts.edges} edges`)
  if (programs) await againstPgRouting(database, streets, network, random)
}

/** The same integer costs in a table, the same questions. */
async function againstPgRouting(
  database: Db,
  streets: Streets,
  network: StreetNetwork,
  random: (below: number) => number,
): Promise<void> {
  const installed = await sql`create extension if not exists pgrouting`.execute(database).catch(() => undefined)
  if (!installed) {
    print('pgRouting is not on this machine: nothing to compare with')
    return
  }
  await sql`create table bench_edge (id integer primary key, source integer, target integer, cost float8, reverse_cost float8)`.execute(
    database,
  )
  const columns = [network.from, network.to, network.forwardMs, network.backwardMs].map((column) => Array.from(column))
  await sql`insert into bench_edge select (row_number() over ())::integer - 1, * from
    unnest(${columns[0]}::integer[], ${columns[1]}::integer[], ${columns[2]}::float8[], ${columns[3]}::float8[])`.execute(
    database,
  )
  await sql`analyze bench_edge`.execute(database)
  const edges = 'select id, source, target, cost, reverse_cost from bench_edge'
  const junctions = new Junctions(network)

  const pairs = Array.from({ length: PAIRS }, () => [junctions.pick(random), junctions.pick(random)] as const)
  await sql`create table bench_pair (source integer, target integer)`.execute(database)
  await sql`insert into bench_pair select * from unnest(${pairs.map(([s]) => s)}::integer[], ${pairs.map(([, t]) => t)}::integer[])`.execute(
    database,
  )
  const { rows: single } = await timed(`pgr_dijkstraCost, ${PAIRS} pairs`, () =>
    sql<{ s: number; t: number; cost: number }>`
      select start_vid as s, end_vid as t, agg_cost as cost
      from pgr_dijkstraCost(${edges}, 'select source, target from bench_pair')`.execute(database),
  )
  const costs = new Map(single.map(({ s, t, cost }) => [`${s}>${t}`, cost]))
  const finder = new RouteFinder(streets)
  let equal = 0
  let noWay = 0
  for (const [s, t] of pairs) {
    const ours = s === t ? 0 : finder.find(junctions.leaving(s), junctions.reaching(t))?.milliseconds
    const theirs = s === t ? 0 : costs.get(`${s}>${t}`)
    if (ours === theirs) equal++
    if (theirs === undefined) noWay++
  }
  print(`costs equal to pgRouting's: ${equal} of ${PAIRS} pairs (${noWay} of them without a way in both)`)

  const nodes = [...new Set(Array.from({ length: 2 * PLACES }, () => junctions.pick(random)))].slice(0, PLACES)
  const begun = performance.now()
  const { rows: matrix } = await sql<{ s: number; t: number; cost: number }>`
    select start_vid as s, end_vid as t, agg_cost as cost from pgr_dijkstraCostMatrix(${edges}, ${nodes}::integer[])`.execute(
    database,
  )
  const theirMs = performance.now() - begun
  const started = performance.now()
  const ours = streetMatrix(
    streets,
    nodes.map((node) => junctions.leaving(node)),
    nodes.map((node) => junctions.reaching(node)),
  )
  const ourMs = performance.now() - started
  const indexOf = new Map(nodes.map((node, index) => [node, index]))
  const differing = matrix.filter(
    ({ s, t, cost }) => ours.milliseconds[indexOf.get(s)! * nodes.length + indexOf.get(t)!] !== cost,
  )
  print(`pgr_dijkstraCostMatrix ${nodes.length} × ${nodes.length}: ${theirMs.toFixed(0)} ms by the clock`)
  print(`ours, the same junctions: ${ourMs.toFixed(0)} ms by the clock: ${(theirMs / ourMs).toFixed(0)} times as fast`)
  const ways = ours.milliseconds.filter((ms, at) => ms >= 0 && Math.floor(at / nodes.length) !== at % nodes.length)
  print(
    `cells that differ: ${differing.length} of ${matrix.length}; we know ${ways.length} ways, pgRouting ${matrix.length}`,
  )
}

/** Junctions as places on edges: at the end of one that leads there, at the beginning of one that leads away. */
class Junctions {
  readonly #network: StreetNetwork
  readonly #into: Int32Array
  readonly #away: Int32Array

  constructor(network: StreetNetwork) {
    this.#network = network
    this.#into = new Int32Array(network.nodes).fill(-1)
    this.#away = new Int32Array(network.nodes).fill(-1)
    network.from.forEach((from, edge) => {
      const to = network.to[edge]!
      if (network.forwardMs[edge]! > 0) {
        this.#into[to] = 2 * edge
        this.#away[from] = 2 * edge
      }
      if (network.backwardMs[edge]! > 0) {
        this.#into[from] = 2 * edge + 1
        this.#away[to] = 2 * edge + 1
      }
    })
  }

  pick(random: (below: number) => number): number {
    for (;;) {
      const node = random(this.#network.nodes)
      if (this.#into[node]! >= 0 && this.#away[node]! >= 0) return node
    }
  }

  leaving(node: number): StreetPlace {
    const arc = this.#into[node]!
    return { edge: arc >> 1, along: arc & 1 ? 0 : 1 }
  }

  reaching(node: number): StreetPlace {
    const arc = this.#away[node]!
    return { edge: arc >> 1, along: arc & 1 ? 1 : 0 }
  }
}

/** Places all over the box that have a street within 1.5 km. */
function somewhere(
  grid: StreetGrid,
  [west, south, east, north]: readonly [number, number, number, number],
  random: (below: number) => number,
): StreetPlace[] {
  const places: StreetPlace[] = []
  while (places.length < PLACES) {
    const share = () => random(1_000_000) / 1_000_000
    const place = grid.nearest(west + share() * (east - west), south + share() * (north - south), 1500)
    if (place) places.push(place)
  }
  return places
}

async function weighed(
  database: Db,
  versionId: number,
  box: readonly [number, number, number, number],
): Promise<StreetNetwork> {
  const network = await readNetwork(database, versionId)
  const [rules, zones, centre] = await Promise.all([
    readStreetRules(database, VERSION),
    readTravelZones(database, VERSION),
    findStreetCentre(database, [...box]),
  ])
  return weighNetwork(network, { rules, zones, centre })
}

async function openDatabase(): Promise<{ db: Db; close: () => Promise<void> }> {
  if (programs) {
    const cluster = await startCluster(programs)
    const database = connect({ url: cluster.url }, 3)
    return { db: database, close: () => database.destroy().then(cluster.close) }
  }
  const embedded = await startEmbedded(undefined)
  const database = connect(embedded.address, 3)
  return { db: database, close: () => database.destroy().then(embedded.close) }
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const cpu = process.cpuUsage()
  const started = performance.now()
  const result = await work()
  const used = process.cpuUsage(cpu)
  const clock = (performance.now() - started).toFixed(0)
  const processor = ((used.user + used.system) / 1000).toFixed(0)
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0)
  print(
    `${name.padEnd(34)} cpu ${processor.padStart(7)} ms   clock ${clock.padStart(7)} ms   peak ${peak.padStart(5)} MB`,
  )
  return result
}

function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const { db, close } = await openDatabase()
try {
  await bench(db)
} finally {
  await close()
}
