import type { Palette } from '../../ui/palette.ts'

/** The colour of a team by its index in the plan; its number always stands beside it, as colours repeat. */
export function teamColour(palette: Palette, team: number): string {
  return palette.teams[team % palette.teams.length] ?? palette.primary
}
