import type { Account, AnswerSheet } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { notFound } from '../http/app-error.ts'
import { appliesTo } from '../indicators/applies.ts'
import { readIndicatorSet } from '../indicators/queries.ts'
import { lastDayOf } from '../staff/months.ts'
import { readEvidenceOf } from '../submissions/evidence-rows.ts'
import { findSubmission } from '../submissions/find-submission.ts'
import { readNotes } from '../submissions/notes.ts'
import { levelOf } from '../submissions/parties.ts'
import { readViewer } from '../submissions/read-viewer.ts'

/**
 * Every answer of a submission, as it was counted: what was withdrawn by the quarter's end and what does not apply have
 * no points. Only to whom may see the submission.
 */
export async function readAnswers(db: Db, account: Account, id: number): Promise<AnswerSheet> {
  const submission = await findSubmission(db, id, await readViewer(db, account))
  const set = await readIndicatorSet(db, submission.indicatorVersion)
  if (!set) throw notFound({ zh: `指标版本 ${submission.indicatorVersion}`, en: `set ${submission.indicatorVersion}` })
  const [notes, evidence] = [await readNotes(db, id), await readEvidenceOf(db, id)]
  const groups = new Map(set.groups.map((group) => [group.code, group]))
  const circumstances = { ...submission, day: lastDayOf(submission.quarter) }
  const rows = set.indicators
    .filter((one) => appliesTo({ ...one, withdrawnOn: null }, circumstances))
    .map((one) => {
      const points = submission.answers[one.position] ?? -1
      const group = groups.get(one.groupCode)!
      return {
        code: one.code,
        class: group.classCode,
        group: group.name,
        text: one.text,
        maxPoints: one.maxPoints,
        deducted: points >= 0 && appliesTo(one, circumstances) ? points : null,
        isVeto: one.isVeto,
        note: notes.get(one.position) ?? '',
        evidenceIds: evidence.filter((photo) => photo.position === one.position).map((photo) => photo.id),
      }
    })
  const { party, month } = submission
  return { submissionId: id, party, level: levelOf(party), month, rows }
}
