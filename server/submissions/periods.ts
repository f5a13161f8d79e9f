import { type Selectable, sql } from 'kysely'
import type { AssessmentPeriod } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import type { AssessmentPeriodTable } from '../db/schema.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { findSetForQuarter } from '../indicators/queries.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { firstDayOf, lastDayOf, quarterOf } from '../staff/months.ts'
import { type Month, periodDays } from './due-days.ts'
import { readDueRules } from './rule-numbers.ts'

/** A quarter of assessment as stored, with its months and when it was closed. */
export type Period = AssessmentPeriod & {
  readonly months: readonly Month[]
  /** Beijing's day of closing; null while it is open, and where nobody wrote it down. */
  readonly closedOn: string | null
}

/** The period as it is told outside: without what only our own rules need. */
export function asTold({ months: _, closedOn: __, ...period }: Period): AssessmentPeriod {
  return period
}

/** The period of a quarter, made when nobody has asked for it before: days by rule, indicators of the set in force. */
export async function ensurePeriod(db: Db, quarter: string): Promise<Period> {
  const found = await findPeriod(db, quarter)
  if (found) return found
  const version = await findVersionInForce(db, quarter)
  const days = periodDays(quarter, await readDueRules(db, firstDayOf(quarter)))
  await db
    .insertInto('assessment_period')
    .values({
      quarter,
      indicator_version: version,
      opens_on: days.opensOn,
      due_on: days.dueOn,
      closes_on: days.closesOn,
    })
    .onConflict((conflict) => conflict.column('quarter').doNothing())
    .execute()
  return readPeriod(db, quarter)
}

/** The day up to which things were due: today, and never after the quarter was closed. */
export function dueDay({ closedOn }: Pick<Period, 'closedOn'>, today: string): string {
  return closedOn !== null && closedOn < today ? closedOn : today
}

/**
 * The period of a quarter that takes answers on a day, made where nobody has asked for it before; throws otherwise, and
 * leaves nothing behind: a period made ahead of its time would hold its quarter to the indicators of today.
 */
export async function openPeriod(db: Db, quarter: string, today: string): Promise<Period> {
  const found = await findPeriod(db, quarter)
  const days = found ?? { state: 'open', ...periodDays(quarter, await readDueRules(db, firstDayOf(quarter))) }
  requireOpen({ ...days, quarter }, today)
  return found ?? ensurePeriod(db, quarter)
}

/** Holds the period of a form open until the transaction ends: it is not closed while something is written to the form. */
export async function holdPeriodOf(trx: Db, submissionId: number): Promise<void> {
  await sql`select from assessment_period period join submission s on s.quarter = period.quarter
    where s.id = ${submissionId} for share of period`.execute(trx)
}

/** The period of a quarter that has been opened before; 404 otherwise. */
export async function readPeriod(db: Db, quarter: string): Promise<Period> {
  const period = await findPeriod(db, quarter)
  if (!period) throw notFound({ zh: `${quarter} 的测评`, en: `assessment of ${quarter}` })
  return period
}

/** The period asked for; the current quarter's is opened by whoever first asks for it, others must have been. */
export async function findPeriodFor(db: Db, quarter: string | undefined, today: string): Promise<Period> {
  const current = quarterOf(today)
  if (quarter === undefined || quarter === current) return ensurePeriod(db, current)
  return readPeriod(db, quarter)
}

/** Every period, newest first. */
export async function listPeriods(db: Db): Promise<Period[]> {
  const rows = await db.selectFrom('assessment_period').selectAll().orderBy('quarter', 'desc').execute()
  return Promise.all(rows.map((row) => toPeriod(db, row)))
}

/** Whether answers are still taken on a day. */
export function isOpenOn(period: Pick<Period, 'state' | 'opensOn' | 'closesOn'>, today: string): boolean {
  return period.state === 'open' && period.opensOn <= today && today <= period.closesOn
}

/** Throws unless answers are still taken. */
export function requireOpen(period: Pick<Period, 'quarter' | 'state' | 'opensOn' | 'closesOn'>, today: string): void {
  if (isOpenOn(period, today)) return
  if (today < period.opensOn) {
    throw new AppError('not-possible', {
      zh: `${period.quarter} 的测评自 ${period.opensOn} 起填报`,
      en: `The assessment of ${period.quarter} opens on ${period.opensOn}`,
    })
  }
  throw new AppError('not-possible', {
    zh: `${period.quarter} 的测评已截止（${period.closesOn}），不再接收`,
    en: `The assessment of ${period.quarter} is closed (last day ${period.closesOn}): nothing more is taken`,
  })
}

/** The day whose withdrawals count when a quarter is counted, flagged and scored: what is withdrawn later counts in it. */
export function countingDay(quarter: string): string {
  return lastDayOf(quarter)
}

/** The day whose withdrawals count for what a quarter's forms ask: today, and once it is over that on which it is counted. */
export function askingDay(quarter: string, today: string): string {
  const last = countingDay(quarter)
  return today < last ? today : last
}

/** Throws until the quarter is closed, early or after its last day: figures would tell one party of another's answers. */
export async function requireClosed(db: Db, quarter: string): Promise<void> {
  if ((await readPeriod(db, quarter)).state === 'closed') return
  throw new AppError('not-possible', {
    zh: `${quarter} 的测评尚未关闭，请先关闭：关闭前各方互不可见，不计算、不公告、不据以提出措施`,
    en: `The assessment of ${quarter} is not closed, close it first: until then no party's answers may show, so nothing is computed, announced or proposed from them`,
  })
}

async function findPeriod(db: Db, quarter: string): Promise<Period | undefined> {
  const row = await db.selectFrom('assessment_period').selectAll().where('quarter', '=', quarter).executeTakeFirst()
  return row && toPeriod(db, row)
}

async function toPeriod(db: Db, row: Selectable<AssessmentPeriodTable>): Promise<Period> {
  const { months } = periodDays(row.quarter, await readDueRules(db, row.opens_on))
  return {
    quarter: row.quarter,
    indicatorVersion: row.indicator_version,
    opensOn: row.opens_on,
    dueOn: row.due_on,
    closesOn: row.closes_on,
    state: row.state,
    closedOn: row.closed_at && beijingDay(row.closed_at),
    monthDueOn: months.map((month) => month.dueOn),
    months,
  }
}

async function findVersionInForce(db: Db, quarter: string): Promise<string> {
  const version = await findSetForQuarter(db, quarter)
  if (version !== undefined) return version
  throw new AppError('not-possible', {
    zh: `${quarter} 没有生效的测评指标，请先导入并启用`,
    en: `No indicators are in force for ${quarter}: import and adopt a set first`,
  })
}
