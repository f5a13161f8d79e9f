import { useState } from 'react'
import { readIsochrone } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { orNothing } from '../../state/areas.ts'

export const reachMinutes = [15, 30, 45] as const
export type ReachMinutes = (typeof reachMinutes)[number]

/** What a team reaches in some minutes from its base or from a place that was pointed at. */
export type Reach = ReturnType<typeof useReach>

/** `team` is the one that stands out, with its base; null: none, and nothing is asked. */
export function useReach(team: { readonly id: number; readonly base: readonly [number, number] } | null) {
  const [isWanted, setWanted] = useState(false)
  const [minutes, setMinutes] = useState<ReachMinutes>(30)
  const [chosen, setChosen] = useState<{ team: number; place: readonly [number, number] } | null>(null)
  const origin = chosen && chosen.team === team?.id ? chosen.place : null
  const from = origin ?? team?.base
  const isOn = isWanted && team !== null
  const reading = useRead(
    readIsochrone,
    isOn && from ? { query: { lon: rounded(from[0]), lat: rounded(from[1]), minutes: String(minutes) } } : null,
    { staleMs: 600_000, keepPrevious: true },
  )
  return {
    isOn,
    setWanted,
    minutes,
    setMinutes,
    /** The place pointed at; null: the base. */
    origin,
    moveTo: (place: readonly [number, number] | null) => setChosen(team && place ? { team: team.id, place } : null),
    area: isOn && !reading.error ? orNothing(reading.data) : null,
    isWaiting: isOn && reading.isFetching,
    error: isOn ? reading.error : null,
  }
}

/** Five decimals are a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
