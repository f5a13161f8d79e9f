import { sql } from 'kysely'
import type { Account, SubmissionFlag } from '../../contract/index.ts'
import type { Db } from '../../db/connect.ts'
import { beijingDay } from '../../staff/iso-week.ts'
import { monthsBefore } from '../../staff/months.ts'
import { readPointsRules } from './points-rules.ts'

/**
 * Enters a confirmed flag into the ledger, for the firm and for the person; the government's own forms cost nobody points. A
 * form that was false in several ways costs each of them points once, unless the earlier ones were cancelled.
 */
export async function recordFlagPoints(
  trx: Db,
  flag: SubmissionFlag,
  { account, now }: { account: Account; now: Date },
): Promise<void> {
  const day = beijingDay(now)
  const rules = await readPointsRules(trx, day)
  const kind = flag.kind === 'late' || flag.kind === 'missing' ? flag.kind : 'false'
  const { is_sample } = await trx
    .selectFrom('submission_flag')
    .select('is_sample')
    .where('id', '=', flag.id)
    .executeTakeFirstOrThrow()
  const subjects = [
    ...(flag.firmId === null ? [] : [{ firm_id: flag.firmId }]),
    ...(flag.personId === null ? [] : [{ person_id: flag.personId }]),
  ]
  for (const subject of subjects) {
    if (kind === 'false' && (await hasFalseEntry(trx, flag.submissionId, subject))) continue
    const entry = await trx
      .insertInto('points_entry')
      .values({
        ...subject,
        site_id: flag.siteId,
        flag_id: flag.id,
        code: `CP-${kind.toUpperCase()}`,
        points: rules[kind],
        reason: `${flag.quarter} “${flag.siteName}” ${flag.text.zh}`,
        occurred_on: day,
        expires_on: monthsBefore(day, -rules.cycleMonths),
        created_by: account.name,
        account_id: account.id > 0 ? account.id : null,
        is_sample,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('points_event')
      .values({
        entry_id: entry.id,
        at: now,
        actor: account.name,
        account_id: account.id > 0 ? account.id : null,
        action: 'recorded',
        points_after: rules[kind],
      })
      .execute()
  }
}

type Subject = { readonly firm_id?: number; readonly person_id?: number }

/** Whoever confirms flags holds their submission, rejected before this is asked: two at once see each other's entries. */
async function hasFalseEntry(trx: Db, submissionId: number | null, subject: Subject): Promise<boolean> {
  if (submissionId === null) return false
  const { rows } = await sql`
    select from points_entry entry join submission_flag flag on flag.id = entry.flag_id
    where flag.submission_id = ${submissionId} and flag.kind not in ('late', 'missing') and entry.state <> 'cancelled'
      and (entry.firm_id = ${subject.firm_id ?? null}::bigint or entry.person_id = ${subject.person_id ?? null}::bigint)
    limit 1`.execute(trx)
  return rows.length > 0
}
