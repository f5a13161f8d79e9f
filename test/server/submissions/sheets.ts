import type { IntegrityRules, Sheet } from '../../../server/submissions/flags/findings.ts'

export const integrityRules: IntegrityRules = {
  selfAboveGovernment: 15,
  selfAboveTimes: 2,
  leastSecondsPerAnswer: 1,
  leastAnswers: 5,
  copiedLeastDeductions: 2,
}

let made = 0

/** A sheet of site 1's contractor with ten honest answers, but for what is said otherwise. */
export function sheet(more: Partial<Sheet> = {}): Sheet {
  made++
  return {
    id: made,
    siteId: 1,
    siteName: '工地1',
    party: 'contractor',
    month: null,
    firmId: 7,
    personId: 5,
    answers: [0, 2, 0, 1, 0, 0, 3, 0, -1, made % 10],
    isLate: false,
    dueOn: '2027-01-10',
    submittedOn: '2027-01-08',
    submittedAt: 1000 + made,
    secondsSpent: 600,
    figure: 90,
    ...more,
  }
}
