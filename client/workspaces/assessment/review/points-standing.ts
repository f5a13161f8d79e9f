export type Thresholds = { readonly keySupervision: number; readonly suspension: number; readonly cycleMonths: number }

/** What a sum of points means: suspended from the upper threshold on, under key supervision above the lower one. */
export function pointsStanding(total: number, thresholds: Thresholds): 'suspended' | 'key' | 'normal' {
  if (total >= thresholds.suspension) return 'suspended'
  return total > thresholds.keySupervision ? 'key' : 'normal'
}
