import { notApplicable, unanswered } from './forms.ts'
import type { Indicator } from './indicators.ts'

/** What a form lacks before it can be sent. */
export type MissingAnswer = {
  readonly position: number
  readonly code: string
  readonly lack: 'answer' | 'reason' | 'account' | 'photo'
}

type Given = { readonly points: number; readonly note: string; readonly hasPhoto: boolean }

/**
 * The indicators whose answers are not complete: open ones, 不适用 without a reason, a failed veto item without an account
 * of it, a deduction without the photo it needs. Server and page ask by this one rule.
 */
export function findMissingAnswers(
  asked: readonly Pick<Indicator, 'position' | 'code' | 'isVeto' | 'needsPhoto'>[],
  given: (position: number) => Given,
): MissingAnswer[] {
  return asked.flatMap(({ position, code, isVeto, needsPhoto }) => {
    const { points, note, hasPhoto } = given(position)
    const lack = (what: MissingAnswer['lack']): MissingAnswer[] => [{ position, code, lack: what }]
    if (points === unanswered) return lack('answer')
    if (points === notApplicable) return note === '' ? lack('reason') : []
    if (points === 0) return []
    if (isVeto && note === '') return lack('account')
    return needsPhoto && !hasPhoto ? lack('photo') : []
  })
}
