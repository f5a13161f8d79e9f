import type { Problem, Words } from '../contract/index.ts'

/** What can go wrong between a caller and Jingwei; the set is closed, and each maps to one HTTP status. */
export const errorStatus = {
  'bad-input': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'unsupported-file': 415,
  'not-possible': 422,
  'too-many': 429,
  internal: 500,
  busy: 503,
} as const
export type ErrorCode = keyof typeof errorStatus

/** An error that a person can act on, in both languages. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly words: Words
  readonly issues: NonNullable<Problem['issues']>
  /** Extension members of the problem (RFC 9457, 3.2): what a client needs to go on. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(
    code: ErrorCode,
    words: Words,
    issues: NonNullable<Problem['issues']> = [],
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(words.en)
    this.code = code
    this.words = words
    this.issues = issues
    this.members = members
  }
}

/** The 404 of any table. */
export function notFound(what: Words): AppError {
  return new AppError('not-found', { zh: `没有找到${what.zh}`, en: `There is no such ${what.en}` })
}
