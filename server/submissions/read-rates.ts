import { sql } from 'kysely'
import type { AssessmentRate, readRates as endpoint, ResponseOf } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { findPeriodFor } from './periods.ts'
import { readNumbers } from './rule-numbers.ts'
import { isAssessed, standingTables } from './standing.ts'

/**
 * Assessment rates of a quarter as they stand this moment, the city, then each agency, in one query: of the sites of which
 * something was due by today, those of which all of it came in time.
 */
export async function readRates(db: Db, quarter: string | undefined, now: Date): Promise<ResponseOf<typeof endpoint>> {
  const today = beijingDay(now)
  const period = await findPeriodFor(db, quarter, today)
  const numbers = await readNumbers(db, period.opensOn, [
    'submission.rate_goal.building',
    'submission.rate_goal.affordable',
  ])
  const { rows } = await sql<AssessmentRate>`
    with ${standingTables(period, today)}
    select agency_code as "agencyCode", ${rateOf(sql`works_type = 'building'`)} as building,
      ${rateOf(sql`is_affordable`)} as affordable, ${rateOf(sql`true`)} as all
    from standing where is_due group by grouping sets ((), (agency_code))
    order by grouping(agency_code) desc, agency_code`.execute(db)
  return {
    quarter: period.quarter,
    goals: {
      building: numbers['submission.rate_goal.building'],
      affordable: numbers['submission.rate_goal.affordable'],
    },
    rates: rows,
  }
}

function rateOf(kind: ReturnType<typeof sql>) {
  const which = sql`has_due and ${kind}`
  return sql`json_build_object('due', count(*) filter (where ${which}),
    'assessed', count(*) filter (where ${which} and ${isAssessed}),
    'rate', round(count(*) filter (where ${which} and ${isAssessed})::numeric
      / nullif(count(*) filter (where ${which}), 0), 4))`
}
