import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../server/risk/facts.ts'
import { decideLevel, type EarlierLevel, type LevelDecision } from '../../../server/risk/level.ts'
import { levelCard, levelWords } from '../../../server/risk/level-words.ts'
import { rules } from '../../support/rules.ts'
import { harmless, percentile } from './facts.ts'

const day = '2026-11-22'
const decide = (changes: Partial<Facts>, score = 4, earlier: EarlierLevel | null = null, on = day): LevelDecision =>
  decideLevel({ facts: { ...harmless, ...changes }, score, day: on, earlier }, rules)
const pit = { code: 'PIT', measured: { depth: 6 } }

describe('level', () => {
  test('from the score: 30, 45 and 60 begin B, C and D', () => {
    const scores = [29.9, 30, 44.9, 45, 59.9, 60]
    expect(scores.map((score) => decide({}, score).level)).toEqual(['A', 'B', 'B', 'C', 'C', 'D'])
  })

  test('from the rank: best 30 % A, to 70 % B, to 90 % C, worst tenth D', () => {
    const hundredths = [0, 29, 30, 69, 70, 89, 90, 100]
    expect(hundredths.map((one) => decide({ project: percentile(one) }).level)).toEqual([
      'A',
      'A',
      'B',
      'B',
      'C',
      'C',
      'D',
      'D',
    ])
  })

  test('sets the interval: 90, 60, 30 and 15 days', () => {
    expect([4, 30, 45, 60].map((score) => decide({}, score).intervalDays)).toEqual([90, 60, 30, 15])
  })

  test('the strictest of rank, score and overrides wins, and every one is told', () => {
    const { level, reasons } = decide({ project: percentile(50), works: [pit] }, 12)
    expect(level).toBe('C')
    expect(reasons).toEqual([
      {
        rule: 'rank',
        level: 'B',
        values: { percentile: 0.5, status: 'ranked', rank: 51, population: 101, quarter: '2026Q3', board: 'building' },
      },
      { rule: 'score', level: 'A', values: { score: 12 } },
      { rule: 'over_scale', level: 'C', values: { codes: ['PIT'] } },
    ])
  })

  test('an accident means D for three months, to the day', () => {
    expect(decide({ lastAccidentOn: '2026-08-23' }).level).toBe('D')
    expect(decide({ lastAccidentOn: '2026-08-22' }).level).toBe('A')
  })

  test('other overrides raise, never lower', () => {
    expect(decide({ openStopWork: 1 }).level).toBe('D')
    expect(decide({ overallRisk: 'major' }).level).toBe('C')
    expect(decide({ overallRisk: 'larger' }).level).toBe('A')
    expect(decide({ managerPoints: 6 }).level).toBe('A')
    expect(decide({ managerPoints: 6.5 }).level).toBe('C')
    expect(decide({ works: [pit] }, 70).level).toBe('D')
    expect(decide({ works: [{ code: 'PIT', measured: { depth: 4 } }] }).level).toBe('A')
  })

  test('a listed firm moves what rank and score give up by one', () => {
    expect(decide({ listedFirm: '某建设' }).level).toBe('B')
    expect(decide({ listedFirm: '某建设' }, 45).level).toBe('D')
    expect(decide({ listedFirm: '某建设' }, 60).level).toBe('D')
    // A becomes B, and the pit asks for C
    expect(decide({ listedFirm: '某建设', works: [pit] }).level).toBe('C')
  })

  test('so does the district’s list of sites, and both lists together move it by one as well', () => {
    const listedSite = { quarter: '2026Q3', until: '2026-12-31' }
    expect(decide({ listedSite }).level).toBe('B')
    expect(decide({ listedSite, project: percentile(70) }).level).toBe('D')
    expect(decide({ listedSite }, 60).reasons.map((one) => one.rule)).toEqual(['rank', 'score'])
    const both = decide({ listedSite, listedFirm: '某建设' })
    expect([both.level, both.reasons.map((one) => one.rule)]).toEqual([
      'B',
      ['rank', 'score', 'listed_firm', 'listed_site'],
    ])
    expect(levelWords(both.reasons.at(-1)!, rules).zh).toBe(
      '在本区2026年第3季度项目级差别化监管名单（至2026-12-31），由A级上调一级',
    )
  })

  test('a site not assessed on time counts as the worst tenth', () => {
    const { level, reasons } = decide({ project: { status: 'late', quarter: '2026Q3', rank: null, population: 900 } })
    expect(level).toBe('D')
    expect(reasons[0]?.values.percentile).toBe(0.9)
  })
})

