import { createHash } from 'node:crypto'
import type { LonLat } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { Streets } from '../streets/index.ts'
import { findGraphCentre, readGraph, saveGraph } from './graph-store.ts'
import { greatCircleMetres } from './ground.ts'
import { prepareStreets } from './prepare-streets.ts'
import { readTravelZones } from './queries.ts'
import { readNetwork } from './read-network.ts'
import type { OnProgress } from './road-way.ts'
import { findStreetCentre, readStreetRules } from './street-queries.ts'
import { type OpenStreets, openStreets } from './street-travel.ts'
import { findRoadsInUse } from './version-queries.ts'
import { type Weights, weighNetwork } from './weigh.ts'

/** Streets to ask, or why there are none now. */
export type StreetsState =
  | { readonly state: 'none' }
  | { readonly state: 'preparing' }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'ready'; readonly open: OpenStreets }

type Held = {
  readonly key: string
  readonly sha256: string
  readonly centre: LonLat
  /** Settles soon: with the streets when they were prepared before, else with undefined. */
  readonly stored: Promise<OpenStreets | undefined>
  /** Settles when they are ready, however long that takes. */
  readonly ready: Promise<OpenStreets>
  outcome: StreetsState
}

// The streets that this process holds for each open database; a city's take tens of megabytes, so one set only.
const heldOf = new WeakMap<Db, Held>()

/** The streets as far as they are ready; begins to prepare them when nobody did, and does not wait for that. */
export async function findStreets(db: Db, ruleVersion: string): Promise<StreetsState> {
  const held = await hold(db, ruleVersion)
  if (!held) return { state: 'none' }
  await held.stored.catch(() => undefined)
  return held.outcome
}

/** The streets, prepared if need be; undefined when none were imported. */
export async function readyStreets(
  db: Db,
  ruleVersion: string,
  onProgress: OnProgress = () => undefined,
): Promise<OpenStreets | undefined> {
  // whoever waits for streets has them tried again; whoever only looks is told that they failed
  if (heldOf.get(db)?.outcome.state === 'failed') heldOf.delete(db)
  const held = await hold(db, ruleVersion, onProgress)
  // The worker does not keep the process alive, so that a server may close; a command that waits here must not end.
  const waiting = setInterval(() => undefined, 60_000)
  try {
    return await held?.ready
  } finally {
    clearInterval(waiting)
  }
}

// New sites move the middle of a city a little; the rings around it, and with them all streets, stay until it is this far off.
const CENTRE_REACH_METRES = 3000

async function hold(db: Db, ruleVersion: string, onProgress: OnProgress = () => undefined): Promise<Held | undefined> {
  const version = await findRoadsInUse(db)
  if (!version) return undefined
  const [rules, zones, middle, drawn] = await Promise.all([
    readStreetRules(db, ruleVersion),
    readTravelZones(db, ruleVersion),
    findStreetCentre(db, version.report.box),
    findGraphCentre(db, version.id),
  ])
  // Read only now: whoever asked at the same time may have begun meanwhile, and from here on nothing waits.
  const before = heldOf.get(db)
  const last = drawn ?? (before?.sha256 === version.sha256 ? before.centre : undefined)
  const centre = last && greatCircleMetres(last, middle) < CENTRE_REACH_METRES ? last : middle
  const weights: Weights = { rules, zones, centre }
  const print = fingerprint(weights)
  const key = `roads:${version.id}:${version.sha256.slice(0, 12)}:${print}`
  if (before?.key === key) return before
  const access = { zones, centre, kmPerHour: rules.accessKmPerHour, snapMetres: rules.snapMetres }
  const open = (buffer: ArrayBuffer): OpenStreets =>
    openStreets(Streets.from(buffer), {
      ...{ versionId: version.id, key, access },
      isSchematic: version.kind === 'schematic',
    })
  const stored = readGraph(db, version.id, print).then((buffer) => buffer && open(buffer))
  const prepare = async (): Promise<OpenStreets> => {
    const started = performance.now()
    const network = weighNetwork(await readNetwork(db, version.id), weights)
    const buffer = await prepareStreets(network, (done, total) => onProgress('prepare', done, total))
    await saveGraph(db, {
      versionId: version.id,
      weights: print,
      centre,
      buffer,
      preparedMs: performance.now() - started,
    })
    return open(buffer)
  }
  // What was stored by another version of this program, or is damaged, is prepared again.
  const ready = stored.catch(() => undefined).then((found) => found ?? prepare())
  const held: Held = { key, sha256: version.sha256, centre, stored, ready, outcome: { state: 'preparing' } }
  stored.then(
    (found) => {
      if (found) held.outcome = { state: 'ready', open: found }
    },
    () => undefined,
  )
  ready.then(
    (found) => {
      held.outcome = { state: 'ready', open: found }
    },
    (error: unknown) => {
      held.outcome = { state: 'failed', error: error instanceof Error ? error.message : String(error) }
    },
  )
  heldOf.set(db, held)
  return held
}

// Twelve digits tell any number of speed tables apart.
function fingerprint(weights: Weights): string {
  return createHash('sha256').update(JSON.stringify(weights)).digest('hex').slice(0, 12)
}
