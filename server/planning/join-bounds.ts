import type { PlanBound, Proof } from '../contract/index.ts'

/**
 * What two proofs of one plan say together: whatever either has proven is true, so the lower limit of each holds. One that
 * measured against another plan is left out, and so is one that is below the plan: it cannot be true. Whoever finds an error in
 * the bound must have the proofs of before deleted.
 */
export function joinBounds(before: PlanBound | undefined, now: PlanBound): PlanBound {
  if (!before || before.requiredServed !== now.requiredServed || !isOfOnePlan(before, now) || isBelowPlan(before))
    return now
  const net = tighter(before.net, now.net)
  return {
    requiredServed: now.requiredServed,
    isMostRequired: before.isMostRequired || now.isMostRequired,
    net,
    prize: tighter(before.prize, now.prize),
    // they hold with the net limit that they were proven with
    shiftValues: net === now.net ? now.shiftValues : before.shiftValues,
    seconds: Math.max(before.seconds, now.seconds),
  }
}

function isOfOnePlan(a: PlanBound, b: PlanBound): boolean {
  const isSame = (one: Proof | null, other: Proof | null) => !one || !other || one.value === other.value
  return isSame(a.net, b.net) && isSame(a.prize, b.prize)
}

function isBelowPlan({ net, prize }: PlanBound): boolean {
  return [net, prize].some((proof) => proof !== null && proof.bound < proof.value)
}

/** The lower limit; of two that are equal the one that ended by itself, else the later one. */
function tighter(before: Proof | null, now: Proof | null): Proof | null {
  if (!before || !now) return now ?? before
  if (before.bound !== now.bound) return before.bound < now.bound ? before : now
  return before.isFinal && !now.isFinal ? before : now
}
