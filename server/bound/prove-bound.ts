import type { Problem } from '../solver/index.ts'
import { Labels } from './labels.ts'
import { Proof } from './proof.ts'
import type { Bound, BoundOptions } from './types.ts'

/**
 * Proves that no plan is worth more than so much. It may be stopped any time: what is proven by then is true, and the same stop
 * gives the same bound.
 */
export function proveBound(problem: Problem, options: BoundOptions): Bound {
  const proof = new Proof(problem, options, new Labels())
  while (!proof.isOver) proof.round()
  return proof.result()
}

/**
 * Several proofs at once, as they are asked for: whichever has been worked on least by the given clock has the next round. So
 * each comes to something early, and what one leaves of the time the others have.
 */
export function proveSideBySide<const Asked extends readonly BoundOptions[]>(
  problem: Problem,
  asked: Asked,
  clock: () => number,
): { [K in keyof Asked]: Bound } {
  const labels = new Labels()
  const proofs = asked.map((options) => ({ proof: new Proof(problem, options, labels), spent: 0 }))
  for (;;) {
    const running = proofs.filter(({ proof }) => !proof.isOver)
    if (running.length === 0) break
    const next = running.reduce((least, one) => (one.spent < least.spent ? one : least))
    const start = clock()
    next.proof.round()
    next.spent += clock() - start
  }
  return proofs.map(({ proof }) => proof.result()) as { [K in keyof Asked]: Bound }
}
