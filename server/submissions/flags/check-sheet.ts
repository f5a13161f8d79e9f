import { daysBetween } from '../../staff/iso-week.ts'
import { type Finding, findingOf, type IntegrityRules, type Sheet } from './findings.ts'

/** What one sheet shows by itself: late, all answers alike, answered faster than it can be read. */
export function checkSheet(sheet: Sheet, rules: IntegrityRules): Finding[] {
  return [...late(sheet), ...uniform(sheet, rules), ...hasty(sheet, rules)]
}

function* late(sheet: Sheet): Generator<Finding> {
  if (!sheet.isLate) return
  const { dueOn, submittedOn } = sheet
  yield findingOf('late', sheet, { dueOn, submittedOn, days: daysBetween(dueOn, submittedOn) })
}

function* uniform(sheet: Sheet, { leastAnswers }: IntegrityRules): Generator<Finding> {
  const given = sheet.answers.filter((points) => points >= 0)
  const [points] = given
  if (points === undefined || given.length < leastAnswers || given.some((one) => one !== points)) return
  yield findingOf('uniform', sheet, { answers: given.length, points })
}

function* hasty(sheet: Sheet, { leastSecondsPerAnswer }: IntegrityRules): Generator<Finding> {
  const answers = sheet.answers.filter((points) => points >= 0).length
  // sheets from elsewhere do not say how long they took
  if (sheet.secondsSpent === null || answers === 0 || sheet.secondsSpent >= leastSecondsPerAnswer * answers) return
  yield findingOf('hasty', sheet, { answers, seconds: sheet.secondsSpent, least: leastSecondsPerAnswer })
}
