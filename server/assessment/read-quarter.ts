import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'
import { inPages, readAhead } from '../db/read-ahead.ts'
import { findRuleVersion } from '../db/rule-version.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { firstDayOf, lastDayOf } from '../staff/months.ts'
import { countingDay, dueDay, type Period, readPeriod, requireClosed } from '../submissions/periods.ts'
import { readAnswerSheets } from './answer-sheets.ts'
import { assembleGradingRules, type GradingRules } from './grading-rules.ts'
import {
  type QuarterFacts,
  type RegisteredSite,
  type SentSubmission,
  type SiteInQuarter,
  siteInQuarter,
  siteParties,
} from './site-in-quarter.ts'
import type { Falsehood } from './site-parts.ts'
import { successorsOf } from './successors.ts'

/** A quarter as it stood when it was read. */
export type QuarterInputs = {
  readonly quarter: string
  readonly indicatorVersion: string
  readonly rules: GradingRules
  readonly sites: readonly SiteInQuarter[]
  readonly agencyCodes: readonly string[]
  readonly isSample: boolean
  readonly counts: { readonly submissions: number; readonly answers: number }
  /** SHA-256 over all that figures and ranks follow from. */
  readonly sha256: string
}

/** Reads all that a quarter is scored from, as of one moment. */
export async function readQuarter(db: Db, quarter: string, now: Date): Promise<QuarterInputs> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((trx) => read(trx, quarter, now))
}

async function read(db: Db, quarter: string, now: Date): Promise<QuarterInputs> {
  await requireClosed(db, quarter)
  const period = await readPeriod(db, quarter)
  const rules = await readGradingRules(db, lastDayOf(quarter))
  const versions = await db
    .selectFrom('submission')
    .innerJoin('indicator_set as s', 's.version', 'submission.indicator_version')
    .select(['s.version', 's.is_sample'])
    .distinct()
    .where('quarter', '=', quarter)
    .orderBy('s.version')
    .execute()
  const sheets = await readAnswerSheets(
    db,
    versions.map((one) => one.version),
    countingDay(quarter),
  )
  const facts = await readFacts(db, period, dueDay(period, beijingDay(now)))
  const [registered, agencies] = [await readSites(db, quarter), await readAgencyCodes(db)]
  const [falsehoods, accidents] = [await readFalsehoods(db, quarter), await readAccidents(db, quarter)]

  const hash = createHash('sha256').update(JSON.stringify([quarter, rules, agencies, sheets.fingerprint]))
  const counts = { submissions: 0, answers: 0 }
  const sites: SiteInQuarter[] = []
  const pages = inPages(registered, SITES_A_PAGE)
  for await (const { page, rows } of readAhead(pages, (page) => readSubmissions(db, quarter, page))) {
    const sent = new Map<number, SentSubmission[]>()
    for (const { answers, indicatorVersion, ...row } of rows) {
      const place = { version: indicatorVersion, stages: row.stages, worksType: row.worksType }
      const submission = { ...row, classes: row.state === 'rejected' ? [] : sheets.count(place, answers) }
      sent.set(row.siteId, [...(sent.get(row.siteId) ?? []), submission])
      hash.update(`${row.id} ${answers}\n`)
      counts.submissions += 1
      counts.answers += sheets.sizes.get(indicatorVersion) ?? 0
    }
    for (const site of page) {
      const own = sent.get(site.id) ?? []
      const events = { falsehoods: falsehoods.get(site.id) ?? [], hasAccident: accidents.has(site.id) }
      const isOver = site.status === 'completed' || site.status === 'cancelled'
      // Closed before the quarter, as far as anybody can tell: nothing was sent of it, and nothing happened there.
      if (isOver && own.length === 0 && !events.hasAccident) continue
      const inQuarter = siteInQuarter(site, own, events, facts, rules)
      hash.update(JSON.stringify(inQuarter))
      sites.push(inQuarter)
    }
  }
  return {
    quarter,
    indicatorVersion: period.indicatorVersion,
    rules,
    sites,
    agencyCodes: agencies,
    isSample: versions.some((one) => one.is_sample),
    counts,
    sha256: hash.digest('hex'),
  }
}

