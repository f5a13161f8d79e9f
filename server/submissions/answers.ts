import {
  findMissingAnswers,
  type Indicator,
  notApplicable,
  type StageCode,
  unanswered,
  type WorksType,
} from '../contract/index.ts'
import { appliesTo } from '../indicators/applies.ts'

/** What a form was made under: decides what it asks, whatever becomes of the site later. */
export type MadeUnder = { readonly stages: readonly StageCode[]; readonly worksType: WorksType }

export type GivenAnswer = { readonly position: number; readonly points: number; readonly note: string }
export type Issue = { readonly path: string; readonly message: string }

// Before any withdrawal: what the form would ask had nothing been withdrawn since.
const BEFORE_ALL = '0000-01-01'

/** The answers of a form nobody has touched: what does not apply is answered so, the rest is open. */
export function blankAnswers(indicators: readonly Indicator[], made: MadeUnder, day: string): number[] {
  return indicators.map((one) => (appliesTo(one, { ...made, day }) ? unanswered : notApplicable))
}

/** What a form asks on a day. */
export function askedOn(indicators: readonly Indicator[], made: MadeUnder, day: string): Indicator[] {
  return indicators.filter((one) => appliesTo(one, { ...made, day }))
}

/**
 * What is wrong with answers as such. An indicator withdrawn since the form was taken along may still be answered (the
 * device cannot know): the answer is kept and not counted.
 */
export function checkAnswers(
  indicators: readonly Indicator[],
  made: MadeUnder,
  given: readonly GivenAnswer[],
): Issue[] {
  const seen = new Set<number>()
  return given.flatMap(({ position, points }, i): Issue[] => {
    const indicator = indicators[position]
    const path = `body.answers.${i}`
    if (!indicator || !appliesTo(indicator, { ...made, day: BEFORE_ALL })) {
      return [{ path: `${path}.position`, message: '本表没有这一项 / not asked in this form' }]
    }
    if (seen.has(position)) return [{ path: `${path}.position`, message: '同一项答了两次 / answered twice' }]
    seen.add(position)
    if (points > indicator.maxPoints) {
      const most = indicator.maxPoints
      return [{ path: `${path}.points`, message: `${indicator.code}：最多扣 ${most} 分 / at most ${most} points` }]
    }
    return []
  })
}

/** What is missing before a form can be sent, by the codes of its indicators; empty when it is complete. */
export function findMissing(
  asked: readonly Indicator[],
  answers: readonly number[],
  notes: ReadonlyMap<number, string>,
  photographed: ReadonlySet<number>,
): Issue[] {
  const missing = findMissingAnswers(asked, (position) => ({
    points: answers[position] ?? unanswered,
    note: notes.get(position) ?? '',
    hasPhoto: photographed.has(position),
  }))
  return missing.map(({ code, lack }) => ({ path: `answers.${code}`, message: `${code}：${lacking[lack]}` }))
}

const lacking = {
  answer: '未作答 / not answered',
  reason: '“不适用”须说明原因 / say why it does not apply',
  account: '否决项不合格须说明情况 / say how the veto item failed',
  photo: '扣分须附照片 / a deduction needs a photo',
} as const

/** The answers with the given ones in their places. */
export function withAnswers(answers: readonly number[], given: readonly GivenAnswer[]): number[] {
  const changed = [...answers]
  for (const { position, points } of given) changed[position] = points
  return changed
}

/** Sent answers are whole: what is open because it was withdrawn meanwhile does not apply any more. */
export function settled(answers: readonly number[]): number[] {
  return answers.map((points) => (points === unanswered ? notApplicable : points))
}
