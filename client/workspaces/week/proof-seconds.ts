import { type PlanBound, PROOF_SECONDS } from '../../../server/contract/index.ts'

/** How long the next proof of a plan may compute: it starts from nothing, so it needs more time; null: it would prove no more. */
export function proofSeconds(proven: Pick<PlanBound, 'net' | 'prize' | 'seconds'> | null): number | null {
  const { first, most } = PROOF_SECONDS
  if (!proven) return first
  // what a thread has computed is now and then a little less than it was allowed
  const isLongest = proven.seconds > most - 1
  if (isLongest || (proven.net?.isFinal && proven.prize?.isFinal)) return null
  return Math.min(most, Math.max(first, 2 * Math.round(proven.seconds)))
}