/** The grading rules in force on a day, complete or not at all. */
export async function readGradingRules(db: Db, day: string): Promise<GradingRules> {
  return readGradingVersion(db, await findRuleVersion(db, day))
}

/** The grading rules of a version, complete or not at all. */
export async function readGradingVersion(db: Db, version: string): Promise<GradingRules> {
  const rows = await db.selectFrom('rule_number').select(['key', 'value']).where('version', '=', version).execute()
  return assembleGradingRules(version, rows)
}

// About a thousand submissions: two megabytes a read, and other queries get their turn in between.
const SITES_A_PAGE = 250

type SubmissionRow = Omit<SentSubmission, 'classes'> & { readonly indicatorVersion: string; readonly answers: string }

async function readSubmissions(db: Db, quarter: string, page: readonly RegisteredSite[]): Promise<SubmissionRow[]> {
  const [first, last] = [page[0]!.id, page.at(-1)!.id]
  const { rows } = await sql<SubmissionRow>`
    select id, site_id as "siteId", level, party, month, firm_id as "firmId", person_id as "personId", stages,
      works_type as "worksType", site_status as "siteStatus", agency_code as "agencyCode", state,
      extract(epoch from submitted_at)::float8 as "submittedAt", is_late as "isLate",
      indicator_version as "indicatorVersion", answers::text as answers
    from submission
    where quarter = ${quarter} and site_id between ${first} and ${last} and state in ('submitted', 'rejected')
    order by site_id, id`.execute(db)
  return rows
}

async function readSites(db: Db, quarter: string): Promise<RegisteredSite[]> {
  const { rows } = await sql<RegisteredSite>`
    select site.id, agency_code as "agencyCode", works_type as "worksType", is_affordable as "isAffordable", status,
      coalesce(built.stages, array[site.stage]) as stages, area_m2 as "areaM2", cost_yuan as "costYuan",
      permit_date as "permitDate", client_id as "clientId", contractor_id as "contractorId",
      supervision_id as "supervisionId", manager_id as "managerId", chief_engineer_id as "chiefEngineerId"
    from site
    left join (select site_id, array_agg(distinct stage) as stages from building group by site_id) built
      on built.site_id = site.id
    where permit_date <= ${lastDayOf(quarter)} order by site.id`.execute(db)
  return rows
}

async function readAgencyCodes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('agency').select('code').execute()
  return rows.map((row) => row.code).sort()
}

async function readFacts(db: Db, { quarter, months, dueOn }: Period, day: string): Promise<QuarterFacts> {
  const firms = await db
    .selectFrom('firm')
    .select(['id', 'merged_into as into', 'merged_on as on'])
    .where('merged_on', '<=', lastDayOf(quarter))
    .execute()
  const people = await db.selectFrom('person').select(['id', 'role']).execute()
  return {
    // a quarter closed early left no time for the rest
    dueMonths: months.filter((month) => month.dueOn < day).map((month) => month.lastDay),
    areFirmsDue: dueOn < day,
    lastDay: lastDayOf(quarter),
    successors: successorsOf(firms.map(({ id, into }) => [id, into!])),
    roles: new Map(people.map((person) => [person.id, person.role])),
  }
}

async function readFalsehoods(db: Db, quarter: string): Promise<Map<number, Falsehood[]>> {
  const rows = await db
    .selectFrom('submission_flag')
    .select(['site_id', 'kind'])
    .distinct()
    .where('quarter', '=', quarter)
    .where('state', '=', 'confirmed')
    .where('party', 'in', [...siteParties])
    .where('kind', 'in', ['self_above_government', 'copied', 'contradiction'])
    .execute()
  const found = new Map<number, Falsehood[]>()
  for (const row of rows) found.set(row.site_id, [...(found.get(row.site_id) ?? []), row.kind as Falsehood])
  return found
}

async function readAccidents(db: Db, quarter: string): Promise<Set<number>> {
  const rows = await db
    .selectFrom('accident')
    .select('site_id')
    .where('occurred_on', '>=', firstDayOf(quarter))
    .where('occurred_on', '<=', lastDayOf(quarter))
    .execute()
  return new Set(rows.map((row) => row.site_id))
}
