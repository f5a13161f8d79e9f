import { sql } from 'kysely'
import type { Level, Words } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { findRuleVersion } from '../db/rule-version.ts'
import { teamHoursPerWeek } from '../grids/queries.ts'
import { factsOn } from '../risk/facts-on.ts'
import { readRecords } from '../risk/read-records.ts'
import { readRules } from '../risk/read-rules.ts'
import { scoreFacts } from '../risk/score.ts'
import { dataVersion } from '../sites/data-version.ts'
import { calendarDay } from '../staff/calendar.ts'
import { readDayOverrides } from '../staff/calendar-queries.ts'
import { addDays, beijingDay } from '../staff/iso-week.ts'
import { lastDayOf, lastFullQuarter } from '../staff/months.ts'
import { type LevelGround, YEAR_DAYS } from './level-preview.ts'
import { readMeasureNumbers } from './measure-numbers.ts'
import { hoursAtHand, type TeamTime } from './team-hours.ts'

/**
 * The ground that thresholds are tried on: today, or the last day of an earlier quarter. Kept until sites, scores, teams, leave
 * or rules change, so that a slider waits for arithmetic only.
 */
export async function readLevelGround(
  db: Db,
  { quarter, now }: { quarter?: string | undefined; now: Date },
): Promise<LevelGround> {
  const today = beijingDay(now)
  const day = quarter === undefined || quarter >= lastFullQuarter(today) ? today : lastDayOf(quarter)
  const version = await findRuleVersion(db, today)
  const key = [day, version, await dataVersion(db), await staffVersion(db)].join('/')
  const held = kept.get(db)
  if (held?.key === key) return held.ground
  const ground = readGround(db, { day, today, version })
  kept.set(db, { key, ground })
  ground.catch(() => kept.delete(db))
  return ground
}

const kept = new WeakMap<Db, { readonly key: string; readonly ground: Promise<LevelGround> }>()

async function readGround(
  db: Db,
  { day, today, version }: Record<'day' | 'today' | 'version', string>,
): Promise<LevelGround> {
  const [rules, records, numbers, places, agencies, teams, overrides] = await Promise.all([
    readRules(db, version),
    readRecords(db, { day }),
    readMeasureNumbers(db, today),
    readPlaces(db),
    readAgencies(db),
    readTeamTimes(db),
    readDayOverrides(db, day, addDays(day, YEAR_DAYS)),
  ])
  const days = Array.from({ length: YEAR_DAYS }, (_, index) => calendarDay(addDays(day, index + 1), overrides))
  const officers = numbers['plan.two_officers']
  return {
    day,
    rules,
    sites: records.sites
      .filter((site) => site.permitDate <= day)
      .map((site) => {
        const facts = factsOn(records, site, day, rules)
        return { ...places.get(site.id)!, facts, score: scoreFacts(facts, rules).score }
      }),
    agencies: agencies.map((agency) => {
      const own = teams.filter((team) => team.agencyCode === agency.code)
      const hours = own.reduce((sum, team) => sum + hoursAtHand(team, days, officers), 0)
      return { ...agency, teamCount: own.length, hoursAtHand: hours }
    }),
  }
}

/** Changes whenever the officers at hand do. */
async function staffVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select md5(concat_ws(' ',
      (select string_agg(concat_ws('/', id, agency_code, is_active, starts_at, ends_at, lunch_minutes, max_driving_minutes,
        weekdays), ',' order by id) from team),
      (select concat_ws('/', count(*), sum(team_id * (inspector_id % 1009))) from team_member),
      (select concat_ws('/', count(*), count(certificate_number)) from inspector),
      (select concat_ws('/', count(*), max(id), sum(last_day - first_day)) from leave),
      (select string_agg(concat_ws('/', day, is_workday), ',' order by day) from calendar_day))) as version`.execute(db)
  return rows[0]?.version ?? ''
}

async function readPlaces(db: Db): Promise<Map<number, { agencyCode: string; held: Level | null }>> {
  const { rows } = await sql<{ id: number; agencyCode: string; held: Level | null }>`
    select site.id, site.agency_code as "agencyCode", latest.level as held
    from site left join (
      select distinct on (site_id) site_id, level from risk_score where not is_retrospective
      order by site_id, as_of desc, id desc) latest on latest.site_id = site.id`.execute(db)
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

async function readAgencies(db: Db): Promise<{ code: string; name: Words; areaKm2: number | null }[]> {
  const { rows } = await sql<{ code: string; name: Words; areaKm2: number | null }>`
    select code, json_build_object('zh', name_zh, 'en', name_en) as name,
      (st_area(area::geography) / 1e6)::float8 as "areaKm2" from agency order by code`.execute(db)
  return rows
}

async function readTeamTimes(db: Db): Promise<TeamTime[]> {
  const { rows } = await sql<TeamTime>`
    select team.agency_code as "agencyCode", team.weekdays,
      coalesce(${teamHoursPerWeek} / nullif(cardinality(team.weekdays), 0), 0)::float8 as "hoursPerShift",
      coalesce((
        select json_agg(coalesce((
          select json_agg(json_build_object('firstDay', first_day, 'lastDay', last_day))
          from leave where leave.inspector_id = inspector.id), '[]') order by inspector.id)
        from team_member join inspector on inspector.id = team_member.inspector_id
        where team_member.team_id = team.id and inspector.certificate_number is not null), '[]') as officers
    from team where team.is_active order by team.id`.execute(db)
  return rows
}
