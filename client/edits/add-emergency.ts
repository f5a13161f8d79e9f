import type { PlanEmergency } from '../../server/contract/index.ts'
import type { Edit } from './edit.ts'

/** Makes a visit a must-do of this week because of an accident or complaint; where it goes is another edit's matter. */
export function addEmergency(emergency: PlanEmergency): Edit {
  const { visit } = emergency
  return (plan) => ({
    ...plan,
    removals: plan.removals.filter((removal) => removal.visit !== visit),
    emergencies: [...plan.emergencies.filter((other) => other.visit !== visit), emergency],
  })
}
