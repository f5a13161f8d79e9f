import type { Stage } from './city.ts'

// Share of the time from permit to completion at which each stage begins.
const begins: [Stage, number][] = [
  ['S8', 0.83],
  ['S7', 0.71],
  ['S6', 0.56],
  ['S5', 0.44],
  ['S4', 0.24],
  ['S3', 0.16],
  ['S2', 0.07],
  ['S1', 0],
]
const order: Stage[] = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8']
const byDanger: Stage[] = ['S4', 'S2', 'S3', 'S5', 'S6', 'S7', 'S8', 'S1']

/** The stage at a share of the time from permit to completion. */
export function stageAt(fraction: number): Stage {
  return begins.find(([, from]) => fraction >= from)?.[0] ?? 'S1'
}

/** How far a building is that runs ahead of its site; before the pit is opened and at completion all are alike. */
export function buildingFraction(siteFraction: number, lead: number): number {
  const stage = stageAt(siteFraction)
  return stage === 'S1' || stage === 'S8' ? siteFraction : Math.min(0.92, Math.max(0.07, siteFraction + lead))
}

/** The stages that a site's buildings are in when the site is so far; its own where it has no buildings. */
export function stagesAt(siteFraction: number, leads: readonly number[]): Stage[] {
  if (leads.length === 0) return [stageAt(siteFraction)]
  const stages = new Set(leads.map((lead) => stageAt(buildingFraction(siteFraction, lead))))
  return order.filter((stage) => stages.has(stage))
}

/** From which to which share of the time a stage lasts. */
export function spanOf(stage: Stage): [number, number] {
  const index = begins.findIndex(([each]) => each === stage)
  return [begins[index]![1], begins[index - 1]?.[1] ?? 1]
}

/** The most dangerous of several stages. */
export function riskiest(stages: Stage[]): Stage {
  return byDanger.find((stage) => stages.includes(stage)) ?? 'S1'
}
