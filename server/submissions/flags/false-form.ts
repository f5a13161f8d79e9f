import type { SubmissionFlag } from '../../contract/index.ts'

/** Flags that only say when a form came, or that it did not; any other calls what stands in it false. */
export const timeKinds = ['late', 'missing'] as const satisfies readonly SubmissionFlag['kind'][]

/** Whether a confirmed flag means that its form was false. */
export function callsFormFalse({ kind, submissionId }: Pick<SubmissionFlag, 'kind' | 'submissionId'>): boolean {
  return submissionId !== null && !(timeKinds as readonly string[]).includes(kind)
}
