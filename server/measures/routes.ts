import {
  type Account,
  changeMeasureSubject,
  decideMeasure as decideEndpoint,
  isAtLeast,
  listMeasures,
  type Measure,
  previewLevels as previewEndpoint,
  proposeMeasures as proposeEndpoint,
  readMeasure as readEndpoint,
} from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { type Bound, bind, requireAgency } from '../http/bind.ts'
import { changeSubject } from './change-subject.ts'
import { decideMeasure } from './decide-measure.ts'
import { readMeasure, readMeasureRows } from './measure-rows.ts'
import { previewLevels } from './preview-levels.ts'
import { proposeMeasures } from './propose-measures.ts'

/** Brings what lies to the right of an approved measure up to date. */
export type SettleMeasure = (db: Db, measure: Measure, about: { by: Account; now: Date }) => Promise<void>

/** Measures: try, propose, list, read, change, decide. */
export const measureRoutes = (settle: SettleMeasure): readonly Bound[] => [
  bind(previewEndpoint, ({ db, body, now }) => previewLevels(db, body, now())),
  bind(proposeEndpoint, ({ db, body, account, now }) => {
    requireRealm(account, body.agency ?? null)
    return proposeMeasures(db, body, { by: account, now: now() })
  }),
  bind(listMeasures, ({ db, query }) => readMeasureRows(db, query)),
  bind(readEndpoint, ({ db, params }) => readMeasure(db, params.id)),
  bind(changeMeasureSubject, async ({ db, params, body, account }) => {
    const measure = await readMeasure(db, params.id)
    requireRealm(account, measure.agencyCode)
    return changeSubject(db, measure, body, account)
  }),
  bind(decideEndpoint, async ({ db, params, body, account, now }) => {
    requireRealm(account, (await readMeasure(db, params.id)).agencyCode)
    const measure = await decideMeasure(db, params.id, body, { by: account, now: now() })
    if (measure.state === 'approved') await settle(db, measure, { by: account, now: now() })
    return readMeasure(db, params.id)
  }),
]

/** The city's measures are the city's to make, a district's also its own. */
function requireRealm(account: Account, agencyCode: string | null): void {
  if (agencyCode !== null) requireAgency(account, agencyCode)
  else if (!isAtLeast(account.role, 'city')) {
    throw new AppError('not-allowed', {
      zh: `账号（${account.name}）不能处理全市的措施`,
      en: `The account ${account.name} may not act for the whole city`,
    })
  }
}
