import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Account, Evidence, LonLat } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { readIndicatorSet } from '../indicators/queries.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { checkAnswers } from './answers.ts'
import { mayEdit } from './describe-form.ts'
import { findEvidenceByKey, readEvidenceOf } from './evidence-rows.ts'
import { findSubmission } from './find-submission.ts'
import { holdPeriodOf, requireOpen } from './periods.ts'
import { readViewer } from './read-viewer.ts'
import type { Photo } from './receive-photo.ts'

// More than anybody needs to show one thing.
const MOST_PER_ANSWER = 9
// An end to what one form can fill the disk with: photos for a third of a set of 300 items, at some 1 MB as phones send them.
const MOST_PER_FORM = 100
const MOST_BYTES_PER_FORM = 200 * 1024 * 1024

export type Attaching = {
  readonly position: number
  readonly clientKey: string
  readonly takenAt: string | undefined
  readonly place: LonLat | undefined
}

/**
 * Adds a photo to an answer; `receive` is called only when the account may. The same client key is kept once, so that a
 * phone may send until it has heard that the photo arrived.
 */
export async function addEvidence(
  db: Db,
  id: number,
  attaching: Attaching,
  { account, now, receive }: { account: Account; now: Date; receive: () => Promise<Photo> },
): Promise<Evidence> {
  const today = beijingDay(now)
  const viewer = await readViewer(db, account)
  const before = await findSubmission(db, id, viewer)
  requireOpen(before.period, today)
  if (!mayEdit(viewer, before, today)) throw notEditable()
  const { indicators } = (await readIndicatorSet(db, before.indicatorVersion))!
  const issues = checkAnswers(indicators, before, [{ position: attaching.position, points: 0, note: '' }])
  if (issues.length > 0) {
    throw new AppError('bad-input', { zh: '本表没有这一项', en: 'The form does not ask this' }, [
      { path: 'query.position', message: issues[0]!.message },
    ])
  }
  const photo = await receive()
  return db.transaction().execute(async (trx) => {
    await holdPeriodOf(trx, id)
    // held, so that photos of one form are counted one after another
    const held = await findSubmission(trx, id, viewer, { lock: true })
    const again = await findEvidenceByKey(trx, attaching.clientKey)
    if (again) return sameForm(again, id)
    // the upload may have outlasted the quarter, or the account's place at the site
    requireOpen(held.period, today)
    if (!mayEdit(viewer, held, today)) throw notEditable()
    await requireRoom(trx, id, attaching.position, photo.bytes.length)
    const sha256 = createHash('sha256').update(photo.bytes).digest('hex')
    await trx
      .insertInto('evidence')
      .values({
        submission_id: id,
        position: attaching.position,
        file_name: photo.fileName,
        media_type: photo.mediaType,
        sha256,
        bytes: photo.bytes,
        taken_at: attaching.takenAt ?? null,
        place: attaching.place
          ? sql<string>`ST_SetSRID(ST_MakePoint(${attaching.place[0]}::float8, ${attaching.place[1]}::float8), 4326)`
          : null,
        client_key: attaching.clientKey,
        account_id: account.id > 0 ? account.id : null,
      })
      .onConflict((conflict) => conflict.column('client_key').doNothing())
      .execute()
    await recordAudit(trx, account, 'evidence.add', `submission:${id}`, { position: attaching.position, sha256 })
    return sameForm(await findEvidenceByKey(trx, attaching.clientKey), id)
  })
}

function sameForm(found: Awaited<ReturnType<typeof findEvidenceByKey>>, id: number): Evidence {
  if (found?.submissionId === id) return found.evidence
  throw new AppError('conflict', {
    zh: '这个客户端标识已用于另一张照片，请重新生成',
    en: 'This client key was used for another photo: make a new one',
  })
}

async function requireRoom(trx: Db, id: number, position: number, byteCount: number): Promise<void> {
  const photos = await readEvidenceOf(trx, id)
  const bytes = photos.reduce((sum, each) => sum + each.byteCount, byteCount)
  if (photos.length >= MOST_PER_FORM || bytes > MOST_BYTES_PER_FORM) {
    throw new AppError('not-possible', {
      zh: `每份表最多 ${MOST_PER_FORM} 张照片、合计 ${MOST_BYTES_PER_FORM / 1024 / 1024} MB`,
      en: `At most ${MOST_PER_FORM} photos and ${MOST_BYTES_PER_FORM / 1024 / 1024} MB a form`,
    })
  }
  if (photos.filter((each) => each.position === position).length < MOST_PER_ANSWER) return
  throw new AppError('not-possible', {
    zh: `每项最多 ${MOST_PER_ANSWER} 张照片`,
    en: `At most ${MOST_PER_ANSWER} photos an answer`,
  })
}

function notEditable(): AppError {
  return new AppError('not-allowed', { zh: '本表只能查看', en: 'This form can only be read' })
}
