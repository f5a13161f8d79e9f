import type { Selectable } from 'kysely'
import { type Level, level, type StageCode, stageCode, type Words } from '../contract/index.ts'
import type { Database } from '../db/schema.ts'

/** One stage of a site and how dangerous it is, on the scale up to `stage.weight_max`. */
export type StageRule = { readonly code: StageCode; readonly name: Words; readonly weight: number }

/** From which measured value a work is 危大 or 超规模; both inclusive, 0 means any value, null means never. */
export type HazardRule = {
  readonly code: string
  readonly measure: string
  readonly unit: string
  readonly name: Words
  readonly hazardousFrom: number | null
  readonly overScaleFrom: number | null
  /** Discipline that a team needs while such a work is over-scale; null: any team. */
  readonly discipline: string | null
}

/** From which rank percentile and score a level applies, both inclusive, and how often its sites are visited. */
export type LevelRule = {
  readonly level: Level
  readonly rankFrom: number
  readonly scoreFrom: number
  readonly intervalDays: number
}

const numberKeys = [
  'points.assessment',
  'points.stage',
  'points.hazard',
  'points.compliance',
  'points.complaint',
  'points.exposure',
  'assessment.project',
  'assessment.contractor',
  'assessment.supervision',
  'assessment.unranked',
  'assessment.alone',
  'assessment.late',
  'assessment.accident',
  'stage.weight_max',
  'stage.suspended_weight',
  'hazard.hazardous',
  'hazard.over_scale',
  'compliance.first_overdue',
  'compliance.further_overdue',
  'compliance.overdue_period',
  'compliance.overdue_period_days',
  'compliance.stop_work',
  'compliance.repeated_item',
  'compliance.repeated_months',
  'compliance.person_points',
  'compliance.person_points_above',
  'compliance.accident',
  'compliance.accident_months',
  'complaint.each',
  'complaint.days',
  'exposure.affordable',
  'exposure.rail',
  'exposure.sensitive',
  'due.priority_cap',
  'due.visits_in_life',
  'due.rail_excavation_days',
  'level.accident_months',
  'flood.first_day',
  'flood.last_day',
  'flood.extra_visits',
  'notice.deadline_days',
] as const
const visitKinds = ['patrol', 'spot_check', 'measurement', 'recheck', 'complaint', 'accident', 'campaign'] as const
const worksTypes = ['building', 'municipal', 'rail'] as const

/** Name of a number that the rules must hold; `service.<kind>.<works type>` are minutes on site. */
export type RuleKey =
  | (typeof numberKeys)[number]
  | `service.${(typeof visitKinds)[number]}.${(typeof worksTypes)[number]}`

/** All rules of one version; every number that the risk slice computes with comes from here. */
export type Rules = {
  readonly version: string
  readonly stages: ReadonlyMap<StageCode, StageRule>
  readonly hazards: readonly HazardRule[]
  /** A first, D last. */
  readonly levels: readonly LevelRule[]
  readonly stageEntries: readonly StageEntryRule[]
  /** Smallest area first. */
  readonly bands: readonly { readonly areaFromM2: number; readonly points: number }[]
  readonly number: Readonly<Record<RuleKey, number>>
}

/** A stage whose entering asks for a visit of its own at that level, within so many days. */
export type StageEntryRule = {
  readonly level: Level
  readonly stage: StageCode
  readonly isLowRiskOnly: boolean
  readonly days: number
}

type Row<T extends keyof Database> = Omit<Selectable<Database[T]>, 'version' | 'source'>

/** The rows of one version, as the tables hold them. */
export type RuleRows = {
  readonly version: string
  readonly stages: readonly Row<'rule_stage'>[]
  readonly hazards: readonly Row<'rule_hazard'>[]
  readonly levels: readonly Row<'rule_level'>[]
  readonly stageEntries: readonly Row<'rule_stage_entry'>[]
  readonly bands: readonly Row<'rule_exposure_band'>[]
  readonly numbers: readonly Row<'rule_number'>[]
}

/** Rows → rules; throws with the names of what a version lacks, so that no score is ever made from half a version. */
export function assembleRules(rows: RuleRows): Rules {
  const values = new Map(rows.numbers.map((row) => [row.key, row.value]))
  const services = visitKinds.flatMap((kind) => worksTypes.map((works) => `service.${kind}.${works}` as const))
  const keys: readonly RuleKey[] = [...numberKeys, ...services]
  const stages = rows.stages.map((row) => ({
    code: stageCode.parse(row.code),
    name: { zh: row.name_zh, en: row.name_en },
    weight: row.weight,
  }))
  stages.sort((a, b) => (a.code < b.code ? -1 : 1))
  const levels = rows.levels
    .map((row) => ({
      level: row.level,
      rankFrom: row.rank_from,
      scoreFrom: row.score_from,
      intervalDays: row.interval_days,
    }))
    .sort((a, b) => (a.level < b.level ? -1 : 1))
  const stageEntries = rows.stageEntries.map((row) => ({
    level: row.level,
    stage: stageCode.parse(row.stage),
    isLowRiskOnly: row.is_low_risk_only,
    days: row.days,
  }))
  // Sorted here: databases collate differently, and a score must not depend on which one it is made in.
  const hazards = rows.hazards
    .map((row) => ({
      code: row.code,
      measure: row.measure,
      unit: row.unit,
      name: { zh: row.name_zh, en: row.name_en },
      hazardousFrom: row.hazardous_from,
      overScaleFrom: row.over_scale_from,
      discipline: row.discipline,
    }))
    .sort((a, b) => (`${a.code} ${a.measure}` < `${b.code} ${b.measure}` ? -1 : 1))
  const bands = rows.bands
    .map((row) => ({ areaFromM2: row.area_from_m2, points: row.points }))
    .sort((a, b) => a.areaFromM2 - b.areaFromM2)

  const missing = [
    ...keys.filter((key) => !values.has(key)),
    ...stageCode.options.filter((code) => !stages.some((stage) => stage.code === code)),
    ...level.options.filter((code) => !levels.some((one) => one.level === code)).map((code) => `level ${code}`),
    ...(bands[0]?.areaFromM2 === 0 ? [] : ['exposure band from 0 m²']),
  ]
  if (missing.length > 0) throw new Error(`Rules ${rows.version} lack ${missing.join(', ')}`)
  return {
    version: rows.version,
    stages: new Map(stages.map((stage) => [stage.code, stage])),
    hazards,
    levels,
    stageEntries,
    bands,
    number: Object.fromEntries(keys.map((key) => [key, values.get(key)])) as Record<RuleKey, number>,
  }
}
