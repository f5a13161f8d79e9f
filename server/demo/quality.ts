import type { Stage } from './city.ts'
import type { Random } from './random.ts'
import type { SiteDraft } from './works.ts'

/** Draws each site's luck in a row of quarters: three quarters of it stay from one quarter to the next. */
export function drawLuck(random: Random, sites: SiteDraft[], quarterCount: number): void {
  for (const site of sites) {
    let luck = random.bell(0, 1)
    site.luck = Array.from({ length: quarterCount }, () => {
      luck = luck * 0.75 + random.bell(0, 0.66)
      return luck
    })
  }
}

/** How much worse things are run in a stage: structure and pits are where most goes wrong. */
export function stageFlaw(stage: Stage): number {
  // who gets to completion was mostly in order before
  return stage === 'S2' || stage === 'S3' || stage === 'S4' ? 0.08 : stage === 'S8' ? -0.22 : 0
}

/**
 * The share of points that a site really deserves to lose in a quarter, counted from the oldest. Everybody's answers and
 * the visits of the past year hang on it; nobody in the city knows it.
 */
export function trueLoss(site: SiteDraft, quarter: number, stage: Stage): number {
  const flaw = Math.max(0, site.flaw - stageFlaw(site.row.stage) + stageFlaw(stage))
  // the city as a whole does a little better every quarter
  const loss = 0.062 + 0.3 * flaw + 0.032 * site.luck[quarter]! - 0.0025 * quarter
  return Math.min(0.5, Math.max(0.05, loss))
}
