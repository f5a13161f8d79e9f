import type { Problem } from '../solver/index.ts'
import type { UsedRoute } from './master.ts'

/** Some of all plans: those that serve certain visits, and certain visits not by shifts of certain kinds. */
export type Case = {
  readonly served: ReadonlySet<number>
  /** Per kind of shift. */
  readonly barred: readonly ReadonlySet<number>[]
  /** None of the plans is worth more, in units of the measure. */
  limit: number
}

/** Of a case two: the plans in which the visit is served – by a shift of this kind, when one is named – and all others. */
export type Question = { readonly visit: number; readonly kind: number | undefined }

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
  split({ served, barred, limit }: Case, { visit, kind }: Question): void {
    const barredIn = (isIn: (k: number) => boolean) =>
      barred.map((visits, k) => (isIn(k) ? new Set([...visits, visit]) : visits))
    this.open.push({ served, barred: barredIn((k) => kind === undefined || k === kind), limit })
    this.open.push({
      served: new Set([...served, visit]),
      barred: barredIn((k) => kind !== undefined && k !== kind),
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
 * that, by which kind of shift. Undefined when it is sure of all.
 */
export function mostInDoubt(
  { visitPrize }: Problem,
  { served }: Case,
  routes: readonly UsedRoute[],
  kindOf: readonly number[],
): Question | undefined {
  const byVisit = new Map<number, number>()
  const byKind = new Map<string, Question & { level: number }>()
  for (const { group, visits, level } of routes)
    for (const visit of visits) {
      byVisit.set(visit, (byVisit.get(visit) ?? 0) + level)
      const kind = kindOf[group]
      const before = byKind.get(`${kind}:${visit}`)?.level ?? 0
      byKind.set(`${kind}:${visit}`, { visit, kind, level: before + level })
    }
  const visits = [...byVisit].flatMap(([visit, level]) =>
    served.has(visit) ? [] : [{ visit, kind: undefined, level }],
  )
  return worstOf(visits, visitPrize) ?? worstOf([...byKind.values()], visitPrize)
}

function worstOf(questions: readonly (Question & { level: number })[], prize: Int32Array): Question | undefined {
  let worst: Question | undefined
  let most = 0
  for (const { visit, kind, level } of questions) {
    const doubt = Math.min(level, 1 - level)
    const stake = doubt * (1 + prize[visit])
    if (doubt < LEAST_DOUBT || stake <= most) continue
    most = stake
    worst = { visit, kind }
  }
  return worst
}

/** The linear programme's own rounding leaves about so much. */
const LEAST_DOUBT = 0.01
