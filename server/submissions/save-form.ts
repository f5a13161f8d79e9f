import {
  type Account,
  type AssessmentForm,
  type BodyOf,
  type saveForm as endpoint,
  type IndicatorSet,
  type SavedForm,
  unanswered,
} from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { readIndicatorSet } from '../indicators/queries.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { askedOn, checkAnswers, findMissing, settled, withAnswers } from './answers.ts'
import { describeForm, mayEdit } from './describe-form.ts'
import { findSubmission } from './find-submission.ts'
import { readNotes, saveNotes, withNotes } from './notes.ts'
import { firmOf, type Viewer } from './parties.ts'
import { askingDay, holdPeriodOf, requireOpen } from './periods.ts'
import { readViewer } from './read-viewer.ts'
import type { Submission } from './submission-row.ts'

export type Saving = BodyOf<typeof endpoint>
type Content = { readonly answers: readonly number[]; readonly notes: ReadonlyMap<number, string> }

/**
 * Saves some answers, and sends the form when asked to. A save that changes nothing, such as one repeated because its answer
 * was lost, is no fault; one that was made on an older revision is refused with the newer form. Of a draft that only this
 * save has changed the answer says how far it is, and not the form over again.
 */
export async function saveForm(
  db: Db,
  id: number,
  saving: Saving,
  { account, now }: { account: Account; now: Date },
): Promise<SavedForm> {
  const today = beijingDay(now)
  const viewer = await readViewer(db, account)
  return db.transaction().execute(async (trx) => {
    await holdPeriodOf(trx, id)
    const before = await findSubmission(trx, id, viewer, { lock: true })
    const set = (await readIndicatorSet(trx, before.indicatorVersion))!
    const issues = checkAnswers(set.indicators, before, saving.answers)
    if (issues.length > 0) throw new AppError('bad-input', { zh: '有的答案有误', en: 'Some answers are wrong' }, issues)

    const notes = await readNotes(trx, id)
    const wanted: Content = {
      answers: withAnswers(before.answers, saving.answers),
      notes: withNotes(notes, saving.answers),
    }
    const isSent = before.state === 'submitted'
    if (isSameContent(wanted, { answers: before.answers, notes }) && (isSent || !saving.submit)) {
      const isKnown = saving.revision === before.revision && !isSent
      return told(before, { set, today }, isKnown ? null : await describeForm(trx, before, viewer, today, set))
    }
    requireOpen(before.period, today)
    if (!mayEdit(viewer, before, today)) throw notYours(before, account)
    if (saving.revision !== before.revision) {
      throw olderRevision(await describeForm(trx, before, viewer, today, set))
    }
    if (isSent && !saving.submit) throw sentAlready()

    if (saving.submit) {
      const missing = findMissing(
        askedOn(set.indicators, before, askingDay(before.quarter, today)),
        wanted.answers,
        wanted.notes,
        await readPhotographed(trx, id),
      )
      if (missing.length > 0) throw incomplete(missing)
    }
    if (isSent) await keepRevision(trx, before, notes, account)
    await store(trx, before, wanted, saving, { viewer, now, today })
    const after = await findSubmission(trx, id, viewer)
    return told(after, { set, today }, saving.submit ? await describeForm(trx, after, viewer, today, set) : null)
  })
}

function told(
  one: Submission,
  { set, today }: { set: IndicatorSet; today: string },
  form: AssessmentForm | null,
): SavedForm {
  const asked = askedOn(set.indicators, one, askingDay(one.quarter, today))
  const answered = asked.filter(({ position }) => one.answers[position] !== unanswered).length
  return { id: one.id, revision: one.revision, answered, asked: asked.length, form }
}

function isSameContent(one: Content, other: Content): boolean {
  return (
    one.answers.every((points, position) => points === other.answers[position]) &&
    one.notes.size === other.notes.size &&
    [...one.notes].every(([position, text]) => other.notes.get(position) === text)
  )
}

async function readPhotographed(trx: Db, id: number): Promise<Set<number>> {
  const rows = await trx
    .selectFrom('evidence')
    .select('position')
    .distinct()
    .where('submission_id', '=', id)
    .orderBy('position')
    .execute()
  return new Set(rows.map((row) => row.position))
}

/** What was sent stays readable after it is sent anew. */
async function keepRevision(
  trx: Db,
  before: Submission,
  notes: ReadonlyMap<number, string>,
  account: Account,
): Promise<void> {
  await trx
    .insertInto('submission_revision')
    .values({
      submission_id: before.id,
      revision: before.revision,
      answers: [...before.answers],
      notes: JSON.stringify(Object.fromEntries(notes)),
      submitted_at: before.submittedAt,
      actor: account.name,
      account_id: account.id > 0 ? account.id : null,
    })
    .execute()
}

async function store(
  trx: Db,
  before: Submission,
  { answers, notes }: Content,
  saving: Saving,
  { viewer, now, today }: { viewer: Viewer; now: Date; today: string },
): Promise<void> {
  const isFirst = before.state === 'draft'
  // in time or late is decided by the first sending: a correction is no delay
  const sent = {
    state: 'submitted' as const,
    submitted_at: now,
    is_late: isFirst ? today > before.dueOn : before.isLate,
    answers: settled(answers),
    // after a merger the successor answers for what it sends
    firm_id: before.party === 'assessor' ? before.firmId : (firmOf(before.party, before.site) ?? before.firmId),
    written_by: viewer.account.name,
    account_id: viewer.account.id > 0 ? viewer.account.id : null,
  }
  await trx
    .updateTable('submission')
    .set({
      answers: [...answers],
      revision: before.revision + 1,
      seconds_spent: (before.secondsSpent ?? 0) + saving.secondsSpent,
      updated_at: now,
      ...(saving.submit ? sent : {}),
    })
    .where('id', '=', before.id)
    .execute()
  await saveNotes(trx, before.id, notes)
  // drafts are saved every few seconds; what counts, and is written down, is what was sent
  if (saving.submit) {
    await recordAudit(
      trx,
      viewer.account,
      isFirst ? 'submission.send' : 'submission.resend',
      `submission:${before.id}`,
      {
        revision: before.revision + 1,
        isLate: sent.is_late,
      },
    )
  }
}

function notYours(before: Submission, account: Account): AppError {
  return new AppError('not-allowed', {
    zh: `账号（${account.name}）已不是“${before.site.name}”的这一方，只能查看`,
    en: `The account ${account.name} is not this party of ${before.site.name} any more, and may only read`,
  })
}

function olderRevision(form: AssessmentForm): AppError {
  return new AppError(
    'conflict',
    {
      zh: '另一台设备已保存了更新的内容，请对照后再保存',
      en: 'Another device has saved a newer revision: compare and save again',
    },
    [],
    { form },
  )
}

function sentAlready(): AppError {
  return new AppError('not-possible', {
    zh: '本表已提交；截止前可修改，修改后须重新提交',
    en: 'The form has been sent: change it before the closing day by sending it again',
  })
}

function incomplete(missing: { readonly path: string; readonly message: string }[]): AppError {
  return new AppError(
    'not-possible',
    { zh: `还有 ${missing.length} 项未完成，不能提交`, en: `${missing.length} items are not complete yet` },
    missing,
  )
}
