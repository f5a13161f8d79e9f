import type { Board, RankStatus, SubjectAssessment, Words } from '../contract/index.ts'
import { kindOf } from './board-subjects.ts'
import { isCounted } from './boards.ts'
import { boardWords } from './party-words.ts'

type Site = Pick<SubjectAssessment['sites'][number], 'status' | 'combined' | 'weight'> & {
  readonly hasAccident: boolean
}
type Head = Pick<SubjectAssessment, 'figures' | 'rank' | 'population'>

// More terms than these say nothing; the table of sites has them all.
const TERMS = 6

const leftOut: Record<Exclude<RankStatus, 'ranked'>, Words> = {
  excluded: { zh: '施工准备、停工或完工预验', en: 'in preparation, suspended or before completion' },
  late: { zh: '未按时测评', en: 'not assessed in time' },
  false: { zh: '弄虚作假', en: 'false' },
}

/** How the figure of a firm, a person or an agency came about, a line a step. */
export function subjectSteps(board: Board, { figures, rank, population }: Head, sites: readonly Site[]): Words[] {
  const counted = sites.filter(isCounted)
  const steps: Words[] = []
  const isFirm = kindOf(board) === 'firm'
  if (counted.length > 0) {
    steps.push({
      zh: `${counted.length} 个参加排名的工程${isFirm ? '按规模（折合平方米）加权' : ''}平均`,
      en: `Mean of ${counted.length} ranked sites${isFirm ? ', weighted by size (in square metres)' : ''}`,
    })
    if (counted.length <= TERMS) {
      const sum = isFirm
        ? `(${counted.map((site) => `${site.combined}×${site.weight}`).join(' + ')}) ÷ ${total(counted)}`
        : `(${counted.map((site) => site.combined).join(' + ')}) ÷ ${counted.length}`
      steps.push({ zh: `综合 = ${sum} = ${figures.combined}`, en: `Combined = ${sum} = ${figures.combined}` })
    } else {
      steps.push({ zh: `综合 = ${figures.combined}`, en: `Combined = ${figures.combined}` })
    }
  }
  for (const [status, words] of Object.entries(leftOut)) {
    const count = sites.filter((site) => site.status === status).length
    if (count > 0) steps.push({ zh: `${count} 个工程不计入：${words.zh}`, en: `${count} sites left out: ${words.en}` })
  }
  if (board !== 'agency' && sites.some((site) => site.hasAccident)) {
    steps.push({ zh: '所承担工程本季度发生生产安全事故，排名末位', en: 'An accident at one of its sites: last rank' })
  }
  if (rank !== null) {
    const { zh, en } = boardWords[board]
    steps.push({ zh: `${zh}板块第 ${rank}/${population} 名`, en: `Rank ${rank} of ${population} among ${en}` })
  }
  return steps
}

function total(sites: readonly Site[]): number {
  return Math.round(sites.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100
}
