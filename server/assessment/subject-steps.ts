import type { Board, RankStatus, SubjectAssessment, Words } from '../contract/index.ts'
import { kindOf } from './board-subjects.ts'
import { boardWords } from './party-words.ts'

type Site = Pick<SubjectAssessment['sites'][number], 'status' | 'combined' | 'weight'> & {
  readonly hasAccident: boolean
  /** What it counts in the mean; null when it is left out. */
  readonly counts: number | null
}
type Head = Pick<SubjectAssessment, 'figures' | 'rank' | 'population'>

// More terms than these say nothing; the table of sites has them all.
const TERMS = 6

// Why a site does not count as it was scored; one that is ranked without a figure had an accident.
const reasons: Record<RankStatus, Words> = {
  excluded: { zh: '施工准备、停工或完工预验', en: 'in preparation, suspended or before completion' },
  late: { zh: '未按时测评', en: 'not assessed in time' },
  false: { zh: '弄虚作假', en: 'false' },
  ranked: { zh: '发生事故，没有可计分的测评', en: 'an accident, and nothing assessed that counts' },
}

/** How the figure of a firm, a person or an agency came about, a line a step. */
export function subjectSteps(board: Board, { figures, rank, population }: Head, sites: readonly Site[]): Words[] {
  const counted = sites.flatMap((site) => (site.counts === null ? [] : [{ ...site, counts: site.counts }]))
  const steps: Words[] = []
  const isFirm = kindOf(board) === 'firm'
  if (counted.length > 0) {
    steps.push({
      zh: `${counted.length} 个计入的工程${isFirm ? '按规模（折合平方米）加权' : ''}平均`,
      en: `Mean of ${counted.length} sites${isFirm ? ', weighted by size (in square metres)' : ''}`,
    })
    if (counted.length <= TERMS) {
      const sum = isFirm
        ? `(${counted.map((site) => `${site.counts}×${site.weight}`).join(' + ')}) ÷ ${total(counted)}`
        : `(${counted.map((site) => site.counts).join(' + ')}) ÷ ${counted.length}`
      steps.push({ zh: `综合 = ${sum} = ${figures.combined}`, en: `Combined = ${sum} = ${figures.combined}` })
    } else {
      steps.push({ zh: `综合 = ${figures.combined}`, en: `Combined = ${figures.combined}` })
    }
  }
  for (const [status, words] of Object.entries(reasons)) {
    const own = sites.filter((site) => site.status === status && (status !== 'ranked' || site.combined === null))
    const [first] = own
    if (first === undefined) continue
    steps.push(
      first.counts === null
        ? { zh: `${own.length} 个工程不计入：${words.zh}`, en: `${own.length} sites left out: ${words.en}` }
        : {
            zh: `${own.length} 个工程按 ${first.counts} 分计入：${words.zh}`,
            en: `${own.length} sites count as ${first.counts}: ${words.en}`,
          },
    )
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
