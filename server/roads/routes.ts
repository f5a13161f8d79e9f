import {
  findTravelLines as findTravelLinesEndpoint,
  importRoads as importRoadsEndpoint,
  type RoadReport,
  readIsochrone as readIsochroneEndpoint,
  readRoads as readRoadsEndpoint,
  readRoadTile as readRoadTileEndpoint,
} from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { answered, type Bound, bind } from '../http/bind.ts'
import { findTravelLines } from './find-travel-lines.ts'
import { importRoads } from './import-roads.ts'
import { readIsochrone } from './read-isochrone.ts'
import { readRoadTile } from './read-road-tile.ts'
import { readRoads } from './read-roads.ts'
import { receiveRoads } from './receive-roads.ts'

/** The endpoints of streets; `settle` prepares what was imported, which nobody waits for here. */
export const roadRoutes = (settle: (db: Db, report: RoadReport) => Promise<void>): Bound[] => [
  bind(importRoadsEndpoint, async ({ db, query, account, request, response }) => {
    const report = await receiveRoads(request, response, ({ path, fileName }) =>
      importRoads(db, {
        ...{ path, fileName, account },
        dryRun: query.dryRun === 'true',
        elsewhere: query.elsewhere === 'true',
      }),
    )
    // A failure is shown by `readRoads`, and planning says why it estimates.
    settle(db, report).catch(() => undefined)
    return report
  }),
  bind(readRoadsEndpoint, ({ db, config, now }) => readRoads(db, config.travel.choice, now())),
  bind(readRoadTileEndpoint, async ({ db, params, response }) => {
    const tile = await readRoadTile(db, params)
    response.set('Cache-Control', 'private, max-age=31536000, immutable')
    response.type('application/vnd.mapbox-vector-tile').send(Buffer.from(tile))
    return answered
  }),
  bind(findTravelLinesEndpoint, async ({ db, body, config, now }) => ({
    legs: await findTravelLines(db, config.travel, body, now()),
  })),
  bind(readIsochroneEndpoint, ({ db, query, now }) => readIsochrone(db, query, now())),
]
