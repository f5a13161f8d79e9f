/** What the size rule of the grids says; from the rule tables. */
export type SizeRule = {
  readonly sitesFrom: number
  readonly sitesTo: number
  readonly hours: number
  readonly countMax: number
}

/** How many grids an area should have: as many as its required hours fill, within the bounds on sites per grid. */
export function gridCountFor(siteCount: number, requiredHours: number, rule: SizeRule): number {
  const fewest = Math.ceil(siteCount / rule.sitesTo)
  const most = Math.max(fewest, Math.floor(siteCount / rule.sitesFrom))
  const wanted = Math.round(requiredHours / rule.hours)
  return Math.max(1, Math.min(rule.countMax, most, Math.max(fewest, wanted)))
}
