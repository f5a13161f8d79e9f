import { assignGridTeam, designGrids, readGridDesign } from '../contract/index.ts'
import { notFound } from '../http/app-error.ts'
import { recordAudit } from '../http/audit.ts'
import { bind, requireAgency } from '../http/bind.ts'
import * as team from './assign-grid-team.ts'
import * as design from './design-grids.ts'
import * as read from './read-grids.ts'

export const gridRoutes = [
  bind(readGridDesign, async ({ db, params, now }) => read.readGridDesign(db, params.agency, now())),
  bind(designGrids, async ({ db, params, body, account, now }) => {
    requireAgency(account, params.agency)
    await design.designGrids(db, { agency: params.agency, gridCount: body.gridCount, by: account.name, now: now() })
    await recordAudit(db, account, 'design-grids', `agency:${params.agency}`, body)
    const made = await read.readGridDesign(db, params.agency, now())
    if (!made) throw notFound({ zh: '网格', en: 'grid design' })
    return made
  }),
  bind(assignGridTeam, async ({ db, params, body, account, now }) => {
    requireAgency(account, await team.findAgencyOfGrid(db, params.id))
    const row = await team.assignGridTeam(db, params.id, body.teamId, now())
    await recordAudit(db, account, 'assign-grid-team', `grid:${params.id}`, body)
    return row
  }),
]
