import type { Problem } from '../solver/index.ts'
import type { UsedRoute } from './master.ts'

/** Some of all plans: those that serve certain visits, and certain visits not by shifts of certain families of classes. */
export type Case = {
  readonly served: ReadonlySet<number>
  /** Per family: visits that none of its shifts serves. */
  readonly barred: readonly ReadonlySet<number>[]
  /** None of the plans is worth more, in units of the measure. */
  limit: number
}

/** Of a case two: the plans in which the visit is served – by a shift of this family, when one is named – and all others. */
export type Doubt = { readonly visit: number; readonly family: number | undefined }

/** Cases that together hold every plan: those still to be looked at, and the highest limit of those that are settled. */
export class Cases {
  private readonly open: Case[] = []
  private settled = Number.NEGATIVE_INFINITY

  /** No plan in any of them is worth more. */
  get limit(): number {
    return this.open.reduce((most, { limit }) => Math.max(most, limit), this.settled)
  }

  /** The one with the highest limit, to be looked at now; undefined when the highest of all is settled. */
  next(): Case | undefined {
    const { limit } = this
    const at = limit > this.settled ? this.open.findIndex((one) => one.limit === limit) : -1
    return at < 0 ? undefined : this.open.splice(at, 1)[0]
  }

  /** Instead of one case two. */
  split({ served, barred, limit }: Case, { visit, family }: Doubt): void {
    const barredIn = (isIn: (k: number) => boolean) =>
      barred.map((visits, k) => (isIn(k) ? new Set([...visits, visit]) : visits))
    this.open.push({ served, barred: barredIn((k) => family === undefined || k === family), limit })
    this.open.push({
      served: new Set([...served, visit]),
      barred: barredIn((k) => family !== undefined && k !== family),
      limit,
    })
  }

  /** Nothing more will be proven about this one, or need be. */
  settle({ limit }: Case): void {
    this.settled = Math.max(this.settled, limit)
  }
}

/**
 * What the linear programme is least sure of, by the prize that is at stake: whether a visit is served, and where it is sure of
 * that, by a shift of which family. Undefined when it is sure of all.
 */
export function mostInDoubt(
  { visitPrize }: Problem,
  { served }: Case,
  routes: readonly UsedRoute[],
  familyOf: readonly number[],
): Doubt | undefined {
  const byVisit = new Map<number, number>()
  const byFamily = new Map<string, Doubt & { level: number }>()
  for (const { group, visits, level } of routes)
    for (const visit of visits) {
      byVisit.set(visit, (byVisit.get(visit) ?? 0) + level)
      const family = familyOf[group]
      const before = byFamily.get(`${family}:${visit}`)?.level ?? 0
      byFamily.set(`${family}:${visit}`, { visit, family, level: before + level })
    }
  const visits = [...byVisit].flatMap(([visit, level]) =>
    served.has(visit) ? [] : [{ visit, family: undefined, level }],
  )
  return worstOf(visits, visitPrize) ?? worstOf([...byFamily.values()], visitPrize)
}

function worstOf(doubts: readonly (Doubt & { level: number })[], prize: Int32Array): Doubt | undefined {
  let worst: Doubt | undefined
  let most = 0
  for (const { visit, family, level } of doubts) {
    const unsure = Math.min(level, 1 - level)
    const stake = unsure * (1 + prize[visit])
    if (unsure < LEAST_UNSURE || stake <= most) continue
    most = stake
    worst = { visit, family }
  }
  return worst
}

/** The linear programme's own rounding leaves about so much. */
const LEAST_UNSURE = 0.01
