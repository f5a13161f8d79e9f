import type { PlanChoices, Words } from '../contract/index.ts'
import type { Reason } from '../solver/index.ts'
import { dayWord, describeSkills, describeViolation, windowWords } from './describe.ts'
import type { WeekFacts } from './facts.ts'

/**
 * 未排入: the best place it could take, what that would cost, and what stands in the way; and whether no shift could make it
 * even with nothing else to do.
 */
export function describeUnplanned(facts: WeekFacts, reason: Reason, isImpossible = false): Words {
  if (reason.shift < 0) return describeNowhere(facts, reason)
  const at = placeWords(facts, reason)
  const detour = Math.ceil(Math.max(0, reason.extraTravelSeconds) / 60)
  const block = blockWords(facts, reason)
  const leave = reason.displaces.length > 0 ? displacedWords(facts, reason) : undefined
  const hasWay = reason.position >= 0
  return {
    zh:
      `最近可放：${at.zh}${hasWay ? `，多行 ${detour} 分钟` : ''}；${block.zh}` +
      (leave ? `；须让出：${leave.zh}` : '') +
      (isImpossible ? '；本周任何一班只排这一项也完不成' : ''),
    en:
      `nearest place: ${at.en}${hasWay ? `, ${detour} min more driving` : ''}; ${block.en}` +
      (leave ? `; would have to leave: ${leave.en}` : '') +
      (isImpossible ? '; no shift this week could make it even with nothing else to do' : ''),
  }
}

/** The words of a person's own decision. */
export function describeRemoval(removal: PlanChoices['removals'][number]): Words {
  return { zh: `人工移出：${removal.reason}`, en: `taken out by hand: ${removal.reason}` }
}

/** Who would have to leave, and why they were preferred: a must-do, or more prize. */
function displacedWords(facts: WeekFacts, { visit, displaces }: Reason): Words {
  const { prize, required } = facts.visits[visit]!
  const stops = displaces.map((one) => facts.visits[one]!)
  const zh = stops.map((stop) => `${stop.name}${stop.required ? '（必查）' : ''}`)
  const en = stops.map((stop) => `${stop.name}${stop.required ? ' (must-do)' : ''}`)
  const theirs = stops.reduce((sum, stop) => sum + stop.prize, 0)
  const compares = !required && stops.every((stop) => !stop.required)
  return {
    zh: zh.join('、') + (compares ? `（收益 ${theirs}，此处 ${prize}）` : ''),
    en: en.join(', ') + (compares ? ` (prize ${theirs}, here ${prize})` : ''),
  }
}

function placeWords(facts: WeekFacts, { shift, position }: Reason): Words {
  const { team, day } = facts.shifts[shift]!
  const name = facts.teams[team]!.name
  const word = dayWord(facts, day)
  const zh = `${name} ${word.zh}`
  const en = `${name} ${word.en}`
  return position < 0 ? { zh, en } : { zh: `${zh} 第${position + 1}站`, en: `${en} stop ${position + 1}` }
}

function blockWords(facts: WeekFacts, { blockedBy, shortBy, visit, shift }: Reason): Words {
  const minutes = Math.ceil(shortBy / 60)
  switch (blockedBy) {
    case 'no-shift':
      return { zh: '本周没有班次', en: 'there is no shift this week' }
    case 'hours':
      return { zh: `该日工时已满，超 ${minutes} 分钟`, en: `the day is full, ${minutes} min too long` }
    case 'driving':
      return { zh: `该日驾车超限 ${minutes} 分钟`, en: `${minutes} min over the driving limit of that day` }
    case 'work':
      return { zh: `该日作业时间超限 ${minutes} 分钟`, en: `${minutes} min over the limit on working time of that day` }
    case 'stops':
      return { zh: '该日站数已满', en: 'the day has all the stops it may hold' }
    case 'break':
      return { zh: `午休须推迟 ${minutes} 分钟`, en: `lunch would be ${minutes} min too late` }
    case 'window': {
      const window = windowWords(facts, visit)
      return { zh: `迟到 ${minutes} 分钟${window.zh}`, en: `late by ${minutes} min${window.en}` }
    }
    case 'not-worth':
      return {
        zh: '放得下，但绕行代价高于所得，未选',
        en: 'it would fit, but the plan is better without the detour',
      }
    case 'skills': {
      const missing = describeSkills(shortBy)
      const outside = facts.visits[visit]!.homeTeam === facts.shifts[shift]!.team && !facts.visits[visit]!.required
      return outside
        ? {
            zh: `责任队缺 ${missing.zh} 专业，非必查不跨网格`,
            en: `its own team lacks ${missing.en}; only must-dos cross grids`,
          }
        : { zh: `缺 ${missing.zh} 专业`, en: `the team lacks ${missing.en}` }
    }
    // a pin of its own to elsewhere, or pinned positions that leave no place
    case 'pin':
      return { zh: '已固定的安排没有给它留出位置', en: 'what is fixed leaves no place for it there' }
    case 'forbidden':
    case 'distance':
    case 'capacity':
    case 'gap':
    case 'max-gap':
    case 'exclusion':
    case 'precedence':
      return describeViolation(facts, { rule: blockedBy, amount: shortBy, visit, shift })
  }
}

function describeNowhere(facts: WeekFacts, { visit, blockedBy }: Reason): Words {
  const { homeTeam } = facts.visits[visit]!
  if (facts.shifts.length === 0 || blockedBy === 'no-shift')
    return { zh: '本周没有可出勤的班次', en: 'no team goes out this week' }
  if (blockedBy === 'window') {
    const window = windowWords(facts, visit)
    return {
      zh: `允许的日期内没有班次可以承担${window.zh}`,
      en: `no shift may take it on the days it must be made${window.en}`,
    }
  }
  const name = facts.teams[homeTeam]?.name
  return name
    ? { zh: `${name} 本周没有可用班次`, en: `${name} has no shift this week that may take it` }
    : { zh: '没有班次可以承担', en: 'no shift may take it' }
}
