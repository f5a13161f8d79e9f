import type { Edit } from './edit.ts'

/** Withdraws an emergency; the visit stays where it stands as an ordinary one. Inverse of `addEmergency`. */
export function cancelEmergency(visit: number): Edit {
  return (plan) => ({ ...plan, emergencies: plan.emergencies.filter((emergency) => emergency.visit !== visit) })
}
