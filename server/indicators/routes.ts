import * as contract from '../contract/index.ts'
import { notFound } from '../http/app-error.ts'
import { answered, type Bound, bind } from '../http/bind.ts'
import { receiveUpload } from '../sites/upload.ts'
import { adoptIndicatorSet } from './adopt-set.ts'
import { importIndicatorSet, TEMPLATE } from './import-set.ts'
import { listIndicatorSets, readIndicatorSet } from './queries.ts'
import { withdrawIndicator } from './withdraw-indicator.ts'
import { writeSetWorkbook, writeTemplate } from './write-workbook.ts'

/** The endpoints of the indicators; every party reads those that are or were in force, the city changes them. */
export const indicatorRoutes: Bound[] = [
  bind(contract.listIndicatorSets, async ({ db, account }) =>
    (await listIndicatorSets(db)).filter((row) => isOpenTo(account, row)),
  ),
  bind(contract.readIndicatorSet, async ({ db, params, account }) =>
    found(account, await readIndicatorSet(db, params.version)),
  ),
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
  bind(contract.downloadIndicators, async ({ db, params: { version }, account, language, response }) => {
    const workbook =
      version === TEMPLATE
        ? await writeTemplate(language)
        : await writeSetWorkbook(found(account, await readIndicatorSet(db, version)), language)
    response
      .attachment(`indicators-${version}.xlsx`)
      .type(contract.downloadIndicators.mediaType ?? '')
      .send(workbook)
    return answered
  }),
]

/** A draft is the government's until it is put in force. */
function isOpenTo({ role }: contract.Account, { state }: contract.IndicatorSetRow): boolean {
  return state !== 'draft' || contract.isAtLeast(role, 'viewer')
}

function found(account: contract.Account, set: contract.IndicatorSet | undefined): contract.IndicatorSet {
  if (set === undefined || !isOpenTo(account, set))
    throw notFound({ zh: '这一版本的指标', en: 'version of the indicators' })
  return set
}
