import { sql } from 'kysely'
import type { GridRow } from '../contract/index.ts'
import type { Db } from '../db/connect.ts'
import { AppError, notFound } from '../http/app-error.ts'
import { readGridRows } from './read-grids.ts'

/** The agency whose grid it is; throws 404 when there is no such grid. */
export async function findAgencyOfGrid(db: Db, gridId: number): Promise<string> {
  const row = await db
    .selectFrom('grid')
    .innerJoin('grid_design', 'grid_design.id', 'grid.design_id')
    .select('grid_design.agency_code')
    .where('grid.id', '=', gridId)
    .executeTakeFirst()
  if (!row) throw notFound({ zh: `网格 ${gridId}`, en: `grid ${gridId}` })
  return row.agency_code
}

/** Gives a grid of the design in force to a team of the same agency, or to none. */
export async function assignGridTeam(db: Db, gridId: number, teamId: number | null, now: Date): Promise<GridRow> {
  const grid = await db
    .selectFrom('grid')
    .innerJoin('grid_design', 'grid_design.id', 'grid.design_id')
    .select(['grid_design.agency_code', 'grid_design.valid_to'])
    .where('grid.id', '=', gridId)
    .executeTakeFirst()
  if (!grid) throw notFound({ zh: `网格 ${gridId}`, en: `grid ${gridId}` })
  if (grid.valid_to !== null) {
    throw new AppError('conflict', {
      zh: '该网格属于已停用的划分版本，请刷新后重试',
      en: 'This grid belongs to a design that is no longer in force: reload and try again',
    })
  }
  if (teamId !== null) {
    const team = await db
      .selectFrom('team')
      .select(['agency_code', 'is_active'])
      .where('id', '=', teamId)
      .executeTakeFirst()
    if (!team) throw notFound({ zh: `执法小组 ${teamId}`, en: `team ${teamId}` })
    if (team.agency_code !== grid.agency_code || !team.is_active) {
      throw new AppError('not-possible', {
        zh: '只能分配给本机构在用的执法小组',
        en: 'A grid can only go to an active team of its own agency',
      })
    }
  }
  await db.updateTable('grid').set({ team_id: teamId }).where('id', '=', gridId).execute()
  const [row] = await readGridRows(db, sql`grid.id = ${gridId}`, now)
  return row!
}
