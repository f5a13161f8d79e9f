import type { Random } from '../random.ts'
import type { Item } from './catalogue.ts'

/** Something that is really wrong on a site, and what it deserves to lose for it. */
export type Defect = { readonly item: Item; readonly points: number }

/**
 * What is wrong on a site in a quarter. `weakness` says by position what this site neglects more than others do and keeps
 * neglecting; `found` are items of the handbook that officers ordered to be put right.
 */
export function drawDefects(
  random: Random,
  items: readonly Item[],
  { loss, weakness, found }: { loss: number; weakness: Float64Array; found: ReadonlySet<string> },
): Defect[] {
  const defects: Defect[] = []
  // what must not fail fails on about one site in a hundred, on badly run ones five times as often
  const vetoes = items.filter((item) => item.isVeto)
  const failed = random.chance(0.7 * loss * loss) && vetoes.length > 0 ? random.pick(vetoes) : null
  for (const item of items) {
    const wasFound = item.handbook.some((code) => found.has(code)) && !item.isVeto
    const chance = Math.min(0.92, loss * item.chance * weakness[item.position]!)
    if (item === failed || wasFound || random.chance(chance)) defects.push({ item, points: random.pick(item.costs) })
  }
  return defects
}

/** How much a site neglects each thing compared with other sites, by position in the answers. */
export function drawWeakness(random: Random, length: number): Float64Array {
  return Float64Array.from({ length }, () => 0.45 + 1.1 * random.real())
}
