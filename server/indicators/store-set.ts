import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import type { SetDraft } from './set-draft.ts'

export type Storing = {
  /** Who brings it. */
  readonly by: string
  /** In force from this quarter on; left out: a draft. */
  readonly validFrom?: string
  readonly fileName?: string
  readonly sha256?: string
}

/** Lets one change of the sets wait for the other; reading goes on meanwhile. */
export async function lockSets(trx: Db): Promise<void> {
  await sql`lock table indicator_set in share row exclusive mode`.execute(trx)
}

/** Stores a whole set; a draft of the same version is replaced, any other set of it makes the insert fail. */
export async function storeIndicatorSet(trx: Db, draft: SetDraft, storing: Storing): Promise<void> {
  const { version } = draft
  await trx.deleteFrom('indicator_set').where('version', '=', version).where('state', '=', 'draft').execute()
  await trx
    .insertInto('indicator_set')
    .values({
      version,
      name: draft.name,
      is_sample: draft.isSample,
      state: storing.validFrom === undefined ? 'draft' : 'in_force',
      valid_from: storing.validFrom ?? null,
      source: draft.source,
      file_name: storing.fileName ?? null,
      sha256: storing.sha256 ?? null,
      created_by: storing.by,
    })
    .execute()
  await trx
    .insertInto('indicator_class')
    .values(draft.classes.map(({ code, name }) => ({ version, code, name_zh: name.zh, name_en: name.en })))
    .execute()
  await trx
    .insertInto('indicator_group')
    .values(
      draft.groups.map(({ code, classCode, name }, position) => ({
        version,
        code,
        class_code: classCode,
        name_zh: name.zh,
        name_en: name.en,
        position,
      })),
    )
    .execute()
  await storeIndicators(trx, draft)
}

// As one document: 667 indicators of eighteen columns would come near the protocol's limit of parameters.
async function storeIndicators(trx: Db, draft: SetDraft): Promise<void> {
  const rows = draft.indicators.map((indicator, position) => ({ ...indicator, position }))
  await sql`
    insert into indicator (version, position, code, group_code, text_zh, text_en, angle, domain, stages, works_types, kind,
      is_veto, max_points, deductions, evidence_zh, evidence_en, needs_photo)
    select ${draft.version}, (i->>'position')::integer, i->>'code', i->>'groupCode', i->'text'->>'zh', i->'text'->>'en',
      i->>'angle', i->>'domain', array(select jsonb_array_elements_text(i->'stages')),
      array(select jsonb_array_elements_text(i->'worksTypes')), i->>'kind', (i->>'isVeto')::boolean,
      (i->>'maxPoints')::integer, i->'deductions', i->'evidence'->>'zh', i->'evidence'->>'en', (i->>'needsPhoto')::boolean
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as i`.execute(trx)
  await sql`
    insert into indicator_item (version, position, item_code)
    select distinct ${draft.version}, (i->>'position')::integer, item
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as i, jsonb_array_elements_text(i->'items') as item`.execute(
    trx,
  )
}
