import type { AnswerSheet } from '../../../../server/contract/index.ts'

type Row = AnswerSheet['rows'][number]

export const answerFilters = ['deducted', 'applicable', 'all'] as const
export type AnswerFilter = (typeof answerFilters)[number]

/** Answers that cost points, the dearest first; or those that apply; or all, in the order of the set. */
export function filterAnswers(rows: readonly Row[], filter: AnswerFilter): readonly Row[] {
  if (filter === 'all') return rows
  if (filter === 'applicable') return rows.filter((row) => row.deducted !== null)
  return rows.filter((row) => (row.deducted ?? 0) > 0).toSorted((one, other) => other.deducted! - one.deducted!)
}
