import type { Level } from '../contract/index.ts'
import { addDays, daysBetween } from '../staff/iso-week.ts'
import { firstDayOf, lastDayOf, lastFullQuarter, monthsBefore } from '../staff/months.ts'
import { classifyWork } from './classify-hazard.ts'
import { floodSeasonDays, isFloodSeason } from './dueness.ts'
import type { Facts } from './facts.ts'
import { percentileOf } from './parts/assessment.ts'
import type { Rules } from './rules.ts'
import { entryVisit } from './stage-entry.ts'

/** Why a level or an interval is what it is: the rule by name, the level it asks for, and the values it looked at. */
export type LevelReason = {
  readonly rule:
    | 'rank'
    | 'score'
    | 'accident'
    | 'stop_work'
    | 'over_scale'
    | 'overall_risk'
    | 'manager_points'
    | 'listed_firm'
    | 'listed_site'
    | 'held'
    | 'stepped_down'
    | 'rail_excavation'
    | 'flood_season'
    | 'visits_in_life'
    | 'stage_entry'
  readonly level: Level
  readonly values: Readonly<Record<string, unknown>>
}

/** The level a site had when it was last scored. */
export type EarlierLevel = { readonly level: Level; readonly asOf: string }

export type LevelDecision = {
  readonly level: Level
  readonly intervalDays: number
  readonly reasons: readonly LevelReason[]
}

const order: readonly Level[] = ['A', 'B', 'C', 'D']
const higher = (a: Level, b: Level): Level => (a > b ? a : b)

/**
 * How often a site is visited: the strictest of what rank, score and overrides ask for; never looser than it was,
 * except one level at the end of a quarter when every notice is closed and nothing new has happened.
 */
export function decideLevel(
  { facts, score, day, earlier }: { facts: Facts; score: number; day: string; earlier: EarlierLevel | null },
  rules: Rules,
): LevelDecision {
  const reasons = [...ratings(facts, score, rules)]
  const rated = reasons.reduce<Level>((strictest, reason) => higher(strictest, reason.level), 'A')
  reasons.push(...overrides(facts, rated, day, rules))
  const asked = reasons.reduce((strictest, reason) => higher(strictest, reason.level), rated)
  const step = earlier !== null && earlier.level > asked ? stepDown(facts, earlier, day) : null
  const level = step?.level ?? asked
  if (step !== null) reasons.push(step)
  return withInterval(facts, level, day, reasons, rules)
}

/** The strictest level whose rank percentile or score is reached. */
function* ratings(facts: Facts, score: number, rules: Rules): Generator<LevelReason> {
  const percentile = percentileOf(facts.project, rules)
  const reached = (value: number, from: 'rankFrom' | 'scoreFrom'): Level =>
    rules.levels.findLast((rule) => value >= rule[from])?.level ?? 'A'
  const { status, rank, population, quarter } = facts.project
  yield {
    rule: 'rank',
    level: reached(percentile, 'rankFrom'),
    values: { percentile, status, rank, population, quarter, board: facts.worksType },
  }
  yield { rule: 'score', level: reached(score, 'scoreFrom'), values: { score } }
}

/**
 * Overrides raise only. `rated` is the level from rank and score; a firm on the city's list moves it up by one, and so does
 * the district's list of sites. Both together move it by one as well: they follow from the same ranks.
 */
function* overrides(facts: Facts, rated: Level, day: string, rules: Rules): Generator<LevelReason> {
  const { number } = rules
  const months = number['level.accident_months']
  if (facts.lastAccidentOn !== null && facts.lastAccidentOn > monthsBefore(day, months)) {
    yield { rule: 'accident', level: 'D', values: { occurredOn: facts.lastAccidentOn, months } }
  }
  if (facts.openStopWork > 0) yield { rule: 'stop_work', level: 'D', values: { open: facts.openStopWork } }
  const overScale = facts.works.filter((work) => classifyWork(work, rules) === 'over_scale')
  if (overScale.length > 0) {
    yield { rule: 'over_scale', level: 'C', values: { codes: [...new Set(overScale.map((work) => work.code))] } }
  }
  if (facts.overallRisk === 'major') yield { rule: 'overall_risk', level: 'C', values: { overallRisk: 'major' } }
  const above = number['compliance.person_points_above']
  if (facts.managerPoints > above) {
    yield { rule: 'manager_points', level: 'C', values: { points: facts.managerPoints, above } }
  }
  if (facts.listedFirm !== null && rated !== 'D') {
    yield { rule: 'listed_firm', level: next(rated, 1), values: { firm: facts.listedFirm, from: rated } }
  }
  if (facts.listedSite !== null && rated !== 'D') {
    yield { rule: 'listed_site', level: next(rated, 1), values: { ...facts.listedSite, from: rated } }
  }
}

