import type { Level, LevelPreview, LevelThresholds, Words, WorksType } from '../contract/index.ts'
import type { Facts } from '../risk/facts.ts'
import { decideLevel } from '../risk/level.ts'
import type { Rules } from '../risk/rules.ts'
import { thresholdsOf, withThresholds } from './level-thresholds.ts'

/** Everything that thresholds are tried on, read once. */
export type LevelGround = {
  readonly day: string
  readonly rules: Rules
  readonly sites: readonly {
    readonly agencyCode: string
    readonly facts: Facts
    readonly score: number
    /** The level in force; null when it was never scored. */
    readonly held: Level | null
  }[]
  readonly agencies: readonly {
    readonly code: string
    readonly name: Words
    readonly areaKm2: number | null
    readonly teamCount: number
    /** In a year, on sites. */
    readonly hoursAtHand: number
  }[]
}

type Counts = Record<Level, number>

/**
 * What thresholds would mean. Levels are those that the rules ask for, overrides included; that a level in force only steps
 * down at a quarter's end is left out on both sides, so that a milder threshold shows what it will come to.
 */
export function previewOf(ground: LevelGround, thresholds: LevelThresholds): LevelPreview {
  const now = new Map<string, Counts>()
  const rows = new Map(
    ground.agencies.map(({ code }) => [code, { proposed: noCounts(), visitsPerYear: 0, hoursNeeded: 0 }]),
  )
  const rules = withThresholds(ground.rules, thresholds)
  const totals = { now: noCounts(), proposed: noCounts(), held: 0 }
  for (const [index, { agencyCode, facts, score, held }] of ground.sites.entries()) {
    const row = rows.get(agencyCode)
    if (row === undefined) continue
    const { level, intervalDays } = decideLevel({ facts, score, day: ground.day, earlier: null }, rules)
    const before = levelsInForce(ground)[index]!
    row.proposed[level] += 1
    row.visitsPerYear += YEAR_DAYS / intervalDays
    row.hoursNeeded += ((YEAR_DAYS / intervalDays) * spotCheckMinutes(ground.rules, facts.worksType)) / 60
    countIn(now, agencyCode)[before] += 1
    totals.now[before] += 1
    totals.proposed[level] += 1
    if (held !== null && held > level) totals.held += 1
  }
  return {
    thresholds,
    inForce: thresholdsOf(ground.rules),
    total: totals,
    agencies: ground.agencies.map(({ code, teamCount, hoursAtHand }) => {
      const { proposed, visitsPerYear, hoursNeeded } = rows.get(code)!
      return {
        agencyCode: code,
        now: countIn(now, code),
        proposed,
        visitsPerYear: round(visitsPerYear),
        hoursNeeded: round(hoursNeeded),
        hoursAtHand: round(hoursAtHand),
        load: hoursAtHand > 0 ? Math.round((hoursNeeded / hoursAtHand) * 1000) / 1000 : null,
        teamCount,
      }
    }),
  }
}

/** Minutes of an ordinary visit; campaigns and levels are counted in these. */
export function spotCheckMinutes(rules: Rules, worksType: WorksType): number {
  return rules.number[`service.spot_check.${worksType}`]
}

export const YEAR_DAYS = 365

// Sliders ask again and again on the same ground.
const inForce = new WeakMap<LevelGround, Level[]>()

function levelsInForce(ground: LevelGround): readonly Level[] {
  const known = inForce.get(ground)
  if (known) return known
  const levels = ground.sites.map(
    ({ facts, score }) => decideLevel({ facts, score, day: ground.day, earlier: null }, ground.rules).level,
  )
  inForce.set(ground, levels)
  return levels
}

function countIn(counts: Map<string, Counts>, code: string): Counts {
  const found = counts.get(code) ?? noCounts()
  counts.set(code, found)
  return found
}

function noCounts(): Counts {
  return { A: 0, B: 0, C: 0, D: 0 }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
