import { addLeave, listTeams } from '../contract/index.ts'
import { recordAudit } from '../http/audit.ts'
import { bind, requireAgency } from '../http/bind.ts'
import * as leave from './add-leave.ts'
import * as teams from './list-teams.ts'

export const staffRoutes = [
  bind(listTeams, async ({ db, query, now }) => teams.listTeams(db, query.agency, now())),
  bind(addLeave, async ({ db, params, body, account }) => {
    requireAgency(account, await leave.findAgencyOfInspector(db, params.id))
    const id = await leave.addLeave(db, params.id, body)
    await recordAudit(db, account, 'add-leave', `inspector:${params.id}`, body)
    return { id }
  }),
]
