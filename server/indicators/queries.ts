import { sql } from 'kysely'
import type { Indicator, IndicatorSet, IndicatorSetRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'

/** One version with classes, groups and indicators in order; undefined when there is none. */
export async function readIndicatorSet(db: Db, version: string): Promise<IndicatorSet | undefined> {
  const row = (await listIndicatorSets(db, version))[0]
  if (!row) return undefined
  const [classes, groups, indicators] = [
    await db.selectFrom('indicator_class').selectAll().where('version', '=', version).orderBy('code').execute(),
    await db.selectFrom('indicator_group').selectAll().where('version', '=', version).orderBy('position').execute(),
    await readIndicators(db, version),
  ]
  return {
    ...row,
    classes: classes.map(({ code, name_zh, name_en }) => ({
      code: code as IndicatorSet['classes'][number]['code'],
      name: { zh: name_zh, en: name_en },
    })),
    groups: groups.map(({ code, class_code, name_zh, name_en }) => ({
      code,
      classCode: class_code as IndicatorSet['groups'][number]['classCode'],
      name: { zh: name_zh, en: name_en },
    })),
    indicators,
  }
}

async function readIndicators(db: Db, version: string): Promise<Indicator[]> {
  const rows = await db
    .selectFrom('indicator')
    .selectAll()
    .select(
      sql<string[]>`array(
        select item_code from indicator_item
        where indicator_item.version = indicator.version and indicator_item.position = indicator.position
        order by item_code collate "C")`.as('items'),
    )
    .where('version', '=', version)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    position: row.position,
    code: row.code,
    groupCode: row.group_code,
    text: { zh: row.text_zh, en: row.text_en },
    angle: row.angle,
    domain: row.domain,
    stages: row.stages as Indicator['stages'],
    worksTypes: row.works_types as Indicator['worksTypes'],
    kind: row.kind,
    isVeto: row.is_veto,
    maxPoints: row.max_points,
    // jsonb keeps keys in an order of its own.
    deductions: (row.deductions as Indicator['deductions']).map(({ points, zh, en }) => ({ points, zh, en })),
    evidence: { zh: row.evidence_zh, en: row.evidence_en },
    needsPhoto: row.needs_photo,
    items: row.items,
    withdrawnOn: row.withdrawn_on,
  }))
}

/** Every version, newest first; or the one that is named. */
export async function listIndicatorSets(db: Db, version?: string): Promise<IndicatorSetRow[]> {
  const rows = await db
    .selectFrom('indicator_set')
    .selectAll()
    .select(
      sql<number>`(select count(*) from indicator where indicator.version = indicator_set.version)`.as('indicators'),
    )
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? ''))
    .orderBy('created_at', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    name: row.name,
    isSample: row.is_sample,
    state: row.state,
    validFrom: row.valid_from,
    source: row.source,
    indicatorCount: row.indicators,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  }))
}

/** The version that a quarter is assessed by: of the sets in force, the latest that begins by then. */
export async function findSetForQuarter(db: Db, quarter: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('indicator_set')
    .select('version')
    .where('state', '=', 'in_force')
    .where('valid_from', '<=', quarter)
    .orderBy('valid_from', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row?.version
}

/** The set in force that begins last, apart from one version: what a new file is compared with. */
export async function findLatestSet(db: Db, except: string): Promise<IndicatorSet | undefined> {
  const row = await db
    .selectFrom('indicator_set')
    .select('version')
    .where('state', '=', 'in_force')
    .where('version', '!=', except)
    .orderBy('valid_from', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row && readIndicatorSet(db, row.version)
}
