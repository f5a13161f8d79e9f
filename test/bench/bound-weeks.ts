/**
 * How far the plans of a week are from the best that any plan could be: every agency of the sample city, searched, then bounded.
 *
 *   node test/bench/bound-weeks.ts [FOLDER] [--seconds 10] [--bound 60] [--together] [--only 110105,…] [--out FILE.json]
 *
 * FOLDER keeps the weeks for the next run. Seconds are processor seconds of one thread: of the search, and at most of each of
 * the two bounds; with --together of both and the must-dos, side by side as the page asks for them.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { areMostMusts, type Bound, type BoundObjective, proveSideBySide } from '../../server/bound/index.ts'
import { buildProblem, maxRuntime, type Problem, solve } from '../../server/solver/index.ts'
import { noChoices, withChoices } from '../../server/weekplan/index.ts'
import { cityWeeks } from './city-weeks.ts'
import { processorTime } from './processor-time.ts'

type Proof = Pick<Bound, 'bound' | 'value' | 'gapPermille' | 'iterations' | 'isFinal'> & { seconds: number }
type Result = {
  agency: string
  visits: number
  shifts: number
  mustDos: number
  mustDosServed: number
  /** Whether it is proven that no plan serves more. */
  areMost: boolean
  prize: Proof
  net: Proof
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    bound: { type: 'string', default: '60' },
    together: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    out: { type: 'string' },
  },
})

const only = values.only.split(',').filter(Boolean)
const results: Result[] = []
print('agency visits shifts | prize    bound    gap s    | net      bound    gap s')
for (const { code, facts, stored } of await cityWeeks(positionals[0])) {
  if (only.length > 0 && !only.includes(code)) continue
  const result = run(code, buildProblem(withChoices(stored.problem, noChoices(facts.shifts))))
  results.push(result)
  print(row(result))
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ ...values, results }, null, 1)}\n`)
}
for (const objective of ['prize', 'net'] as const) print(summary(objective))
for (const { agency, mustDos, mustDosServed, areMost } of results)
  if (mustDosServed < mustDos)
    print(`${agency}: ${mustDosServed} of ${mustDos} must-dos, ${areMost ? 'proven the most' : 'not proven the most'}`)

function run(agency: string, problem: Problem): Result {
  const plan = solve(problem, { seed: 1, stop: maxRuntime(Number(values.seconds) * 1000, processorTime) })
  const { requiredServed, requiredUnserved } = plan.score
  const most = Number(values.bound)
  const prove = (objectives: BoundObjective[], seconds: number): Proof[] => {
    const start = processorTime()
    const stop = maxRuntime(seconds * 1000, processorTime)
    const ask = (objective: BoundObjective) => ({ objective, requiredServed, routes: plan.routes, stop })
    const proofs = proveSideBySide(problem, objectives.map(ask), processorTime)
    const used = (processorTime() - start) / 1000
    return proofs.map(({ bound, value, gapPermille, iterations, isFinal }) => {
      return { bound, value, gapPermille, iterations, isFinal, seconds: used }
    })
  }
  const start = processorTime()
  const areMost = areMostMusts(problem, requiredServed, untilSeconds(most))
  const left = most - (processorTime() - start) / 1000
  const [prize, net] = values.together
    ? prove(['prize', 'net'], left)
    : [...prove(['prize'], most), ...prove(['net'], most)]
  return {
    agency,
    visits: problem.visits,
    shifts: problem.shifts,
    mustDos: requiredServed + requiredUnserved,
    mustDosServed: requiredServed,
    areMost,
    prize: prize!,
    net: net!,
  }
}

function untilSeconds(seconds: number): () => boolean {
  const end = processorTime() + 1000 * seconds
  return () => processorTime() >= end
}

function row({ agency, visits, shifts, prize, net }: Result): string {
  const proof = ({ value, bound, gapPermille, seconds, isFinal }: Proof) =>
    `${value?.toFixed(0).padStart(7)} ${bound.toFixed(0).padStart(8)} ${percent(gapPermille)} ${seconds.toFixed(1).padStart(5)}${isFinal ? ' ' : '+'}`
  return `${agency} ${String(visits).padStart(6)} ${String(shifts).padStart(6)} | ${proof(prize)} | ${proof(net)}`
}

function summary(objective: BoundObjective): string {
  const gaps = results.map((result) => result[objective].gapPermille ?? Number.POSITIVE_INFINITY)
  const within = (most: number) => gaps.filter((gap) => gap <= most).length
  return `${objective}: worst gap ${percent(Math.max(...gaps))} %, ≤ 2 % in ${within(20)} of ${gaps.length}, ≤ 1 % in ${within(10)}, ≤ 0.5 % in ${within(5)}`
}

function percent(permille: number | null): string {
  return permille === null ? '   –' : (permille / 10).toFixed(2)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
