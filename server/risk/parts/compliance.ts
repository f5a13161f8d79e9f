import type { Words } from '../../contract/index.ts'
import type { Rules } from '../rules.ts'
import type { PartRule } from './part.ts'

type Inputs = {
  overdueDays: readonly number[]
  openStopWork: number
  repeatedItem: string | null
  managerPoints: number
  engineerPoints: number
  lastAccidentOn: string | null
}

/**
 * 守规: overdue corrections, stop-work, repeated breaches, penalty points, accidents. Each overdue notice adds its own
 * started weeks; a stop-work order counts as such, not as an overdue notice too.
 */
export const compliance: PartRule<Inputs> = {
  inputs: ({ overdueDays, openStopWork, repeatedItem, managerPoints, engineerPoints, lastAccidentOn }) => ({
    overdueDays,
    openStopWork,
    repeatedItem,
    managerPoints,
    engineerPoints,
    lastAccidentOn,
  }),
  factor: (inputs, rules) => {
    const { number } = rules
    const periods = inputs.overdueDays.reduce(
      (sum, days) => sum + Math.ceil(days / number['compliance.overdue_period_days']),
      0,
    )
    const further = Math.max(0, inputs.overdueDays.length - 1)
    return Math.min(
      1,
      (inputs.overdueDays.length > 0 ? number['compliance.first_overdue'] : 0) +
        further * number['compliance.further_overdue'] +
        periods * number['compliance.overdue_period'] +
        (inputs.openStopWork > 0 ? number['compliance.stop_work'] : 0) +
        (inputs.repeatedItem !== null ? number['compliance.repeated_item'] : 0) +
        (hasTooManyPoints(inputs, rules) ? number['compliance.person_points'] : 0) +
        (inputs.lastAccidentOn !== null ? number['compliance.accident'] : 0),
    )
  },
  causes: (inputs, rules) => {
    const told = [...describe(inputs, rules)]
    return told.length > 0
      ? told
      : [{ zh: '无逾期整改、停工、重复问题、超额记分或事故', en: 'Nothing overdue, stopped or repeated' }]
  },
}

function hasTooManyPoints({ managerPoints, engineerPoints }: Inputs, { number }: Rules): boolean {
  return Math.max(managerPoints, engineerPoints) > number['compliance.person_points_above']
}

function* describe(inputs: Inputs, rules: Rules): Generator<Words> {
  const { overdueDays, openStopWork, repeatedItem, managerPoints, engineerPoints, lastAccidentOn } = inputs
  const { number } = rules
  if (lastAccidentOn !== null) {
    const months = number['compliance.accident_months']
    yield {
      zh: `${months}个月内发生事故（${lastAccidentOn}）`,
      en: `Accident within ${months} months (${lastAccidentOn})`,
    }
  }
  if (openStopWork > 0) yield { zh: '停工令未解除', en: 'Stop-work order in force' }
  if (overdueDays.length > 0) {
    const longest = Math.max(...overdueDays)
    yield {
      zh: `${overdueDays.length}份责令改正逾期，最长${longest}天`,
      en: `${overdueDays.length} correction ${overdueDays.length === 1 ? 'notice' : 'notices'} overdue, up to ${longest} days`,
    }
  }
  if (repeatedItem !== null) {
    const months = number['compliance.repeated_months']
    yield {
      zh: `${months}个月内同一问题重复出现（${repeatedItem}）`,
      en: `Same item twice in ${months} months (${repeatedItem})`,
    }
  }
  const above = number['compliance.person_points_above']
  if (managerPoints > above) {
    yield {
      zh: `项目经理记分${managerPoints}分，超过${above}分`,
      en: `Project manager has ${managerPoints} points, above ${above}`,
    }
  }
  if (engineerPoints > above) {
    yield {
      zh: `总监记分${engineerPoints}分，超过${above}分`,
      en: `Chief supervision engineer has ${engineerPoints} points, above ${above}`,
    }
  }
}
