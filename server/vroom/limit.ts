import type { ProvenLimit } from './solution.ts'
import type { Translation } from './to-problem.ts'

/** What is proven of the solver's prizes: no plan has more of them, nor with one more vehicle like each of the file's. */
export type ProvenPrizes = { readonly most: number; readonly withOneMore: readonly number[] }

/** What is proven, beside what a plan serves, in VROOM's numbers and in words. */
export function toLimit(
  { vroom: { vehicles, jobs }, isEqual, limitOf }: Pick<Translation, 'vroom' | 'isEqual' | 'limitOf'>,
  { most, withOneMore }: ProvenPrizes,
  reached: { readonly priority: number; readonly jobs: number },
): ProvenLimit {
  const limit = limitOf(most)
  const [above, has] = isEqual
    ? [limit.jobs - reached.jobs, reached.jobs]
    : [limit.priority - reached.priority, reached.priority]
  const gapPermille = has === 0 ? null : Math.ceil((above / has) * 10_000) / 10
  return {
    ...limit,
    gapPermille,
    vehicles: vehicles.map((vehicle, v) => ({
      vehicle: vehicle.id,
      ...limitOf(withOneMore[v]!, Math.min(vehicle.max_tasks ?? jobs.length, jobs.length)),
    })),
    ...(isEqual
      ? {
          zh: `任何排法至多完成 ${limit.jobs} 项任务，比本方案至多再多 ${above} 项`,
          en: `No plan can serve more than ${limit.jobs} jobs, ${above} more than this one`,
        }
      : {
          zh: `任何排法的优先级合计至多 ${limit.priority}，比本方案至多再多 ${percentOf(gapPermille, above)}`,
          en: `No plan can serve priorities of more than ${limit.priority}, ${percentOf(gapPermille, above)} above this one`,
        }),
  }
}

function percentOf(gapPermille: number | null, above: number): string {
  return gapPermille === null ? `${above}` : `${(gapPermille / 10).toFixed(2)} %`
}
