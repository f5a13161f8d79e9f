import type { Words } from '../../contract/index.ts'
import type { Standing } from '../facts.ts'
import type { Rules } from '../rules.ts'
import type { PartRule } from './part.ts'

const subjects = ['project', 'contractor', 'supervision'] as const
const subjectNames = {
  project: { zh: '项目', en: 'Project' },
  contractor: { zh: '施工单位', en: 'Contractor' },
  supervision: { zh: '监理单位', en: 'Supervision firm' },
}

/** 测评: how far down the boards the project, its contractor and its supervision firm stand. */
export const assessment: PartRule<Record<(typeof subjects)[number], Standing>> = {
  inputs: ({ project, contractor, supervision }) => ({ project, contractor, supervision }),
  factor: (standings, rules) =>
    subjects.reduce(
      (sum, subject) => sum + rules.number[`assessment.${subject}`] * percentileOf(standings[subject], rules),
      0,
    ),
  causes: (standings, rules) => subjects.map((subject) => describe(subject, standings[subject], rules)),
}

/** 0 best … 1 worst of its board. */
export function percentileOf({ status, rank, population }: Standing, rules: Rules): number {
  if (status === 'accident') return rules.number['assessment.accident']
  if (status === 'late' || status === 'false') return rules.number['assessment.late']
  if (rank === null || population === null) return rules.number['assessment.unranked']
  if (population <= 1) return rules.number['assessment.alone']
  return Math.min(1, (rank - 1) / (population - 1))
}

function describe(subject: (typeof subjects)[number], standing: Standing, rules: Rules): Words {
  const { zh, en } = subjectNames[subject]
  const { status, quarter, rank, population } = standing
  const percentile = percentileOf(standing, rules)
  if (status === 'ranked') {
    return {
      zh: `${zh}${quarter}测评第${rank}名（共${population}名）`,
      en: `${en} ranked ${rank} of ${population} in ${quarter}`,
    }
  }
  if (status === 'earlier') {
    return {
      zh: `${zh}本季度依规不排名，沿用${quarter}第${rank}名（共${population}名）`,
      en: `${en} lawfully unranked, last known rank ${rank} of ${population} in ${quarter}`,
    }
  }
  const counted = { zh: `按百分位${percentile}计`, en: `counted at percentile ${percentile}` }
  const why = {
    accident: { zh: '发生事故，名次按末位', en: 'accident, rank put last' },
    late: { zh: `${quarter ?? ''}未按时测评`, en: `not assessed on time${quarter === null ? '' : ` in ${quarter}`}` },
    false: { zh: `${quarter ?? ''}测评弄虚作假`, en: `assessed falsely${quarter === null ? '' : ` in ${quarter}`}` },
    unranked: { zh: '尚无测评名次', en: 'no rank known yet' },
  }[status]
  return { zh: `${zh}${why.zh}，${counted.zh}`, en: `${en}: ${why.en}, ${counted.en}` }
}
