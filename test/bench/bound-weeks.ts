/**
 * How far the plans of a week are from the best that any plan could be: every agency of a database, searched, then bounded.
 *
 *   JINGWEI_DATA=FOLDER node test/bench/bound-weeks.ts [--week 2026-W49] [--seconds 10] [--bound 60] [--only 110105] [--out FILE.json]
 *
 * Seconds are processor seconds of one thread: of the search, and at most of each of the two bounds.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Bound, type BoundObjective, proveBound } from '../../server/bound/index.ts'
import { findRuleVersion } from '../../server/db/rule-version.ts'
import { withDatabase } from '../../server/db/with-database.ts'
import { readyTravel } from '../../server/planning/ready-travel.ts'
import { readWeekProblem } from '../../server/planning/run-plan.ts'
import { buildProblem, maxRuntime, type Problem, solve } from '../../server/solver/index.ts'
import { beijingDay } from '../../server/staff/iso-week.ts'
import { noChoices, withChoices } from '../../server/weekplan/index.ts'

type Proof = Pick<Bound, 'bound' | 'value' | 'gapPermille' | 'iterations' | 'isFinal'> & { seconds: number }
type Result = {
  agency: string
  visits: number
  shifts: number
  mustDos: number
  mustDosServed: number
  prize: Proof
  net: Proof
}

const { values } = parseArgs({
  options: {
    week: { type: 'string', default: '2026-W49' },
    seconds: { type: 'string', default: '10' },
    bound: { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    out: { type: 'string' },
  },
})

const problems = await withDatabase(process.env, readProblems)
const results: Result[] = []
print('agency visits shifts | prize    bound    gap s    | net      bound    gap s')
for (const [agency, problem] of problems) {
  const result = run(agency, problem)
  results.push(result)
  print(row(result))
}
for (const objective of ['prize', 'net'] as const) print(summary(objective))
if (values.out) writeFileSync(values.out, `${JSON.stringify({ ...values, results }, null, 1)}\n`)

async function readProblems(db: Parameters<typeof readWeekProblem>[0]): Promise<[string, Problem][]> {
  const now = new Date()
  const asOf = beijingDay(now)
  const travel = await readyTravel(db, process.env, now)
  const ruleVersion = await findRuleVersion(db, asOf)
  const agencies = await db.selectFrom('agency').select('code').orderBy('code').execute()
  const read: [string, Problem][] = []
  for (const { code } of agencies.filter((agency) => agency.code.startsWith(values.only))) {
    const key = { agencyCode: code, week: values.week, asOf, ruleVersion }
    const { problem, facts } = await readWeekProblem(db, key, travel, now)
    read.push([code, buildProblem(withChoices(problem, noChoices(facts.shifts)))])
  }
  return read
}

function run(agency: string, problem: Problem): Result {
  const plan = solve(problem, { seed: 1, stop: maxRuntime(Number(values.seconds) * 1000, processorTime) })
  const { requiredServed, requiredUnserved } = plan.score
  const prove = (objective: BoundObjective): Proof => {
    const start = processorTime()
    const { bound, value, gapPermille, iterations, isFinal } = proveBound(problem, {
      objective,
      requiredServed,
      routes: plan.routes,
      stop: maxRuntime(Number(values.bound) * 1000, processorTime),
    })
    return { bound, value, gapPermille, iterations, isFinal, seconds: (processorTime() - start) / 1000 }
  }
  return {
    agency,
    visits: problem.visits,
    shifts: problem.shifts,
    mustDos: requiredServed + requiredUnserved,
    mustDosServed: requiredServed,
    prize: prove('prize'),
    net: prove('net'),
  }
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

/** Milliseconds of processor time of this thread: a busy machine must not change the result. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