function stepDown(facts: Facts, earlier: EarlierLevel, day: string): LevelReason {
  const quarter = lastFullQuarter(day)
  const isQuarterEnd = lastDayOf(quarter) > earlier.asOf
  const hasNewEvent = facts.lastEventOn !== null && facts.lastEventOn >= firstDayOf(quarter)
  const values = {
    from: earlier.level,
    since: earlier.asOf,
    quarterEnd: isQuarterEnd ? lastDayOf(quarter) : null,
    openNotices: facts.openNotices,
    lastEventOn: hasNewEvent ? facts.lastEventOn : null,
  }
  return isQuarterEnd && facts.openNotices === 0 && !hasNewEvent
    ? { rule: 'stepped_down', level: next(earlier.level, -1), values }
    : { rule: 'held', level: earlier.level, values }
}

/** The level's interval, shortened where a rule asks for visits more often. */
function withInterval(facts: Facts, level: Level, day: string, reasons: LevelReason[], rules: Rules): LevelDecision {
  const { number, levels } = rules
  let intervalDays = levels.find((rule) => rule.level === level)!.intervalDays
  const excavationDays = number['due.rail_excavation_days']
  if (isSpecialRailExcavation(facts) && excavationDays < intervalDays) {
    intervalDays = excavationDays
    reasons.push({ rule: 'rail_excavation', level, values: { intervalDays } })
  }
  if (isFloodSeason(day, rules) && (facts.worksType === 'rail' || facts.works.some((work) => work.code === 'PIT'))) {
    const seasonDays = floodSeasonDays(day, rules)
    const extraVisits = number['flood.extra_visits']
    // The visits that the interval gives in a season, and the extra ones, spread evenly over it.
    intervalDays = Math.floor(1 / (1 / intervalDays + extraVisits / seasonDays))
    reasons.push({ rule: 'flood_season', level, values: { extraVisits, seasonDays, intervalDays } })
  }
  const least = Math.min(...levels.map((rule) => rule.intervalDays))
  const visits = number['due.visits_in_life']
  const spread = daysPerMissingVisit(facts, visits, day)
  if (spread !== null && spread < intervalDays) {
    intervalDays = Math.min(intervalDays, Math.max(least, spread))
    const { visitCount, plannedCompletion } = facts
    reasons.push({ rule: 'visits_in_life', level, values: { visits, visitCount, plannedCompletion, intervalDays } })
  }
  const entry = entryVisit(facts, level, rules)
  const untilEntry = entry && Math.max(1, daysBetween(facts.lastVisitOn ?? facts.permitDate, entry.dueOn))
  if (entry !== null && untilEntry !== null && untilEntry < intervalDays) {
    intervalDays = untilEntry
    const { stage, days } = entry.rule
    reasons.push({
      rule: 'stage_entry',
      level,
      values: { stage, enteredOn: entry.enteredOn, days, dueOn: entry.dueOn },
    })
  }
  return { level, intervalDays, reasons }
}

// The register has no "special grade" of its own: major overall risk in the excavation stage stands for it.
function isSpecialRailExcavation({ worksType, stages, overallRisk }: Facts): boolean {
  return worksType === 'rail' && stages.includes('S2') && overallRisk === 'major'
}

/** Days from the last visit to completion, shared among the visits still missing in the project's life; null when none is. */
function daysPerMissingVisit(facts: Facts, visits: number, day: string): number | null {
  const missing = visits - facts.visitCount
  if (missing <= 0 || facts.plannedCompletion === null || facts.plannedCompletion <= day) return null
  const from = facts.lastVisitOn ?? facts.permitDate
  return Math.max(1, Math.floor(daysBetween(from, addDays(facts.plannedCompletion, 1)) / missing))
}

function next(level: Level, step: 1 | -1): Level {
  return order[order.indexOf(level) + step] ?? level
}
