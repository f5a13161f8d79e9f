import type { AssessmentLevel, Board, Words } from '../contract/index.ts'
import type { Figures } from '../submissions/tally.ts'
import { classScore } from '../submissions/tally.ts'
import { gradeSubmission, type LevelGrade, type SiteGrade } from './grade-site.ts'
import type { GradingRules } from './grading-rules.ts'
import { round } from './numbers.ts'
import { boardWords, levelWords, partyWords } from './party-words.ts'
import type { CountedSubmission, SiteParts } from './site-parts.ts'
import type { Standing } from './standing.ts'
import { standingWords } from './standing-words.ts'

type Rank = { readonly board: Board; readonly rank: number | null; readonly population: number }

/** How a site's figures came about, a line a step: each can be computed again with a pocket calculator. */
export function siteSteps(
  quarter: string,
  parts: SiteParts,
  { grade, standing, ranks }: { grade: SiteGrade; standing: Standing; ranks: readonly Rank[] },
  rules: GradingRules,
): Words[] {
  const reason = standingWords(standing.reason)
  return [
    ...parts.submissions.map((one) => submissionStep(quarter, one, rules)),
    ...grade.levels.flatMap(({ level }) => levelStep(parts, level, grade, rules)),
    ...weighing(grade, rules),
    ...(grade.combined === null ? [] : finalSteps(grade, rules)),
    ...(reason ? [reason] : []),
    ...ranks.flatMap(rankStep),
  ]
}

function submissionStep(quarter: string, one: CountedSubmission, rules: GradingRules): Words {
  const classes = one.classes.map((tally) => {
    const score = `${tally.class} ${tally.got}/${tally.max} = ${round(classScore({ ...tally, vetoes: [] }, 100))}`
    if (tally.vetoes.length === 0) return { zh: score, en: score }
    const codes = tally.vetoes.join(', ')
    const capped = round(classScore(tally, rules.vetoCap))
    return {
      zh: `${score}（否决项 ${codes} 不合格，按 ${capped} 计）`,
      en: `${score} (veto ${codes} failed: counts as ${capped})`,
    }
  })
  const figures = gradeSubmission(one, rules)
  const late = one.isLate ? { zh: '，逾期提交', en: ', late' } : { zh: '', en: '' }
  const month = one.month === null ? null : (Number(quarter.slice(5)) - 1) * 3 + one.month
  return {
    zh: `${partyWords[one.party].zh}${month === null ? '' : `（${month} 月）`}${late.zh}：${list(
      classes.map((c) => c.zh),
      '，',
    )}；${figureText(figures).zh}`,
    en: `${partyWords[one.party].en}${month === null ? '' : ` (month ${month})`}${late.en}: ${list(
      classes.map((c) => c.en),
      ', ',
    )}; ${figureText(figures).en}`,
  }
}

function levelStep(parts: SiteParts, level: AssessmentLevel, grade: SiteGrade, rules: GradingRules): Words[] {
  const all = parts.submissions.filter((one) => one.level === level).map((one) => gradeSubmission(one, rules))
  if (all.length < 2) return []
  const { figures } = grade.levels.find((one) => one.level === level)!
  const of = (key: 'safety' | 'quality') => all.flatMap((one) => one[key] ?? []).join('、')
  const how = level === 'firm' ? { zh: '中位数', en: 'median' } : { zh: '平均', en: 'mean' }
  return [
    {
      zh: `${levelWords[level].zh}取${how.zh}：安全 ${of('safety') || '—'} → ${figures.safety ?? '—'}，质量 ${of('quality') || '—'} → ${figures.quality ?? '—'}`,
      en: `The ${levelWords[level].en} level is the ${how.en}: safety ${of('safety').replaceAll('、', ', ') || '—'} → ${figures.safety ?? '—'}, quality ${of('quality').replaceAll('、', ', ') || '—'} → ${figures.quality ?? '—'}`,
    },
  ]
}

/** Says when the weights are not the usual ones. */
function weighing({ isWithoutGovernment, levels }: SiteGrade, rules: GradingRules): Words[] {
  if (levels.length === 0) return []
  const usual = isWithoutGovernment ? ['self', 'firm'] : ['self', 'firm', 'government']
  const missing = usual.filter((level) => !levels.some((one) => one.level === level)) as AssessmentLevel[]
  const steps: Words[] = []
  if (isWithoutGovernment) {
    const { self, firm } = rules.unvisited
    steps.push({
      zh: `未经政府评估：自评 ${self}、企业 ${firm}`,
      en: `Not assessed by the government: self ${self}, firms ${firm}`,
    })
  }
  if (missing.length > 0) {
    steps.push({
      zh: `缺${missing.map((level) => levelWords[level].zh).join('、')}，其权重按比例归入其余`,
      en: `Nothing from ${missing.map((level) => levelWords[level].en).join(', ')}: that weight falls to the others in proportion`,
    })
  }
  return steps
}

function finalSteps(grade: SiteGrade, { combined }: GradingRules): Words[] {
  const { safety, quality } = grade
  const steps: Words[] = []
  if (safety !== null) steps.push(sumStep({ zh: '安全', en: 'Safety' }, grade.levels, 'safety', safety))
  if (quality !== null) steps.push(sumStep({ zh: '质量', en: 'Quality' }, grade.levels, 'quality', quality))
  const sum =
    safety !== null && quality !== null
      ? `${combined.safety}×${safety} + ${combined.quality}×${quality} = ${grade.combined}`
      : `${grade.combined}`
  return [...steps, { zh: `综合 = ${sum}`, en: `Combined = ${sum}` }]
}

function sumStep(name: Words, levels: readonly LevelGrade[], key: 'safety' | 'quality', result: number): Words {
  const terms = levels.filter((one) => one.figures[key] !== null)
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const text = terms.map(({ weight, figures }) => `${short(weight / total)}×${figures[key]}`).join(' + ')
  return { zh: `${name.zh} = ${text} = ${result}`, en: `${name.en} = ${text} = ${result}` }
}

function rankStep({ board, rank, population }: Rank): Words[] {
  if (rank === null) return []
  return [
    {
      zh: `${boardWords[board].zh}板块第 ${rank}/${population} 名`,
      en: `Rank ${rank} of ${population} among ${boardWords[board].en}`,
    },
  ]
}

function figureText({ safety, quality, combined }: Figures): Words {
  const [s, q, c] = [safety ?? '—', quality ?? '—', combined ?? '—']
  return { zh: `安全 ${s}，质量 ${q}，综合 ${c}`, en: `safety ${s}, quality ${q}, combined ${c}` }
}

function list(items: readonly string[], separator: string): string {
  return items.length === 0 ? '—' : items.join(separator)
}

/** A weight to four decimals, without trailing noughts. */
function short(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
