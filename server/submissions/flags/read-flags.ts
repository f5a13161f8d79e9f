import { type RawBuilder, sql } from 'kysely'
import type { SubmissionFlag } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import type { FlagFacts } from './findings.ts'
import { flagWords } from './flag-words.ts'

type Row = Omit<SubmissionFlag, 'text'> & { readonly total: number; readonly facts: FlagFacts }

/** Flags that meet a condition on `f` (submission_flag) and `site`, a page of them, and how many meet it. */
export async function readFlags(
  db: Db,
  condition: RawBuilder<unknown>,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; flags: SubmissionFlag[] }> {
  const { rows } = await sql<Row>`
    select count(*) over ()::int as total, f.id, f.quarter, f.site_id as "siteId", site.name as "siteName",
      site.agency_code as "agencyCode", f.submission_id as "submissionId", f.party, f.month, f.firm_id as "firmId",
      firm.name as "firmName", f.person_id as "personId", person.name as "personName", f.kind, f.facts, f.state,
      f.decided_by as "decidedBy", f.note
    from submission_flag f join site on site.id = f.site_id
    left join firm on firm.id = f.firm_id left join person on person.id = f.person_id
    where ${condition}
    order by (f.state = 'open') desc, f.quarter desc, f.id limit ${limit} offset ${offset}`.execute(db)
  return {
    total: rows[0]?.total ?? 0,
    flags: rows.map(({ total: _, facts, ...flag }) => ({
      ...flag,
      text: flagWords(flag.kind, flag.party, flag.month, facts),
    })),
  }
}
