import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import type { Account, RoadReport, Words } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { type BuiltRoads, buildRoads } from './build-roads.ts'
import { readPbf } from './import/read-pbf.ts'
import { findSameRoads, replaceRoads } from './replace-roads.ts'
import type { OnProgress, RoadSource } from './road-way.ts'
import { countSitesNear } from './sites-near.ts'

/** What to import and how. */
export type RoadImport = {
  readonly path: string
  readonly fileName: string
  /** Check and report, write nothing. */
  readonly dryRun: boolean
  /** Take a network that no site lies near. */
  readonly elsewhere: boolean
  readonly account: Pick<Account, 'id' | 'name'>
}

// A site farther than this from all streets of an extract lies in another city.
const NEAR_METRES = 2000
const LEAST_SHARE_NEAR = 0.5

/**
 * Imports an OpenStreetMap extract: as a whole, in the place of the streets in use, or not at all. The same file again
 * changes nothing. Throws in plain words when the file is damaged, holds no connected streets, or lies elsewhere.
 */
export async function importRoads(
  db: Db,
  { path, fileName, dryRun, elsewhere, account }: RoadImport,
  onProgress: OnProgress = () => undefined,
): Promise<RoadReport> {
  const source: RoadSource = { name: fileName, kind: 'osm', sha256: await hashFile(path) }
  const inUse = await findSameRoads(db, source)
  if (inUse) return inUse
  const roads = await readPbf(path, onProgress)
  const built = await buildRoads(source, roads.ways, roads.restrictions, onProgress)
  const reported = await withSites(db, {
    ...built,
    report: { ...built.report, waysRead: roads.waysRead, waysDropped: { ...roads.dropped } },
  })
  if (!elsewhere) refuseElsewhere(reported.report)
  return dryRun ? reported.report : replaceRoads(db, source, reported, account, onProgress)
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  } catch {
    throw new AppError('bad-input', { zh: `无法读取文件 ${path}`, en: `The file ${path} cannot be read` })
  }
  return hash.digest('hex')
}

async function withSites(db: Db, built: BuiltRoads): Promise<BuiltRoads> {
  const { rows } = await sql<{ lon: number; lat: number }>`
    select st_x(place) as lon, st_y(place) as lat from site
    where status in ('active', 'suspended', 'precompletion')`.execute(db)
  const sitesNear = countSitesNear(built, rows, NEAR_METRES)
  const warnings: Words[] = [...built.report.warnings]
  if (sitesNear < rows.length * LEAST_SHARE_NEAR) {
    warnings.push({
      zh: `${rows.length} 个在管工程中只有 ${sitesNear} 个离路网不到 ${NEAR_METRES / 1000} 公里，其余的行车时间将为估算`,
      en: `Only ${sitesNear} of ${rows.length} active sites lie within ${NEAR_METRES / 1000} km of these streets; travel to the others will be estimated`,
    })
  }
  return { ...built, report: { ...built.report, sites: rows.length, sitesNear, warnings } }
}

function refuseElsewhere({ sites, sitesNear, sourceName, box }: RoadReport): void {
  if (sites === 0 || sitesNear > 0) return
  const place = `${box[0].toFixed(2)}…${box[2].toFixed(2)} E, ${box[1].toFixed(2)}…${box[3].toFixed(2)} N`
  throw new AppError('not-possible', {
    zh: `${sourceName} 是别处的路网（${place}）：${sites} 个工程没有一个在其附近，没有导入任何内容。确要使用，请选“工程不在其附近也替换”（命令行：--elsewhere）`,
    en: `${sourceName} is of another place (${place}): none of the ${sites} sites lies near it; nothing was imported. To take it all the same, choose “Even if no site lies near them” (command line: --elsewhere)`,
  })
}