describe('stepping down', () => {
  const wasD = (asOf: string): EarlierLevel => ({ level: 'D', asOf })

  test('not inside a quarter', () => {
    const { level, intervalDays, reasons } = decide({}, 4, wasD('2026-10-01'))
    expect([level, intervalDays, reasons.at(-1)?.rule]).toEqual(['D', 15, 'held'])
  })

  test('one level once a quarter has ended since', () => {
    expect(decide({}, 4, wasD('2026-09-29'))).toMatchObject({ level: 'C', intervalDays: 30 })
    expect(decide({}, 4, wasD('2026-09-29'), '2026-09-30').level).toBe('C')
    expect(decide({}, 4, wasD('2026-09-30')).level).toBe('D')
  })

  test('not while a notice is open, nor after a new event in the quarter that ended or since', () => {
    expect(decide({ openNotices: 1 }, 4, wasD('2026-09-29')).level).toBe('D')
    expect(decide({ lastEventOn: '2026-07-01' }, 4, wasD('2026-09-29')).level).toBe('D')
    expect(decide({ lastEventOn: '2026-11-01' }, 4, wasD('2026-09-29')).level).toBe('D')
    expect(decide({ lastEventOn: '2026-06-30' }, 4, wasD('2026-09-29')).level).toBe('C')
  })

  test('stepping up is never held', () => {
    expect(decide({}, 60, { level: 'A', asOf: '2026-11-21' })).toMatchObject({ level: 'D' })
    expect(decide({}, 4, { level: 'A', asOf: '2026-11-21' }).reasons.map((one) => one.rule)).toEqual(['rank', 'score'])
  })
})

describe('interval', () => {
  test('major-risk rail excavation is visited every month at least', () => {
    const { level, intervalDays } = decide({ worksType: 'rail', stages: ['S2'], overallRisk: 'major' })
    expect([level, intervalDays]).toEqual(['C', 30])
  })

  test('in flood season pits and rail are visited once more', () => {
    const inSeason = (changes: Partial<Facts>, score: number, on = '2026-06-01'): number =>
      decide(changes, score, null, on).intervalDays
    const shallow = { works: [{ code: 'PIT', measured: { depth: 4 } }] }
    // 107 days hold 107 ÷ 90 = 1.19 visits; 2.19 visits are 48.9 days apart
    expect(inSeason({ worksType: 'rail' }, 4)).toBe(48)
    // 107 ÷ (107 ÷ 60 + 1) = 38.4; ÷ (107 ÷ 15 + 1) = 13.2
    expect([30, 60].map((score) => inSeason(shallow, score))).toEqual([38, 13])
    expect(inSeason({}, 4)).toBe(90)
    expect(inSeason(shallow, 4, '2026-05-31')).toBe(90)
    expect(inSeason(shallow, 4, '2026-09-15')).toBe(48)
    expect(inSeason(shallow, 4, '2026-09-16')).toBe(90)
  })

  test('three visits in a project’s life shorten the interval, never below the strictest level’s', () => {
    // 120 days from permit to completion, both days counted 121, for 3 visits: every 40 days
    const short = { visitCount: 0, lastVisitOn: null, permitDate: '2026-11-01', plannedCompletion: '2027-03-01' }
    expect(decide(short)).toMatchObject({ level: 'A', intervalDays: 40 })
    expect(decide({ ...short, plannedCompletion: '2026-12-01' }).intervalDays).toBe(15)
    expect(decide({ ...short, visitCount: 3 }).intervalDays).toBe(90)
    expect(decide({ ...short, plannedCompletion: null }).intervalDays).toBe(90)
  })
})

