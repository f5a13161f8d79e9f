import type { PlanBound } from '../../../server/contract/index.ts'

/** Whether the proof was stopped before it had looked for a limit on the prize: the sum of all prizes says nothing. */
export function isPrizeOpen({
  prize,
}: {
  readonly prize: Pick<PlanBound['prize'], 'iterations' | 'isFinal'>
}): boolean {
  return prize.iterations === 0 && !prize.isFinal
}
