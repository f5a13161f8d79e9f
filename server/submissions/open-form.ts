import { sql } from 'kysely'
import type { Account, AssessmentForm, BodyOf, openForm as endpoint } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { readIndicatorSet } from '../indicators/queries.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { blankAnswers } from './answers.ts'
import { describeForm } from './describe-form.ts'
import { checkTurn, requireUnderWay } from './form-turn.ts'
import { personOf, readOpeningSite } from './opening-site.ts'
import { firmOf, holds, isOwn, levelOf, type Viewer } from './parties.ts'
import { askingDay, openPeriod, type Period } from './periods.ts'
import { readViewer } from './read-viewer.ts'
import { readSubmissions, type Submission } from './submission-row.ts'

export type Opening = BodyOf<typeof endpoint>

/**
 * Begins a form, or answers the one already begun. Two devices that begin the same form get the same one; the same client
 * key always gives the same form. What a party that no longer holds the place had begun is kept, aside.
 */
export async function openForm(
  db: Db,
  opening: Opening,
  { account, now }: { account: Account; now: Date },
): Promise<AssessmentForm> {
  const today = beijingDay(now)
  const viewer = await readViewer(db, account)
  const again = await findByKey(db, opening, viewer)
  if (again) return describeForm(db, again, viewer, today)
  const period = await openPeriod(db, opening.quarter, today)
  return db.transaction().execute(async (trx) => {
    const begun = await begin(trx, opening, { period, viewer, today })
    return describeForm(trx, begun, viewer, today)
  })
}

async function findByKey(db: Db, opening: Opening, viewer: Viewer): Promise<Submission | undefined> {
  const [found] = await readSubmissions(db, sql`s.client_key = ${opening.clientKey}`)
  if (!found) return undefined
  const { quarter, siteId, party, month } = opening
  const isSame = found.quarter === quarter && found.siteId === siteId && found.party === party && found.month === month
  if (isSame && isOwn(viewer, found, found.site)) return found
  throw new AppError('conflict', {
    zh: '这个客户端标识已用于另一张表，请重新生成',
    en: 'This client key was used for another form: make a new one',
  })
}

type Turn = { readonly period: Period; readonly viewer: Viewer; readonly today: string }

async function begin(trx: Db, opening: Opening, { period, viewer, today }: Turn): Promise<Submission> {
  const { account } = viewer
  const site = await readOpeningSite(trx, opening)
  const status = requireUnderWay(site)
  const dueOn = checkTurn(opening, site, period, today)
  const agencyCode = site.visitAgencyCode ?? site.agencyCode
  if (!holds(viewer, opening.party, { ...site, agencyCode })) {
    throw new AppError('not-allowed', {
      zh: `账号（${account.name}）不是“${site.name}”的这一方，不能代填`,
      en: `The account ${account.name} is not this party of ${site.name} and cannot answer for it`,
    })
  }
  const before = await findLive(trx, opening)
  if (before) {
    if (isOwn(viewer, before, before.site)) return before
    await setAside(trx, before)
  }
  const set = (await readIndicatorSet(trx, period.indicatorVersion))!
  await trx
    .insertInto('submission')
    .values({
      quarter: opening.quarter,
      site_id: opening.siteId,
      level: levelOf(opening.party),
      party: opening.party,
      month: opening.month,
      firm_id: opening.party === 'assessor' ? account.firmId : firmOf(opening.party, site),
      person_id: personOf(opening.party, site),
      visit_id: opening.visitId,
      stages: [...site.stages],
      works_type: site.worksType,
      site_status: status,
      agency_code: agencyCode,
      indicator_version: period.indicatorVersion,
      answers: blankAnswers(set.indicators, site, askingDay(opening.quarter, today)),
      due_on: dueOn,
      client_key: opening.clientKey,
      account_id: account.id > 0 ? account.id : null,
      written_by: account.name,
      is_sample: site.isSample,
    })
    // another device may have begun it this very moment: then that one is the form
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const begun = await findLive(trx, opening)
  if (!begun || !isOwn(viewer, begun, begun.site)) throw takenBy(begun)
  await recordAudit(trx, account, 'submission.open', `submission:${begun.id}`, {
    quarter: begun.quarter,
    site: begun.siteId,
    party: begun.party,
    month: begun.month,
  })
  return begun
}

async function findLive(trx: Db, { quarter, siteId, party, month, visitId }: Opening): Promise<Submission | undefined> {
  const [found] = await readSubmissions(
    trx,
    sql`s.quarter = ${quarter} and s.site_id = ${siteId} and s.party = ${party}
      and s.month is not distinct from ${month} and s.visit_id is not distinct from ${visitId}
      and s.state in ('draft', 'submitted')`,
  )
  return found
}

/** A draft of who held the place before stays as it was, out of the way; what was sent stands for the quarter. */
async function setAside(trx: Db, before: Submission): Promise<void> {
  if (before.state === 'submitted') throw takenBy(before)
  await trx.updateTable('submission').set({ state: 'replaced' }).where('id', '=', before.id).execute()
}

function takenBy(before: Submission | undefined): AppError {
  const who = before?.firmName ?? ''
  return new AppError('conflict', {
    zh: `本季度这一方已由${who || '原单位'}提交，以其为准`,
    en: `This party's form of the quarter was already sent by ${who || 'who held the place before'}, and stands`,
  })
}
