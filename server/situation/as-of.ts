import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { latestScore } from '../grids/queries.ts'
import { AppError } from '../http/app-error.ts'
import { scoreQuarters } from '../risk/score-quarter.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { lastDayOf, quarterOf } from '../staff/months.ts'

/** The point in time that a view of the city shows. */
export type AsOf = {
  readonly quarter: string
  /** Today in the current quarter, else the quarter's last day. */
  readonly day: string
  /** Lateral join that gives each `site` its score of that day as `latest`. */
  readonly score: RawBuilder<unknown>
}

/** Where the quarter slider stands; an assessed quarter of the past that was never scored is scored first. */
export async function viewAsOf(db: Db, quarter: string | undefined, now: Date): Promise<AsOf> {
  const today = beijingDay(now)
  const current = quarterOf(today)
  if (quarter === undefined || quarter === current) return { quarter: current, day: today, score: latestScore }
  if (quarter > current) {
    throw new AppError('bad-input', {
      zh: `季度 ${quarter} 尚未开始，最新为 ${current}`,
      en: `Quarter ${quarter} has not begun; the latest is ${current}`,
    })
  }
  // Only quarters that were assessed: before the first of them there is nothing to score.
  const { rows: assessed } = await sql`select from published_rank where quarter = ${quarter} limit 1`.execute(db)
  if (assessed.length > 0) await scoreQuarters(db, [quarter])
  const day = lastDayOf(quarter)
  return { quarter, day, score: scoreOn(day) }
}

function scoreOn(day: string): RawBuilder<unknown> {
  return sql`
    left join lateral (
      select score, level, interval_days, due_ratio, priority, as_of
      from risk_score where risk_score.site_id = site.id and risk_score.as_of = ${day}::date
      order by id desc limit 1
    ) latest on true`
}
