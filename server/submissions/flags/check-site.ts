import type { Indicator } from '../../contract/index.ts'
import { type Finding, findingOf, type IntegrityRules, type Sheet } from './findings.ts'

/** What parties said of a site in one quarter, as means of their figures. */
export type QuarterFigures = { readonly quarter: string; readonly self: number; readonly government: number }

/** What a site's sheets of one quarter show side by side; `earlier`: quarters before that have both figures, latest first. */
export function checkSite(
  sheets: readonly Sheet[],
  vetoes: readonly Indicator[],
  { quarter, earlier }: { quarter: string; earlier: readonly QuarterFigures[] },
  rules: IntegrityRules,
): Finding[] {
  return [...contradictions(sheets, vetoes), ...selfAboveGovernment(sheets, quarter, earlier, rules)]
}

/** The latest word of each party: a project department speaks every month. */
function lastWords(sheets: readonly Sheet[]): Sheet[] {
  const last = new Map<string, Sheet>()
  for (const sheet of sheets) {
    const before = last.get(sheet.party)
    if (!before || before.submittedAt <= sheet.submittedAt) last.set(sheet.party, sheet)
  }
  return [...last.values()]
}

/** Who gives full marks to a veto item of the works themselves that another party found failed. */
function* contradictions(sheets: readonly Sheet[], vetoes: readonly Indicator[]): Generator<Finding> {
  const words = lastWords(sheets)
  for (const sheet of words) {
    const items = vetoes.flatMap(({ position, code, text, maxPoints }) => {
      if (sheet.answers[position] !== 0) return []
      const other = words.find((one) => (one.answers[position] ?? -1) >= maxPoints)
      return other ? [{ code, text, failedBy: other.party }] : []
    })
    if (items.length > 0) yield findingOf('contradiction', sheet, { items })
  }
}

/** A self-assessment far above the government's, so many times running. */
function* selfAboveGovernment(
  sheets: readonly Sheet[],
  quarter: string,
  earlier: readonly QuarterFigures[],
  { selfAboveGovernment: above, selfAboveTimes }: IntegrityRules,
): Generator<Finding> {
  const now = figuresOfQuarter(sheets, quarter)
  if (!now) return
  const times = [now, ...earlier].slice(0, selfAboveTimes)
  if (times.length < selfAboveTimes || times.some((one) => one.self - one.government <= above)) return
  const last = lastWords(sheets).find((sheet) => sheet.party === 'project')
  if (last) yield findingOf('self_above_government', last, { above, times })
}

/** Mean figures of self-assessment and government where a site has both. */
export function figuresOfQuarter(
  sheets: readonly { readonly party: Sheet['party']; readonly figure: number | null }[],
  quarter: string,
): QuarterFigures | undefined {
  const self = meanOf(sheets.filter((sheet) => sheet.party === 'project'))
  const government = meanOf(sheets.filter((sheet) => sheet.party === 'agency' || sheet.party === 'assessor'))
  return self === undefined || government === undefined ? undefined : { quarter, self, government }
}

function meanOf(sheets: readonly { readonly figure: number | null }[]): number | undefined {
  const figures = sheets.flatMap((sheet) => (sheet.figure === null ? [] : [sheet.figure]))
  if (figures.length === 0) return undefined
  return Math.round((100 * figures.reduce((sum, one) => sum + one, 0)) / figures.length) / 100
}
