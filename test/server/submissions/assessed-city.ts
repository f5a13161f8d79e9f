import { sql } from 'kysely'
import type { Db } from '../../../server/db/connect.ts'
import { type NewAccount, saveAccount } from '../../../server/http/accounts.ts'
import type { IndicatorDraft } from '../../../server/indicators/set-draft.ts'
import { storeIndicatorSet } from '../../../server/indicators/store-set.ts'
import { buildTinyCity, type TinyCity } from '../../support/tiny-city.ts'

/** Positions of the test set by what they are for. */
export const at = { veto: 0, photo: 1, pit: 2, rail: 3, plain: 4 } as const
/** 4 special ones and 26 alike: enough for the checks of answer patterns. */
export const INDICATOR_COUNT = 30

const indicator = (i: number, more: Partial<IndicatorDraft> = {}): IndicatorDraft => ({
  code: `T-${String(i).padStart(3, '0')}`,
  groupCode: `G${1 + (i % 5)}`,
  text: { zh: `检查项${i}`, en: `Item ${i}` },
  angle: 'entity',
  domain: i % 5 < 2 ? 'safety' : 'quality',
  stages: [],
  worksTypes: [],
  kind: 'general',
  isVeto: false,
  maxPoints: 10,
  deductions: [],
  evidence: { zh: '', en: '' },
  needsPhoto: false,
  items: [],
  ...more,
})

export type AssessedCity = TinyCity & {
  /** The site that all accounts are parties of (contractor, supervision, client, manager), an S4 building. */
  readonly siteId: number
  readonly railId: number
  readonly visitId: number
  readonly clientId: number
  readonly assessorId: number
  readonly managerId: number
  readonly engineerId: number
}

/** The tiny city in 2026Q4 with indicators in force, every kind of party, and an account for each (login = party). */
export async function buildAssessedCity(db: Db): Promise<AssessedCity> {
  const tiny = await buildTinyCity(db)
  await storeIndicatorSet(
    db,
    {
      version: 'test',
      name: '测试指标',
      isSample: true,
      source: 'test',
      classes: ([1, 2, 3, 4, 5] as const).map((n) => ({ code: `C${n}`, name: { zh: `类${n}`, en: `Class ${n}` } })),
      groups: ([1, 2, 3, 4, 5] as const).map((n) => ({
        code: `G${n}`,
        classCode: `C${n}`,
        name: { zh: `组${n}`, en: `Group ${n}` },
      })),
      indicators: Array.from({ length: INDICATOR_COUNT }, (_, i) =>
        indicator(
          i,
          i === at.veto
            ? { isVeto: true, kind: 'key' }
            : i === at.photo
              ? { needsPhoto: true }
              : i === at.pit
                ? { stages: ['S2', 'S3'] }
                : i === at.rail
                  ? { worksTypes: ['rail'] }
                  : {},
        ),
      ),
    },
    { by: 'test', validFrom: '2026Q1' },
  )
  const ids = await insertParties(db, tiny)
  const account = (login: string, role: NewAccount['role'], more: Partial<NewAccount> = {}): Promise<void> =>
    saveAccount(db, { login, name: login, role, agencyCode: null, password: null, ...more })
  await account('project', 'project', { personId: ids.managerId, firmId: tiny.firmIds.contractor })
  await account('contractor', 'firm', { firmId: tiny.firmIds.contractor })
  await account('other', 'firm', { firmId: tiny.firmIds.other })
  await account('supervision', 'firm', { firmId: tiny.firmIds.supervision })
  await account('client', 'firm', { firmId: ids.clientId })
  await account('assessor', 'assessor', { firmId: ids.assessorId })
  await account('officer', 'supervisor', { agencyCode: '110105' })
  await account('foreign', 'supervisor', { agencyCode: '110108' })
  await account('head', 'agency', { agencyCode: '110105' })
  await account('city', 'city')
  await account('viewer', 'viewer')
  return { ...tiny, ...ids, siteId: tiny.siteIds[0]!, railId: tiny.siteIds[9]! }
}

async function insertParties(
  db: Db,
  tiny: TinyCity,
): Promise<Pick<AssessedCity, 'clientId' | 'assessorId' | 'managerId' | 'engineerId' | 'visitId'>> {
  await db.insertInto('agency').values({ code: '110108', name_zh: '海淀区', name_en: 'Haidian' }).execute()
  const firm = async (kind: 'client' | 'testing', name: string): Promise<number> =>
    (await db.insertInto('firm').values({ kind, name }).returning('id').executeTakeFirstOrThrow()).id
  const person = async (role: 'project_manager' | 'chief_supervision_engineer', firmId: number): Promise<number> => {
    const row = await db
      .insertInto('person')
      .values({
        role,
        name: role === 'project_manager' ? '张经理' : '李总监',
        firm_id: firmId,
        registration_number: role,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  }
  const clientId = await firm('client', '京城置业')
  const assessorId = await firm('testing', '京检咨询')
  const managerId = await person('project_manager', tiny.firmIds.contractor)
  const engineerId = await person('chief_supervision_engineer', tiny.firmIds.supervision)
  await db
    .updateTable('site')
    .set({ client_id: clientId, manager_id: managerId, chief_engineer_id: engineerId })
    .where('id', 'in', [tiny.siteIds[0]!, tiny.siteIds[1]!])
    .execute()
  const contract = await db
    .insertInto('assessor_contract')
    .values({ firm_id: assessorId, number: 'HT-1', valid_from: '2026-01-01', valid_to: '2027-12-31' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('assessor_contract_site')
    .values({ contract_id: contract.id, site_id: tiny.siteIds[9]! })
    .execute()
  const visit = await db
    .insertInto('visit')
    .values({ site_id: tiny.siteIds[0]!, visited_on: '2026-11-10', kind: 'patrol', result: 'correction' })
    .returning('id')
    .executeTakeFirstOrThrow()
  // some visits of the tiny city lie in this quarter too: they would all need a form
  await sql`delete from visit where id <> ${visit.id} and visited_on >= '2026-10-01'`.execute(db)
  return { clientId, assessorId, managerId, engineerId, visitId: visit.id }
}

/** A fresh client key. */
export const key = (): string => crypto.randomUUID()

/** Every applicable answer of a form in full marks, but for some positions. */
export function fullMarks(
  form: { indicators: { position: number }[] },
  deducted: Record<number, number> = {},
): { position: number; points: number; note: string }[] {
  return form.indicators.map(({ position }) => ({ position, points: deducted[position] ?? 0, note: '' }))
}
