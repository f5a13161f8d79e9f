import {
  type AssessmentForm,
  type BodyInput,
  findMissingAnswers,
  type MissingAnswer,
  type saveForm,
  unanswered,
} from '../../server/contract/index.ts'

export type Answer = { readonly points: number; readonly note: string }

/** A form on this device: as the server last told it, and what was answered here since. */
export type Draft = {
  /** Login of the account that took it along; others on the same device do not see it. */
  readonly owner: string
  readonly id: number
  readonly form: AssessmentForm
  readonly changed: Readonly<Record<number, Answer>>
  /** Positions answered here that another device has meanwhile answered differently. */
  readonly clashes: readonly number[]
  /** The person has pressed 提交; it is sent as soon as the server can be reached. */
  readonly wantsSending: boolean
  readonly secondsSpent: number
  /** Why the server would not take it, in its own words; what was answered stays here. */
  readonly refusal: string | null
  readonly savedAt: number
}

const open: Answer = { points: unanswered, note: '' }

/** A form just taken along. */
export function newDraft(owner: string, form: AssessmentForm, now: number): Draft {
  return {
    owner,
    id: form.id,
    form,
    changed: {},
    clashes: [],
    wantsSending: false,
    secondsSpent: 0,
    refusal: null,
    savedAt: now,
  }
}

/** The answer at a position: this device's own, else the server's. */
export function answerAt(draft: Draft, position: number): Answer {
  return draft.changed[position] ?? toldAt(draft.form, position)
}

/** The draft with one answer given; an answer as the server has it needs no sending. */
export function withAnswer(draft: Draft, position: number, answer: Answer, now: number): Draft {
  const { [position]: _before, ...others } = draft.changed
  const isAsTold = isSame(answer, toldAt(draft.form, position))
  return {
    ...draft,
    changed: isAsTold ? others : { ...others, [position]: answer },
    clashes: draft.clashes.filter((each) => each !== position),
    refusal: null,
    savedAt: now,
  }
}

/** The same answers on top of a newer form; where both have changed something, the person must choose. */
export function rebased(draft: Draft, newer: AssessmentForm): Draft {
  const stays = Object.entries(draft.changed).filter(([key, answer]) => !isSame(answer, toldAt(newer, Number(key))))
  const clashes = stays
    .map(([key]) => Number(key))
    .filter((position) => !isSame(toldAt(newer, position), toldAt(draft.form, position)))
  return {
    ...draft,
    form: newer,
    changed: Object.fromEntries(stays),
    clashes: [...new Set([...draft.clashes.filter((each) => stays.some(([key]) => Number(key) === each)), ...clashes])],
    // the server answers for it again: what it refused may be tried anew
    refusal: null,
  }
}

/** The draft as the server would not take it: kept with the reason, and not tried again until something changes. */
export function refused(draft: Draft, reason: string): Draft {
  return { ...draft, refusal: reason, wantsSending: false }
}

/** What is sent to the server for a draft. */
export function savingOf(draft: Draft): BodyInput<typeof saveForm> {
  return {
    revision: draft.form.revision,
    answers: Object.entries(draft.changed).map(([key, answer]) => ({ position: Number(key), ...answer })),
    secondsSpent: Math.round(draft.secondsSpent),
    submit: draft.wantsSending,
  }
}

/** What the server says of a save that it took: the form where it knows more of it than this device, else how it now counts. */
export type Taken = { readonly revision: number; readonly form: AssessmentForm | null }

/** The draft after the server took `sent`; what was answered while it was on its way is kept for the next time. */
export function acknowledged(draft: Draft, sent: Draft, taken: Taken): Draft {
  const left = Object.entries(draft.changed).filter(([key, answer]) => {
    const before = sent.changed[Number(key)]
    return before === undefined || !isSame(before, answer)
  })
  return {
    ...draft,
    form: taken.form ?? withTaken(draft.form, sent, taken.revision),
    changed: Object.fromEntries(left),
    wantsSending: draft.wantsSending && !sent.wantsSending,
    secondsSpent: Math.max(0, draft.secondsSpent - Math.round(sent.secondsSpent)),
    refusal: null,
  }
}

/** Whether anything of it has still to reach the server. */
export function isUnsent(draft: Draft): boolean {
  return draft.wantsSending || Object.keys(draft.changed).length > 0
}

/** What it lacks before it can be sent; `photographed` are the positions with photos, on the server or still here. */
export function missingIn(draft: Draft, photographed: ReadonlySet<number>): MissingAnswer[] {
  return findMissingAnswers(draft.form.indicators, (position) => ({
    ...answerAt(draft, position),
    hasPhoto: photographed.has(position),
  }))
}

/** How many of its questions are answered. */
export function countAnswered(draft: Draft): number {
  return draft.form.indicators.filter(({ position }) => answerAt(draft, position).points !== unanswered).length
}

/** The form as the server has it after it took what was sent; where a newer one was told meanwhile, that one. */
function withTaken(form: AssessmentForm, sent: Draft, revision: number): AssessmentForm {
  if (form.revision >= revision) return form
  const answers = form.answers.map((one) => ({ ...one, ...sent.changed[one.position] }))
  return { ...form, revision, answers }
}

function toldAt(form: AssessmentForm, position: number): Answer {
  return form.answers.find((answer) => answer.position === position) ?? open
}

function isSame(one: Answer, other: Answer): boolean {
  return one.points === other.points && one.note === other.note
}
