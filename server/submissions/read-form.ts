import type { Account, AssessmentForm } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { describeForm } from './describe-form.ts'
import { findSubmission } from './find-submission.ts'
import { readViewer } from './read-viewer.ts'

/** One form, to whom may see it. */
export async function readForm(db: Db, id: number, account: Account, now: Date): Promise<AssessmentForm> {
  const viewer = await readViewer(db, account)
  return describeForm(db, await findSubmission(db, id, viewer), viewer, beijingDay(now))
}
