/** One thing that is wrong in a problem file: where, and what, with the numbers. */
export type Issue = { readonly path: string; readonly message: string }

/** More would not be read. */
const MOST_ISSUES = 20

/** A problem file that is refused, for so many reasons at most; VROOM calls it an input error. */
export class VroomError extends Error {
  override readonly name = 'VroomError'
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    const told = issues.slice(0, MOST_ISSUES)
    super(told.map(({ path, message }) => `${path} ${message}`.trim()).join('; '))
    this.issues = told
  }
}

/** Refuses the file for one reason. */
export function refuse(path: string, message: string): never {
  throw new VroomError([{ path, message }])
}