describe('a visit on entering a stage', () => {
  // the last visit was on 2026-10-23
  const entered = (stage: 'S2' | 'S4' | 'S6', on: string) => ({ entries: [{ stage, day: on }] })

  test('at level B within 14 days of S2 or S4, so the interval ends on that day', () => {
    // 2026-11-05 + 14 days is 2026-11-19, 27 days after the last visit
    expect(decide(entered('S4', '2026-11-05'), 30)).toMatchObject({
      level: 'B',
      intervalDays: 27,
      reasons: [
        { rule: 'rank' },
        { rule: 'score' },
        { rule: 'stage_entry', values: { stage: 'S4', enteredOn: '2026-11-05', days: 14, dueOn: '2026-11-19' } },
      ],
    })
    expect(decide(entered('S2', '2026-11-05'), 30).intervalDays).toBe(27)
    expect(decide(entered('S6', '2026-11-05'), 30).intervalDays).toBe(60)
  })

  test('is made by any visit since, and only shortens what the level gives', () => {
    expect(decide(entered('S4', '2026-10-23'), 30).intervalDays).toBe(60)
    expect(decide(entered('S4', '2026-10-24'), 30).intervalDays).toBe(15)
    expect(decide({ ...entered('S4', '2026-11-05'), lastVisitOn: '2026-01-01' }, 30).intervalDays).toBe(60)
    expect(decide({ ...entered('S4', '2026-11-20'), lastVisitOn: null }, 30).intervalDays).toBe(60)
  })

  test('at level A before fit-out, of works of low risk only; not at C', () => {
    expect(decide({ ...entered('S6', '2026-11-05'), overallRisk: 'low' }).intervalDays).toBe(27)
    expect(decide(entered('S6', '2026-11-05')).intervalDays).toBe(90)
    expect(decide({ ...entered('S4', '2026-10-25') }, 45).intervalDays).toBe(30)
  })

  test('of two owed the earlier one counts', () => {
    const entries = [...entered('S4', '2026-11-15').entries, ...entered('S2', '2026-11-05').entries]
    expect(decide({ entries }, 30).intervalDays).toBe(27)
  })
})

test('every reason has words in both languages, without holes', () => {
  const decisions = [
    decide({ lastAccidentOn: '2026-11-01', openStopWork: 1, works: [pit], overallRisk: 'major', managerPoints: 9 }),
    decide({ listedFirm: '某建设', project: { status: 'unranked', quarter: null, rank: null, population: null } }),
    decide({ project: { ...percentile(3), status: 'earlier' } }, 4, { level: 'D', asOf: '2026-10-01' }),
    decide({ listedSite: { quarter: '2026Q3', until: '2026-12-31' } }),
    decide({ openNotices: 1 }, 4, { level: 'D', asOf: '2026-08-01' }),
    decide({}, 4, { level: 'D', asOf: '2026-08-01' }),
    decide({ visitCount: 0, plannedCompletion: '2026-12-01', permitDate: '2026-11-01', lastVisitOn: null }),
    decide({ worksType: 'rail' }, 4, null, '2026-07-01'),
    decide({ entries: [{ stage: 'S4', day: '2026-11-05' }] }, 30),
  ]
  const reasons = decisions.flatMap((decision) => decision.reasons)
  expect(new Set(reasons.map((reason) => reason.rule)).size).toBe(14)
  for (const reason of reasons) {
    const { zh, en } = levelWords(reason, rules)
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(`${zh}${en}`).not.toMatch(/undefined|null|NaN/)
    expect(en).not.toMatch(/[。，]/)
  }
})

test('the card says level, quarter, board and rank of a published rank', () => {
  const card = (changes: Partial<Facts>, score = 4) => {
    const { level, reasons } = decide(changes, score)
    return levelCard(level, reasons, rules)
  }
  const project = { status: 'ranked', quarter: '2026Q3', rank: 812, population: 835 } as const
  expect(card({ project })).toEqual({
    zh: 'D级：2026年第3季度房建板块第812/835名',
    en: 'Level D: rank 812 of 835, buildings board, 2026Q3',
  })
  // the score asks for C, the rank for B only, and both are told
  expect(card({ project: { ...project, rank: 400 }, worksType: 'rail' }, 45).zh).toBe(
    'C级：2026年第3季度轨道板块第400/835名；风险分45，对应C级',
  )
  expect(card({ project: { ...project, status: 'earlier' } }).zh).toBe('D级：沿用2026年第3季度房建板块第812/835名')
  expect(card({ project: { ...project, status: 'late', rank: null } }).zh).toBe(
    'D级：未按时测评（按百分位90%），对应D级',
  )
})
