import type { PlanBound, PlanContent } from '../../../server/contract/index.ts'

/** Per team with shifts: by how much one more shift would raise the net limit at most, as a mean over its days, the most first. */
export function teamValues(
  bound: Pick<PlanBound, 'shiftValues'>,
  content: Pick<PlanContent, 'shifts'>,
): { team: number; points: number }[] {
  const byTeam = new Map<number, number[]>()
  content.shifts.forEach(({ team }, s) => {
    const values = byTeam.get(team) ?? []
    byTeam.set(team, [...values, bound.shiftValues[s] ?? 0])
  })
  return [...byTeam]
    .map(([team, values]) => ({
      team,
      points: Math.round(values.reduce((sum, value) => sum + value, 0) / values.length),
    }))
    .sort((a, b) => b.points - a.points || a.team - b.team)
}
