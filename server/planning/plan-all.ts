import type { PlanSummary } from '../contract/index.ts'
import { withDatabase } from '../db/with-database.ts'
import { AppError } from '../http/app-error.ts'
import { type CityRequest, planCity } from './plan-city.ts'
import { readyTravel } from './ready-travel.ts'

type AllOptions = CityRequest & {
  readonly out?: string
  readonly iterations?: number
  readonly bound?: number
  readonly strict?: boolean
}

/** `jingwei plan --agency all`: a draft for every agency in one go, a line for each, and their sum. Ctrl-C keeps the best so far. */
export async function planAll(
  env: NodeJS.ProcessEnv,
  options: AllOptions,
  print: (line: string) => void,
): Promise<void> {
  const single = (['out', 'iterations', 'bound', 'strict'] as const).find((name) => options[name] !== undefined)
  if (single)
    throw new AppError('bad-input', {
      zh: `--${single} 只用于一个机构，不能与 --agency all 同用`,
      en: `--${single} is for one agency and does not go with --agency all`,
    })
  const { week, seconds, seed, threads } = options
  const stop = new AbortController()
  const end = () => stop.abort()
  process.once('SIGINT', end)
  await withDatabase(env, async (db) => {
    const now = new Date()
    const travel = await readyTravel(db, env, now)
    const by = { actor: { id: 0, name: 'jingwei plan' }, now, travel, signal: stop.signal }
    const plans = await planCity(db, { week, seconds, seed, threads }, by)
    for (const plan of plans) print(cityLine(plan))
    print(cityTotal(plans))
  }).finally(() => process.off('SIGINT', end))
}

function cityLine({ id, agencyCode, state, iterations, error, score }: PlanSummary): string {
  if (!score) return `${agencyCode}  plan ${id}: ${state} ${error ?? ''}`
  const must = `${score.requiredServed}/${score.requiredServed + score.requiredUnserved}`
  return `${agencyCode}  plan ${String(id).padEnd(5)} 必查 must-dos ${must.padStart(7)} · stops ${String(score.stops).padStart(4)} · prize ${String(score.prize).padStart(7)} · ${iterations} iterations`
}

function cityTotal(plans: readonly PlanSummary[]): string {
  const scores = plans.flatMap(({ score }) => score ?? [])
  const sum = (of: (score: (typeof scores)[number]) => number) => scores.reduce((total, score) => total + of(score), 0)
  const failed = plans.length - scores.length
  return (
    `${plans.length} agencies: 必查 must-dos ${sum((s) => s.requiredServed)} of ${sum((s) => s.requiredServed + s.requiredUnserved)} · ` +
    `stops ${sum((s) => s.stops)} · prize ${sum((s) => s.prize)}${failed > 0 ? ` · ${failed} failed` : ''}`
  )
}
