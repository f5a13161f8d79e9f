import * as contract from '../contract/index.ts'
import { notFound } from '../http/app-error.ts'
import { answered, type Bound, bind } from '../http/bind.ts'
import { receiveUpload } from '../sites/upload.ts'
import { adoptIndicatorSet } from './adopt-set.ts'
import { importIndicatorSet, TEMPLATE } from './import-set.ts'
import { listIndicatorSets, readIndicatorSet } from './queries.ts'
import { withdrawIndicator } from './withdraw-indicator.ts'
import { writeSetWorkbook, writeTemplate } from './write-workbook.ts'

/** The endpoints of the indicators; every party reads them, the city changes them. */
export const indicatorRoutes: Bound[] = [
  bind(contract.listIndicatorSets, async ({ db }) => listIndicatorSets(db)),
  bind(contract.readIndicatorSet, async ({ db, params }) => found(await readIndicatorSet(db, params.version))),
  bind(contract.importIndicators, async ({ db, params, query, account, language, request, response }) => {
    const { fileName, bytes } = await receiveUpload(request, response)
    return importIndicatorSet(db, {
      version: params.version,
      bytes,
      fileName,
      name: query.name,
      source: query.source,
      dryRun: query.dryRun === 'true',
      account,
      language,
    })
  }),
  bind(contract.adoptIndicators, async ({ db, params, body, account }) =>
    adoptIndicatorSet(db, { version: params.version, validFrom: body.validFrom, account }),
  ),
  bind(contract.withdrawIndicator, async ({ db, params, body, account, now }) =>
    withdrawIndicator(db, { version: params.version, ...body, account, now: now() }),
  ),
  bind(contract.downloadIndicators, async ({ db, params: { version }, language, response }) => {
    const workbook =
      version === TEMPLATE
        ? await writeTemplate(language)
        : await writeSetWorkbook(found(await readIndicatorSet(db, version)), language)
    response
      .attachment(`indicators-${version}.xlsx`)
      .type(contract.downloadIndicators.mediaType ?? '')
      .send(workbook)
    return answered
  }),
]

function found<T>(set: T | undefined): T {
  if (set === undefined) throw notFound({ zh: '这一版本的指标', en: 'version of the indicators' })
  return set
}
