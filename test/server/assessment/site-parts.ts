import type { CountedSubmission, SiteParts } from '../../../server/assessment/site-parts.ts'
import type { ClassCode, Party } from '../../../server/contract/index.ts'

const levelOf = (party: Party) =>
  party === 'project' ? 'self' : party === 'agency' || party === 'assessor' ? 'government' : 'firm'

/** A submission with so many points of a hundred in C1 … C5 (one number: in each); null: nothing of the class applied. */
export function submissionOf(
  party: Party,
  month: number | null,
  scores: number | readonly (number | null)[],
  vetoes: Partial<Record<ClassCode, string[]>> = {},
  more: Partial<CountedSubmission> = {},
): CountedSubmission {
  const five = typeof scores === 'number' ? Array<number>(5).fill(scores) : scores
  return {
    id: 1,
    level: levelOf(party),
    party,
    month,
    firmId: null,
    isLate: false,
    classes: five.flatMap((got, index) => {
      const code = `C${index + 1}` as ClassCode
      return got === null ? [] : [{ class: code, got, max: 100, vetoes: vetoes[code] ?? [] }]
    }),
    ...more,
  }
}

/** A site to which nothing happened. */
export function siteParts(more: Partial<SiteParts> = {}): SiteParts {
  return {
    submissions: [],
    due: { self: 0, firm: 0 },
    exclusion: null,
    falsehoods: [],
    hasAccident: false,
    ...more,
  }
}
