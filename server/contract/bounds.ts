import { z } from 'zod'
import { id } from './common.ts'
import { endpoint } from './endpoint.ts'

/** How long a proof may compute: `first` is what the largest agency's week needs to be close. */
export const PROOF_SECONDS = { least: 0.1, first: 60, most: 600 }

/** One proof: no plan of the week is worth more than `bound` points by this measure. */
export const proof = z
  .object({
    bound: z.number(),
    /** What the plan is worth by the same measure. */
    value: z.number(),
    /** By how many thousandths of its worth the bound is above the plan, rounded up; null when the plan is worth nothing. */
    gapPermille: z.number().nullable(),
    iterations: z.number().int(),
    /** Whether more time would prove no more, or next to nothing more. */
    isFinal: z.boolean(),
  })
  .meta({ id: 'Proof' })
export type Proof = z.infer<typeof proof>

/**
 * What is proven of plans that serve at least as many must-dos as this one, keep its pins and break no rule: how much they
 * collect at most (`prize`), and how much is left of that after the charges for driving and for serving outside a team's own
 * grids (`net`), which is what the planner maximises. Gaps between visits to one site are not made use of.
 */
export const planBound = z
  .object({
    requiredServed: z.number().int(),
    /** Whether no plan serves more must-dos than that; absent from proofs of before. */
    isMostRequired: z.boolean().optional(),
    /** Null where the proof was stopped before it had come to a limit. */
    net: proof.nullable(),
    prize: proof.nullable(),
    /** Per shift of the plan: with one more like it, no plan is worth more than the net bound and so many points; none without one. */
    shiftValues: z.array(z.number()),
    /** Processor seconds that the longest proof of this plan took. */
    seconds: z.number(),
  })
  .meta({ id: 'PlanBound' })
export type PlanBound = z.infer<typeof planBound>

/** Whether a proof is under way, what it has shown so far, and what the last one left. */
export const boundState = z
  .object({
    isRunning: z.boolean(),
    /** While it runs: the least bounds so far, null until the first. */
    soFar: z.object({ net: z.number().nullable(), prize: z.number().nullable() }).nullable(),
    result: planBound.nullable(),
    /** Whether the last proof of this process ended before it had come to a limit. */
    cameToNothing: z.boolean(),
    /** Why the last proof of this process failed. */
    error: z.string().nullable(),
  })
  .meta({ id: 'BoundState' })
export type BoundState = z.infer<typeof boundState>

const params = z.object({ id })

export const startBound = endpoint({
  id: 'startBound',
  method: 'post',
  path: '/plans/:id/bound',
  tag: 'plans',
  role: 'supervisor',
  status: 202,
  summary:
    'Prove how much any plan of this week could be worth; GET tells how far it is, DELETE stops and keeps what is proven',
  params,
  body: z.object({ seconds: z.number().min(PROOF_SECONDS.least).max(PROOF_SECONDS.most).default(PROOF_SECONDS.first) }),
  response: boundState,
})
export const readBound = endpoint({
  id: 'readBound',
  method: 'get',
  path: '/plans/:id/bound',
  tag: 'plans',
  role: 'viewer',
  summary: 'What is proven of this plan',
  params,
  response: boundState,
})
export const stopBound = endpoint({
  id: 'stopBound',
  method: 'delete',
  path: '/plans/:id/bound',
  tag: 'plans',
  role: 'supervisor',
  summary: 'Stop proving and keep what is proven',
  params,
  response: boundState,
})
