import type { Discipline, Words } from '../contract/index.ts'
import type { Violation } from '../solver/index.ts'
import type { WeekFacts } from './facts.ts'

const weekdays = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

// typed, not read, from the contract: its schemas would weigh more than all else that the browser's workers load
const disciplineNames: Record<Discipline, Words> = {
  safety: { zh: '安全', en: 'safety' },
  quality: { zh: '质量', en: 'quality' },
  structure: { zh: '结构', en: 'structure' },
  machinery: { zh: '机械', en: 'machinery' },
  electrical: { zh: '电气', en: 'electrical' },
  rail: { zh: '轨道', en: 'rail' },
}

const disciplines = Object.keys(disciplineNames) as Discipline[]

/** The bit of each discipline in the solver's skill sets. */
export const skillBit: Readonly<Record<string, number>> = Object.fromEntries(
  disciplines.map((name, i) => [name, 1 << i]),
)

/** The disciplines of a skill set, in words. */
export function describeSkills(bits: number): Words {
  const names = disciplines.filter((name) => bits & skillBit[name]!).map((name) => disciplineNames[name])
  return { zh: names.map((name) => name.zh).join('、'), en: names.map((name) => name.en).join(', ') }
}

/** 周三, Wed. */
export function dayWord(facts: WeekFacts, day: number): Words {
  const weekday = facts.days[day]!.weekday - 1
  return { zh: weekdays.zh[weekday]!, en: weekdays.en[weekday]! }
}

/** What an edited plan breaks, as the person who broke it would say it. */
export function describeViolation(facts: WeekFacts, { rule, amount, visit, shift }: Violation): Words {
  const minutes = Math.ceil(amount / 60)
  const window = visit >= 0 ? windowWords(facts, visit) : { zh: '', en: '' }
  switch (rule) {
    case 'window':
      return { zh: `迟到 ${minutes} 分钟${window.zh}`, en: `late by ${minutes} min${window.en}` }
    case 'hours':
      return { zh: `超出工时 ${minutes} 分钟`, en: `over the working hours by ${minutes} min` }
    case 'break':
      return { zh: `午休推迟 ${minutes} 分钟`, en: `lunch ${minutes} min too late` }
    case 'driving':
      return { zh: `驾车超限 ${minutes} 分钟`, en: `over the driving limit by ${minutes} min` }
    case 'work':
      return { zh: `作业时间超限 ${minutes} 分钟`, en: `over the limit on working time by ${minutes} min` }
    case 'distance':
      return { zh: `里程超限 ${amount} 米`, en: `over the distance limit by ${amount} m` }
    case 'capacity':
      return { zh: `超出装载量 ${amount}`, en: `${amount} more on board than the team can carry` }
    case 'stops':
      return { zh: `超出每日站数上限 ${amount} 站`, en: `${amount} more stops than a day may hold` }
    case 'skills': {
      const missing = describeSkills(amount)
      return { zh: `专业不符：该队缺 ${missing.zh}`, en: `wrong discipline: the team lacks ${missing.en}` }
    }
    case 'forbidden':
      return forbiddenWords(facts, visit, shift)
    case 'gap':
      return { zh: `同一工地两次检查间隔少 ${amount} 天`, en: `two visits to one site ${amount} days too close` }
    case 'max-gap':
      return { zh: `同一工地两次检查间隔多 ${amount} 天`, en: `two visits to one site ${amount} days too far apart` }
    case 'exclusion':
      return { zh: '与另一项检查不能同时安排', en: 'cannot be made together with another visit' }
    case 'precedence':
      return { zh: '须在另一项检查之后', en: 'must come after another visit' }
    case 'pin':
      return { zh: '不在固定的班次或站位', en: 'not where it was pinned' }
    case 'duplicate':
      return { zh: '同一项检查排了两次', en: 'the same visit twice' }
    case 'required':
      return { zh: '必查检查未排入', en: 'a must-do is not planned' }
  }
}

/** A visit on a day that none of its windows touches. */
export function describeWrongDay(facts: WeekFacts, visit: number): Words {
  const window = windowWords(facts, visit)
  return { zh: `日期不符${window.zh}`, en: `on a day it must not be${window.en}` }
}

function forbiddenWords(facts: WeekFacts, visit: number, shift: number): Words {
  const planned = facts.visits[visit]!
  if (planned.barred) return planned.barred
  const { team } = facts.shifts[shift]!
  if (planned.homeTeam >= 0 && planned.homeTeam !== team) {
    const home = facts.teams[planned.homeTeam]!.name
    const goes = facts.shifts.some((other) => other.team === planned.homeTeam)
    return goes
      ? {
          zh: `不在该队网格（责任队 ${home}），且非必查`,
          en: `outside the team's grids (${home} is in charge) and no must-do`,
        }
      : {
          zh: `责任队 ${home} 本周无班次，非必查不跨网格`,
          en: `${home} is in charge and has no shift; only must-dos cross grids`,
        }
  }
  return { zh: '已移出，不再安排', en: 'taken out of the week' }
}

/** The windows of a visit in brackets; empty when it may be made any time. */
export function windowWords(facts: WeekFacts, visit: number): Words {
  const { windows } = facts.visits[visit]!
  if (windows.length === 0) return { zh: '', en: '' }
  return {
    zh: `（${windows.map((window) => window.why.zh).join('；')}）`,
    en: ` (${windows.map((window) => window.why.en).join('; ')})`,
  }
}
