import type { Limit } from './objective.ts'
import type { ProvenLimit } from './solution.ts'

/** What is proven, beside what a plan has, in numbers and words. */
export function toLimit({ priority, jobs }: Limit, reached: number): ProvenLimit {
  const gapPermille = reached === 0 ? null : Math.ceil(((priority - reached) / reached) * 10_000) / 10
  const percent = gapPermille === null ? '' : (gapPermille / 10).toFixed(2)
  return {
    priority,
    jobs,
    gapPermille,
    zh:
      gapPermille === null
        ? `任何排法至多完成 ${jobs} 项任务`
        : `任何排法的优先级合计至多 ${priority}，比本方案至多再多 ${percent} %`,
    en:
      gapPermille === null
        ? `No plan can serve more than ${jobs} jobs`
        : `No plan can serve priorities of more than ${priority}, ${percent} % above this one`,
  }
}
