import type { Role } from '../../../../server/contract/index.ts'

export type PartyTab = 'sites' | 'tasks' | 'points' | 'objections'

/** What a party may open: a firm its sites and its record too, a project department and an assessor their forms. */
export function partyTabs(role: Role): readonly PartyTab[] {
  return role === 'firm' ? ['sites', 'tasks', 'points', 'objections'] : ['tasks']
}
