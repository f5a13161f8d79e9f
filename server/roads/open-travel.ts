import type { LonLat, Words } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { estimateTravel, type TravelEstimate, type TravelZone } from './estimate.ts'
import { fillGaps } from './fill-gaps.ts'
import { keptMatrix } from './kept-matrix.ts'
import { type OsrmSettings, osrmTravel } from './osrm.ts'
import { type Travel, type TravelMatrix, type TravelProvider, TravelUnavailable } from './provider.ts'
import { findCityCentre, readTravelZones } from './queries.ts'
import { readStreetRules } from './street-queries.ts'
import { streetsUnavailable, streetTravel } from './street-travel.ts'
import { findStreets } from './streets-in-use.ts'

/** Where the settings want travel times from; what fails falls back to the next: server, streets, estimate. */
export type TravelSettings = {
  readonly choice: 'roads' | 'osrm' | 'estimate'
  readonly osrm: OsrmSettings | null
}

const DAY_MS = 86_400_000

/** The travel times that an agency's plans use. */
export async function openTravel(
  db: Db,
  settings: TravelSettings,
  { agencyCode, version, now }: { agencyCode: string; version: string; now: Date },
): Promise<Travel> {
  const zones = await readTravelZones(db, version)
  const centre = await findCityCentre(db, agencyCode)
  if (centre === null) {
    throw new AppError('not-possible', {
      zh: `机构 ${agencyCode} 还没有工程，无法计算行车时间。请先导入工程。`,
      en: `Agency ${agencyCode} has no sites yet, so travel cannot be computed. Import its sites first.`,
    })
  }
  const estimate = estimateTravel(centre, zones)
  const providers = providersOf(db, settings, { version, zones, centre })
  // a server that did not answer is not asked again for every other route of the plan
  const silent = new Set<(typeof providers)[number]>()
  return {
    async matrix(places) {
      const notes: Words[] = []
      for (const open of providers) {
        try {
          const provider = await open()
          // A server's streets may change without notice; our own stand until they are replaced, which ends their key.
          const forMs = provider.source === 'osrm' ? DAY_MS : Number.POSITIVE_INFINITY
          const table = await keptMatrix(db, { scope: `agency:${agencyCode}`, forMs, now }, provider, places)
          const filled = fillGaps(table, places, estimate)
          if (filled.estimatedPlaces.length >= places.length) throw farFromStreets()
          return {
            ...filled,
            source: provider.source,
            note: joinWords(provider.caution ? [...notes, provider.caution] : notes),
          }
        } catch (error) {
          notes.push(wordsOf(error))
          silent.add(open)
        }
      }
      return estimated(estimate, places, joinWords(notes))
    },
    async legs(places) {
      const guesses = estimate.legs(places).map((leg) => ({ ...leg, isEstimated: true }))
      for (const open of providers) {
        if (silent.has(open)) continue
        try {
          const legs = await (await open()).legs(places)
          return guesses.map((guess, index) => {
            const leg = legs[index]
            return leg ? { ...leg, isEstimated: false } : guess
          })
        } catch (error) {
          wordsOf(error)
          silent.add(open)
        }
      }
      return guesses
    },
  }
}

type Basis = { readonly version: string; readonly zones: readonly TravelZone[]; readonly centre: LonLat }

function providersOf(db: Db, { choice, osrm }: TravelSettings, basis: Basis): (() => Promise<TravelProvider>)[] {
  const roads = async (): Promise<TravelProvider> => {
    const found = await findStreets(db, basis.version)
    if (found.state !== 'ready') throw streetsUnavailable(found.state)
    return streetTravel(found.open)
  }
  const server = async (): Promise<TravelProvider> => {
    const { accessKmPerHour, snapMetres } = await readStreetRules(db, basis.version)
    return osrmTravel(osrm!, { zones: basis.zones, centre: basis.centre, kmPerHour: accessKmPerHour, snapMetres })
  }
  if (choice === 'estimate') return []
  return choice === 'osrm' && osrm ? [server, roads] : [roads]
}

function estimated(estimate: TravelEstimate, places: readonly LonLat[], note: Words | null): TravelMatrix {
  return { ...estimate.matrix(places), source: 'estimate', estimatedPlaces: [], note }
}

function farFromStreets(): TravelUnavailable {
  return new TravelUnavailable({
    zh: '工程都不在已导入路网的范围内，行车时间为估算',
    en: 'No site lies near the imported streets: travel times are estimated',
  })
}

/** The words of a source that cannot answer; anything else that went wrong is a fault of ours and goes on. */
function wordsOf(error: unknown): Words {
  if (error instanceof TravelUnavailable) return error.words
  throw error
}

function joinWords(notes: readonly Words[]): Words | null {
  if (notes.length === 0) return null
  return { zh: notes.map((note) => note.zh).join('；'), en: notes.map((note) => note.en).join('. ') }
}
