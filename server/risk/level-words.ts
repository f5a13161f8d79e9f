import type { Words } from '../contract/index.ts'
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
  }
}

function rankWords(level: string, values: LevelReason['values']): Words {
  const percentile = Math.round(Number(values.percentile) * 1000) / 10
  if (values.status === 'ranked' || values.status === 'earlier') {
    const kept = values.status === 'earlier' ? { zh: '沿用', en: 'last known, ' } : { zh: '', en: '' }
    return {
      zh: `${kept.zh}${values.quarter}测评第${values.rank}/${values.population}名（百分位${percentile}%），对应${level}级`,
      en: `Rank ${values.rank} of ${values.population} (${kept.en}${values.quarter}, percentile ${percentile} %) gives level ${level}`,
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
