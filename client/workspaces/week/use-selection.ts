import { useMemo } from 'react'
import type { PlanContent } from '../../../server/contract/index.ts'
import type { EditPlan } from '../../edits/edit.ts'
import { correct, readAddress, useAddress } from '../../state/address.ts'
import type { BoardSelection } from './WeekBoard.tsx'

/** What is selected, as indices of the plan; the address bar holds it as identifiers, which outlive the plan. */
export function useSelection(content: PlanContent | null, choices: EditPlan | null): BoardSelection {
  const teamId = useAddress((address) => address.team)
  const day = useAddress((address) => address.day)
  const siteId = useAddress((address) => address.stop)
  const team = content && teamId !== null ? content.teams.findIndex((other) => other.id === teamId) : -1
  const visit = useMemo(() => {
    if (!content || siteId === null) return null
    const planned = choices?.routes.flat().find((other) => content.visits[other]?.siteId === siteId)
    const found = planned ?? content.visits.findIndex((other) => other.siteId === siteId)
    return found < 0 ? null : found
  }, [content, choices, siteId])
  return useMemo(() => ({ team: team < 0 ? null : team, day, visit }), [team, day, visit])
}

/** Selecting by the plan's indices; selecting a team, day or shift again lets go of it. */
export function useSelect(content: PlanContent | null) {
  return useMemo(
    () => ({
      visit: (index: number) => {
        const visit = content?.visits[index]
        if (visit) correct({ stop: visit.siteId })
      },
      team: (index: number) => {
        const id = content?.teams[index]?.id ?? null
        const { team, day } = readAddress()
        correct({ team: id === team && day === null ? null : id, day: null })
      },
      day: (index: number) => {
        const { team, day } = readAddress()
        correct({ day: index === day && team === null ? null : index, team: null })
      },
      shift: (index: number) => {
        const shift = content?.shifts[index]
        const id = shift && content?.teams[shift.team]?.id
        if (!shift || id === undefined) return
        const { team, day } = readAddress()
        correct(team === id && day === shift.day ? { team: null, day: null } : { team: id, day: shift.day })
      },
    }),
    [content],
  )
}
