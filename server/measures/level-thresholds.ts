import type { LevelThresholds } from '../contract/index.ts'
import { AppError } from '../http/app-error.ts'
import type { Rules } from '../risk/rules.ts'

const levels = ['A', 'B', 'C', 'D'] as const

/** The thresholds of a rule version. */
export function thresholdsOf({ levels: rows }: Rules): LevelThresholds {
  const of = (level: string) => rows.find((row) => row.level === level)!
  const [b, c, d] = [of('B'), of('C'), of('D')]
  return {
    rankFrom: { B: b.rankFrom, C: c.rankFrom, D: d.rankFrom },
    scoreFrom: { B: b.scoreFrom, C: c.scoreFrom, D: d.scoreFrom },
    intervalDays: {
      A: of('A').intervalDays,
      B: b.intervalDays,
      C: c.intervalDays,
      D: d.intervalDays,
    },
  }
}

/** The same rules with other thresholds; A begins at 0, as it always does. */
export function withThresholds(rules: Rules, { rankFrom, scoreFrom, intervalDays }: LevelThresholds): Rules {
  return {
    ...rules,
    levels: levels.map((level) => ({
      level,
      rankFrom: level === 'A' ? 0 : rankFrom[level],
      scoreFrom: level === 'A' ? 0 : scoreFrom[level],
      intervalDays: intervalDays[level],
    })),
  }
}

/** Refuses thresholds under which a stricter level would begin earlier, or be visited less often, than a milder one. */
export function requireOrdered({ rankFrom, scoreFrom, intervalDays }: LevelThresholds): void {
  const issues = [
    ...disorder('rankFrom', [0, rankFrom.B, rankFrom.C, rankFrom.D]),
    ...disorder('scoreFrom', [0, scoreFrom.B, scoreFrom.C, scoreFrom.D]),
    ...disorder('intervalDays', [-intervalDays.A, -intervalDays.B, -intervalDays.C, -intervalDays.D]),
  ]
  if (issues.length === 0) return
  throw new AppError(
    'bad-input',
    { zh: '等级标准自相矛盾：等级越严，门槛须越高、间隔须越短', en: 'The thresholds contradict each other' },
    issues,
  )
}

function disorder(field: keyof LevelThresholds, values: readonly number[]): { path: string; message: string }[] {
  return values.flatMap((value, at) =>
    at > 0 && value < values[at - 1]!
      ? [
          {
            path: `body.thresholds.${field}.${levels[at]}`,
            message: `${levels[at]} 级不能比 ${levels[at - 1]} 级更宽 / ${levels[at]} must not be milder than ${levels[at - 1]}`,
          },
        ]
      : [],
  )
}
