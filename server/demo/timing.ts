import type { SiteRow, Stage } from './city.ts'
import { isoDay } from './days.ts'
import type { Random } from './random.ts'
import { spanOf } from './stages.ts'

/** When a site was permitted, how long it takes and how far it is. */
export type Timing = { permitDay: number; durationDays: number; fraction: number; suspendedSince: number | null }

// Shares of sites by stage; later stages of well-run works are common because nothing hurries completion.
const mix: [Stage, number][] = [
  ['S1', 7],
  ['S2', 5],
  ['S3', 6],
  ['S4', 12],
  ['S5', 13],
  ['S6', 19],
  ['S7', 13],
  ['S8', 25],
]
const suspendedShare = 0.07

/** Draws a moment in the life of a site that takes `durationDays`. */
export function drawTiming(random: Random, asOf: number, durationDays: number): Timing {
  const [stage] = random.weighted(mix, ([, weight]) => weight)
  const [from, to] = spanOf(stage)
  const fraction = Math.min(0.985, from + (to - from) * (0.02 + 0.96 * random.real()))
  const isSuspended = stage !== 'S8' && random.chance(suspendedShare)
  const stood = isSuspended ? random.int(12, 260) : 0
  return {
    permitDay: asOf - stood - Math.max(3, Math.round(fraction * durationDays)),
    durationDays,
    fraction,
    suspendedSince: isSuspended ? asOf - stood : null,
  }
}

/** The share of the works done on a day; it stands still while the site is suspended. */
export function fractionOn(timing: Timing, day: number): number {
  const last = timing.suspendedSince === null ? day : Math.min(day, timing.suspendedSince)
  return (last - timing.permitDay) / timing.durationDays
}

/** The day on which a share of the works is done. */
export function dayOf(timing: Timing, fraction: number): number {
  const day = timing.permitDay + Math.round(fraction * timing.durationDays)
  const stopped = timing.suspendedSince !== null && fraction > timing.fraction
  return stopped ? day + 120 : day
}

/** The planned day of completion: contracts promise a little less than works take. */
export function plannedCompletion(timing: Timing): string {
  return isoDay(timing.permitDay + Math.round(timing.durationDays * 0.97))
}

/** What a site is on a day, in those stages; suspensions that are over have left no trace. */
export function statusOn(timing: Timing, stages: readonly Stage[], day: number): SiteRow['status'] {
  if (timing.suspendedSince !== null && timing.suspendedSince <= day) return 'suspended'
  return stages.every((stage) => stage === 'S8') ? 'precompletion' : 'active'
}
