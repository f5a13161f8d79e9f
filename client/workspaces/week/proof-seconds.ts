import type { PlanBound } from '../../../server/contract/index.ts'

/** How long a first proof may compute: the largest agency's week needs about this. */
const FIRST = 60
/** As long as the server lets one. */
const MOST = 600

/** How long the next proof of a plan may compute: it starts from nothing, so it needs more time; null: it would prove no more. */
export function proofSeconds(proven: Pick<PlanBound, 'net' | 'prize' | 'seconds'> | null): number | null {
  if (!proven) return FIRST
  // what a thread has computed is now and then a little less than it was allowed
  const isLongest = proven.seconds > MOST - 1
  if (isLongest || (proven.net?.isFinal && proven.prize?.isFinal)) return null
  return Math.min(MOST, Math.max(FIRST, 2 * Math.round(proven.seconds)))
}
