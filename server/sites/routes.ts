import { importFile, isAtLeast, readAgencyAreas, readImport, readImportCsv, readTile } from '../contract/index.ts'
import { answered, type Bound, bind } from '../http/bind.ts'
import * as areas from './agency-areas.ts'
import * as imports from './import/import-file.ts'
import type { SettleImport } from './import/outcome.ts'
import { reportCsv } from './import/report-csv.ts'
import { readOwnRun } from './read-own-run.ts'
import * as tiles from './read-tile.ts'
import { receiveUpload } from './upload.ts'

/** The endpoints of sites; `settle` does what an import sets in motion in the slices to the right. */
export const sitesRoutes = (settle: SettleImport): Bound[] => [
  bind(readAgencyAreas, async ({ db, response }) => {
    response.type('application/geo+json').send(await areas.readAgencyAreas(db))
    return answered
  }),
  bind(importFile, async ({ db, params, query, account, request, response, now }) => {
    const report = await imports.importFile(db, {
      ...(await receiveUpload(request, response)),
      kind: params.kind,
      crs: query.crs,
      scope: {
        agency: query.agency ?? null,
        only: isAtLeast(account.role, 'city') ? null : (account.agencyCode ?? ''),
      },
      dryRun: query.dryRun === 'true',
      acceptGood: query.acceptGood === 'true',
      account,
    })
    await settle(db, report, now())
    return report
  }),
  bind(readImport, async ({ db, params, account }) => readOwnRun(db, params.id, account)),
  bind(readImportCsv, async ({ db, params, account, response }) => {
    const report = await readOwnRun(db, params.id, account)
    response.attachment(`import-${params.id}-findings.csv`)
    return reportCsv(report)
  }),
  bind(readTile, async ({ db, params, response }) => {
    const tile = await tiles.readTile(db, params)
    response.set('Cache-Control', 'private, max-age=31536000, immutable')
    response.type('application/vnd.mapbox-vector-tile').send(Buffer.from(tile))
    return answered
  }),
]
