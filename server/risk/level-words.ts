import type { Level, StageCode, Words } from '../contract/index.ts'
import { hazardRule } from './classify-hazard.ts'
import type { LevelReason } from './level.ts'
import type { Rules } from './rules.ts'

/** The reason of a level or an interval in words, with the values it looked at. */
export function levelWords({ rule, level, values }: LevelReason, rules: Rules): Words {
  const value = (name: string): string => String(values[name] ?? '')
  switch (rule) {
    case 'rank':
      return rankWords(level, values)
    case 'score':
      return { zh: `风险分${value('score')}，对应${level}级`, en: `Score ${value('score')} gives level ${level}` }
    case 'accident':
      return {
        zh: `${value('occurredOn')}发生事故，${value('months')}个月内按${level}级`,
        en: `Accident on ${value('occurredOn')}: level ${level} for ${value('months')} months`,
      }
    case 'stop_work':
      return {
        zh: `停工令未解除，复工前按${level}级`,
        en: `Stop-work order in force: level ${level} until work resumes`,
      }
    case 'over_scale': {
      const names = (Array.isArray(values.codes) ? values.codes : []).map(
        (code) => hazardRule(String(code), rules)?.name ?? { zh: String(code), en: String(code) },
      )
      return {
        zh: `超规模危大工程实施中（${names.map((name) => name.zh).join('、')}），不低于${level}级`,
        en: `Over-scale work under way (${names.map((name) => name.en).join(', ')}): at least ${level}`,
      }
    }
    case 'overall_risk':
      return { zh: `综合风险等级为重大，不低于${level}级`, en: `Overall risk is major: at least ${level}` }
    case 'manager_points':
      return {
        zh: `项目经理记分${value('points')}分，超过${value('above')}分，不低于${level}级`,
        en: `Project manager has ${value('points')} points, above ${value('above')}: at least ${level}`,
      }
    case 'listed_firm':
      return {
        zh: `${value('firm')}在市级差别化监管名单，由${value('from')}级上调一级`,
        en: `${value('firm')} is on the city's list: one level up from ${value('from')}`,
      }
    case 'listed_site':
      return {
        zh: `在本区${quarterWords(value('quarter')).zh}项目级差别化监管名单（至${value('until')}），由${value('from')}级上调一级`,
        en: `On the district's list of ${value('quarter')} until ${value('until')}: one level up from ${value('from')}`,
      }
    case 'held':
      return heldWords(level, values)
    case 'stepped_down':
      return {
        zh: `季度末（${value('quarterEnd')}）由${value('from')}级下调一级：整改全部闭合、无新事件`,
        en: `One level down from ${value('from')} at quarter end ${value('quarterEnd')}: all notices closed, nothing new`,
      }
    case 'rail_excavation':
      return {
        zh: `轨道重大风险土方与初支，间隔不超过${value('intervalDays')}天`,
        en: `Major-risk rail excavation: at most ${value('intervalDays')} days apart`,
      }
    case 'flood_season':
      return {
        zh: `汛期基坑与轨道工程加查${value('extraVisits')}次，间隔缩短为${value('intervalDays')}天`,
        en: `Flood season: ${value('extraVisits')} extra visit for pits and rail, ${value('intervalDays')} days apart`,
      }
    case 'visits_in_life':
      return {
        zh: `全过程至少检查${value('visits')}次，已${value('visitCount')}次，计划${value('plannedCompletion')}竣工，间隔缩短为${value('intervalDays')}天`,
        en: `At least ${value('visits')} visits before completion on ${value('plannedCompletion')}, ${value('visitCount')} made: ${value('intervalDays')} days apart`,
      }
    case 'stage_entry': {
      const name = rules.stages.get(values.stage as StageCode)?.name ?? { zh: value('stage'), en: value('stage') }
      return {
        zh: `${value('enteredOn')}进入${name.zh}阶段，${value('days')}日内加查一次（${value('dueOn')}前）`,
        en: `Entered ${name.en} on ${value('enteredOn')}: one visit within ${value('days')} days, by ${value('dueOn')}`,
      }
    }
  }
}

/**
 * Why a site has its level, on one line of a card: what asks for this very level, and the published rank wherever there
 * is one. E.g. `D级：2026年第3季度房建板块第812/835名`.
 */
export function levelCard(level: Level, reasons: readonly LevelReason[], rules: Rules): Words {
  const isRanked = ({ rule, values }: LevelReason): boolean =>
    rule === 'rank' && (values.status === 'ranked' || values.status === 'earlier')
  const told = reasons
    .filter((reason) => isRanked(reason) || (reason.level === level && !intervalRules.has(reason.rule)))
    .map((reason) => (isRanked(reason) ? rankText(reason.values) : levelWords(reason, rules)))
  return {
    zh: `${level}级：${told.map((words) => words.zh).join('；')}`,
    en: `Level ${level}: ${told.map((words) => words.en).join('; ')}`,
  }
}

const intervalRules = new Set<LevelReason['rule']>(['rail_excavation', 'flood_season', 'visits_in_life', 'stage_entry'])

function rankWords(level: string, values: LevelReason['values']): Words {
  const percentile = Math.round(Number(values.percentile) * 1000) / 10
  if (values.status === 'ranked' || values.status === 'earlier') {
    const rank = rankText(values)
    return {
      zh: `${rank.zh}（百分位${percentile}%），对应${level}级`,
      en: `${rank.en} (percentile ${percentile} %) gives level ${level}`,
    }
  }
  const why = {
    accident: { zh: '事故按末位', en: 'rank put last by an accident' },
    late: { zh: '未按时测评', en: 'not assessed on time' },
    false: { zh: '测评弄虚作假', en: 'assessed falsely' },
  }[String(values.status)] ?? { zh: '尚无名次', en: 'no rank known' }
  return {
    zh: `${why.zh}（按百分位${percentile}%），对应${level}级`,
    en: `Percentile ${percentile} % (${why.en}) gives level ${level}`,
  }
}

/** Quarter, board, rank and population of a published rank, e.g. 2026年第3季度房建板块第812/835名. */
function rankText({ status, quarter, board, rank, population }: LevelReason['values']): Words {
  const when = quarterWords(String(quarter))
  // scores stored before the board was kept with them have none
  const name = boardNames[String(board) as keyof typeof boardNames] ?? { zh: '测评', en: 'assessment' }
  const kept = status === 'earlier' ? { zh: '沿用', en: 'last known ' } : { zh: '', en: '' }
  return {
    zh: `${kept.zh}${when.zh}${name.zh}第${rank}/${population}名`,
    en: `${kept.en}rank ${rank} of ${population}, ${name.en}, ${when.en}`,
  }
}

const boardNames = {
  building: { zh: '房建板块', en: 'buildings board' },
  municipal: { zh: '市政板块', en: 'municipal board' },
  rail: { zh: '轨道板块', en: 'rail board' },
}

function quarterWords(quarter: string): Words {
  const [year, number] = quarter.split('Q')
  return { zh: `${year}年第${number}季度`, en: quarter }
}

function heldWords(level: string, values: LevelReason['values']): Words {
  if (values.quarterEnd === null) {
    return {
      zh: `${values.since}起为${level}级，只在季度末下调`,
      en: `Level ${level} since ${values.since}: steps down at quarter end only`,
    }
  }
  const event = values.lastEventOn !== null
  return {
    zh: `保持${level}级：${event ? `${values.lastEventOn}有新事件` : `还有${values.openNotices}份通知书未闭合`}`,
    en: `Kept at ${level}: ${event ? `new event on ${values.lastEventOn}` : `${values.openNotices} notices still open`}`,
  }
}
