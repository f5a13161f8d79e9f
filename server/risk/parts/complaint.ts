import type { PartRule } from './part.ts'

/** 投诉: verified complaints in the look-back. */
export const complaint: PartRule<{ verified: number }> = {
  inputs: ({ verifiedComplaints }) => ({ verified: verifiedComplaints }),
  factor: ({ verified }, rules) => Math.min(1, verified * rules.number['complaint.each']),
  causes: ({ verified }, rules) => {
    const days = rules.number['complaint.days']
    return verified === 0
      ? [{ zh: `近${days}天无查实投诉`, en: `No verified complaint in ${days} days` }]
      : [{ zh: `近${days}天查实投诉${verified}件`, en: `${verified} verified in ${days} days` }]
  },
}
