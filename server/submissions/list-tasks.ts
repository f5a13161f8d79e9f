import { sql } from 'kysely'
import type {
  Account,
  AssessmentTask,
  listTasks as endpoint,
  Indicator,
  Party,
  QueryOf,
  ResponseOf,
  SiteStatus,
  StageCode,
  WorksType,
} from '../contract/index.ts'
import { unanswered } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { ruleVersionAt } from '../db/rule-version.ts'
import { readIndicatorSet } from '../indicators/queries.ts'
import { beijingDay } from '../staff/iso-week.ts'
import { askedOn } from './answers.ts'
import { levelOf, type Viewer } from './parties.ts'
import { askingDay, asTold, findPeriodFor, isOpenOn, type Period } from './periods.ts'
import { readViewer } from './read-viewer.ts'
import { turnsOf } from './turns.ts'

type Row = {
  readonly total: number
  readonly siteId: number
  readonly siteName: string
  readonly permitNumber: string
  readonly agencyCode: string
  readonly worksType: WorksType
  readonly stage: StageCode
  readonly stages: readonly StageCode[]
  readonly status: SiteStatus
  readonly party: Party
  readonly month: number | null
  readonly visitId: number | null
  readonly visitedOn: string | null
  readonly dueOn: string
  readonly submissionId: number | null
  readonly state: 'draft' | 'submitted' | null
  readonly isLate: boolean | null
  readonly answers: readonly number[] | null
}

/** What an account has to fill in for a quarter: what is not sent yet first, then by due day. */
export async function listTasks(
  db: Db,
  query: QueryOf<typeof endpoint>,
  { account, now }: { account: Account; now: Date },
): Promise<ResponseOf<typeof endpoint>> {
  const today = beijingDay(now)
  const period = await findPeriodFor(db, query.quarter, today)
  const viewer = await readViewer(db, account)
  const rows = await readRows(db, query, { viewer, period, today, now })
  const { indicators } = (await readIndicatorSet(db, period.indicatorVersion))!
  const day = askingDay(period.quarter, today)
  return {
    total: rows[0]?.total ?? 0,
    period: asTold(period),
    tasks: rows.map((row) => toTask(row, askedOn(indicators, row, day), period, today)),
  }
}

function toTask(row: Row, asked: readonly Indicator[], period: Period, today: string): AssessmentTask {
  const { total: _, stages: __, answers, isLate, state, ...task } = row
  const answered = asked.filter(({ position }) => (answers?.[position] ?? unanswered) !== unanswered).length
  return {
    ...task,
    quarter: period.quarter,
    level: levelOf(row.party),
    state: stateOf(row, period, today),
    asked: asked.length,
    // what another firm sent before the site changed hands is complete, and more is not said of it
    answered: state === 'submitted' ? asked.length : answered,
  }
}

function stateOf({ state, isLate, dueOn }: Row, period: Period, today: string): AssessmentTask['state'] {
  if (state === 'submitted') return isLate ? 'late' : 'submitted'
  if (!isOpenOn(period, today)) return 'closed'
  if (today > dueOn) return 'overdue'
  return state === 'draft' ? 'draft' : 'todo'
}

type Reading = { readonly viewer: Viewer; readonly period: Period; readonly today: string; readonly now: Date }

async function readRows(
  db: Db,
  { search, limit, offset }: QueryOf<typeof endpoint>,
  { viewer, period, today, now }: Reading,
): Promise<Row[]> {
  const pattern = `%${(search ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Row>`
    with turn as (${turnsOf(viewer, period, today)}),
    page as materialized (
      select turn.*, s.id, s.state, s.is_late, count(*) over () as total,
        turn.party not in ('project', 'agency')
          and not coalesce(s.firm_id = any(${viewer.firmIds}::bigint[]), false) as is_foreign
      from turn join site on site.id = turn.site_id
      left join submission s on s.quarter = ${period.quarter} and s.site_id = turn.site_id and s.party = turn.party
        and s.month is not distinct from turn.month and s.visit_id is not distinct from turn.visit_id
        and s.state in ('draft', 'submitted')
      where site.name ilike ${pattern} or site.permit_number ilike ${pattern} or site.address ilike ${pattern}
      order by (s.state is not distinct from 'submitted'), turn.due_on, site.permit_number, turn.party, turn.month,
        turn.visit_id
      limit ${limit} offset ${offset}
    )
    select page.total::int, page.site_id as "siteId", site.name as "siteName", site.permit_number as "permitNumber",
      coalesce(s.agency_code, site.agency_code) as "agencyCode", coalesce(s.works_type, site.works_type) as "worksType",
      coalesce(riskiest.stage, site.stage) as stage,
      coalesce(s.stages, built.stages, array[site.stage]) as stages,
      site.status, page.party, page.month, page.visit_id as "visitId",
      visit.visited_on as "visitedOn", page.due_on as "dueOn", s.id as "submissionId",
      case when page.is_foreign and page.state = 'draft' then null else page.state end as state,
      page.is_late as "isLate", s.answers
    from page join site on site.id = page.site_id left join visit on visit.id = page.visit_id
    left join submission s on s.id = page.id and not page.is_foreign
    left join lateral (
      select array_agg(distinct stage) as stages from building where building.site_id = site.id) built on true
    left join lateral (
      select building.stage from building
      join rule_stage on rule_stage.code = building.stage and rule_stage.version = ${ruleVersionAt(now)}
      where building.site_id = site.id order by rule_stage.weight desc, building.stage desc limit 1) riskiest on true
    order by (page.state is not distinct from 'submitted'), page.due_on, site.permit_number, page.party, page.month,
      page.visit_id`.execute(db)
  return rows
}
