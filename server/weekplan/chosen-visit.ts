import type { PlanContent, PlanVisit } from '../contract/index.ts'

/** A visit as the choices leave it: an emergency is a must-do of its kind, with the reason first, and uses up no cap. */
export function chosenVisit({ visits, choices }: Pick<PlanContent, 'visits' | 'choices'>, index: number): PlanVisit {
  const visit = visits[index]
  if (!visit) throw new Error(`The plan has no visit ${index}.`)
  const emergency = choices.emergencies.find((one) => one.visit === index)
  if (!emergency) return visit
  const name =
    emergency.kind === 'accident' ? { zh: '事故应急', en: 'accident' } : { zh: '紧急投诉', en: 'urgent complaint' }
  const text = { zh: `${name.zh}：${emergency.reason}`, en: `${name.en}: ${emergency.reason}` }
  return {
    ...visit,
    kind: emergency.kind,
    required: true,
    countsToCap: false,
    causes: [{ code: 'emergency', required: true, text }, ...visit.causes],
  }
}
