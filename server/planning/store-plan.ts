import { sql } from 'kysely'
import type { PlanContent, Unplanned, Words } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError } from '../http/app-error.ts'
import { chosenVisit } from '../weekplan/index.ts'
import { packProblem, type StoredProblem, unpackProblem } from './stored-problem.ts'

/** Writes a solved plan in one transaction: content, problem, one row per stop and per visit left out. */
export async function storePlan(
  db: Db,
  planId: number,
  solved: {
    content: PlanContent
    problem: StoredProblem
    iterations: number
    travelSource: string
    travelNote: Words | null
  },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('plan')
      .set({
        state: 'successful',
        problem: packProblem(solved.problem),
        iterations: solved.iterations,
        travel_source: solved.travelSource,
        travel_note: solved.travelNote && JSON.stringify(solved.travelNote),
      })
      .where('id', '=', planId)
      .execute()
    await storeContent(trx, planId, solved.content)
  })
}

/** Writes the content of a plan and the rows that are read apart from it. */
export async function storeContent(trx: Db, planId: number, content: PlanContent): Promise<void> {
  await trx
    .updateTable('plan')
    .set({ content: JSON.stringify(content) })
    .where('id', '=', planId)
    .execute()
  const stops = stopRows(planId, content)
  if (stops.length > 0) await trx.insertInto('plan_stop').values(stops).execute()
  const unplanned = unplannedRows(planId, content)
  if (unplanned.length > 0) await trx.insertInto('plan_unplanned').values(unplanned).execute()
}

/** The problem that a plan stands on; a plan made by hand edits stands on that of the plan it was made from. */
export async function findStoredProblem(db: Db, planId: number): Promise<StoredProblem> {
  const { rows } = await sql<{ problem: unknown }>`
    with recursive line as (
      select id, parent_id, problem, 0 as depth from plan where id = ${planId}
      union all
      select p.id, p.parent_id, p.problem, line.depth + 1 from plan p join line on p.id = line.parent_id
      where line.problem is null)
    select problem from line where problem is not null order by depth limit 1`.execute(db)
  const row = rows[0]
  if (!row)
    throw new AppError('conflict', {
      zh: `计划 ${planId} 还没有求解，没有可用的问题`,
      en: `Plan ${planId} has not been solved, so there is no problem to show`,
    })
  return unpackProblem(row.problem)
}

function stopRows(planId: number, content: PlanContent) {
  const monday = Date.parse(`${content.days[0]!.date}T00:00:00+08:00`)
  const at = (seconds: number) => new Date(monday + seconds * 1000)
  return content.routes.flatMap((route) => {
    const shift = content.shifts[route.shift]!
    return route.stops.map((stop, i) => {
      const visit = chosenVisit(content, stop.visit)
      return {
        plan_id: planId,
        team_id: content.teams[shift.team]!.id,
        day: content.days[shift.day]!.date,
        position: i + 1,
        site_id: visit.siteId,
        arrives_at: at(stop.arrivalSeconds),
        starts_at: at(stop.startSeconds),
        ends_at: at(stop.endSeconds),
        is_required: visit.required,
        is_pinned: stop.isPinned,
        counts_to_cap: visit.countsToCap,
        reasons: JSON.stringify(visit.causes),
      }
    })
  })
}

/** One row per site, the first of its visits that was left out. */
function unplannedRows(planId: number, content: PlanContent) {
  const bySite = new Map<number, Unplanned>()
  for (const one of content.unplanned) {
    const { siteId } = content.visits[one.visit]!
    if (!bySite.has(siteId)) bySite.set(siteId, one)
  }
  return [...bySite].map(([siteId, one]) => ({
    plan_id: planId,
    site_id: siteId,
    is_required: chosenVisit(content, one.visit).required,
    prize: content.visits[one.visit]!.prize,
    reason: JSON.stringify(one),
  }))
}
