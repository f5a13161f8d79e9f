/**
 * The whole city's week, 17 agencies at once, as `jingwei plan --agency all` solves it.
 *
 *   node test/bench/city-week.ts [FOLDER] [--seconds 30,600] [--threads 2] [--seed 1] [--clock processor] [--out FILE.json]
 *
 * One run for each of the seconds, shortest first; the prize is compared with that of the longest. Seconds are those of a
 * machine with as many idle cores as threads: each thread counts its own processor time (--clock wall for the clock on
 * the wall). FOLDER keeps the weeks for the next run. What reading and storing the weeks takes is not in them.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { solveWeeks } from '../../server/planning/solve-weeks.ts'
import type { WeekEnd } from '../../server/planning/solve-weeks-worker.ts'
import { buildProblem, check } from '../../server/solver/index.ts'
import { noChoices, withChoices } from '../../server/weekplan/index.ts'
import { type CityWeek, cityWeeks } from './city-weeks.ts'
import { verifyVroom } from './verify-vroom.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '30,600' },
    threads: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    clock: { type: 'string', default: 'processor' },
    out: { type: 'string' },
  },
})
type LeftOut = { name: string; causes: string; why: string }
type Row = {
  code: string
  name: string
  requiredServed: number
  requiredUnserved: number
  prize: number
  stops: number
  iterations: number
  leftOut: LeftOut[]
}
type Run = { seconds: number; wallSeconds: number; rows: Row[] }

const weeks = await cityWeeks(positionals[0])
const runs: Run[] = []
for (const seconds of values.seconds.split(',').map(Number)) {
  runs.push(await solveCity(seconds))
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ ...values, runs }, null, 1)}\n`)
}
const longest = runs.at(-1)!
for (const run of runs) report(run)

async function solveCity(seconds: number): Promise<Run> {
  const start = performance.now()
  const rows: Row[] = []
  await solveWeeks({
    weeks: weeks.map(({ stored, facts }, index) => {
      const choices = noChoices(facts.shifts)
      const { buffer } = buildProblem(withChoices(stored.problem, choices))
      return { index, buffer: buffer as ArrayBuffer, facts, choices, seed: Number(values.seed) }
    }),
    seconds,
    threads: Number(values.threads),
    clock: values.clock === 'wall' ? 'wall' : 'processor',
    onWeek: (end) => rows.push(judge(weeks[end.index]!, end)),
  })
  rows.sort((a, b) => a.code.localeCompare(b.code))
  return { seconds, wallSeconds: (performance.now() - start) / 1000, rows }
}

/** One agency's plan, once both referees have accepted it. */
function judge({ code, name, stored, facts, vroom }: CityWeek, { solution, timed }: WeekEnd): Row {
  const problem = buildProblem(withChoices(stored.problem, noChoices(facts.shifts)))
  const broken = check(problem, solution.routes).filter(({ rule }) => rule !== 'required')
  if (broken.length > 0) throw new Error(`${code}: ${JSON.stringify(broken[0])}`)
  verifyVroom(vroom, solution.routes)
  const { requiredServed, requiredUnserved, prize } = solution.score
  const leftOut = timed.unplanned
    .filter(({ visit }) => facts.visits[visit]!.required)
    .map(({ visit, text }) => {
      const { name: site, causes } = facts.visits[visit]!
      const must = causes.filter((cause) => cause.required).map((cause) => cause.text.zh)
      return { name: site, causes: must.join('；'), why: text.zh }
    })
  return {
    code,
    name,
    requiredServed,
    requiredUnserved,
    prize,
    stops: timed.score.stops,
    iterations: solution.iterations,
    leftOut,
  }
}

function report({ seconds, wallSeconds, rows }: Run): void {
  print(`\n${seconds} s on ${values.threads} threads (${wallSeconds.toFixed(0)} s on the wall)`)
  for (const row of rows) {
    const best = longest.rows.find(({ code }) => code === row.code)!
    const must = `${row.requiredServed}/${row.requiredServed + row.requiredUnserved}`
    print(
      `${row.code} ${row.name.padEnd(9, '　')} ${must.padStart(8)} ${String(row.stops).padStart(5)} ` +
        `${String(row.prize).padStart(7)} ${percent(row.prize, best.prize)} ${String(row.iterations).padStart(8)}`,
    )
    // the same must-dos are left out by every run that has time enough: said once, for the longest
    if (seconds === longest.seconds)
      for (const { name, causes, why } of row.leftOut) print(`         ✗ ${name}（${causes}）：${why}`)
  }
  const sum = (of: (row: Row) => number, list = rows) => list.reduce((total, row) => total + of(row), 0)
  print(
    `all: must-dos ${sum((r) => r.requiredServed)} of ${sum((r) => r.requiredServed + r.requiredUnserved)}, ` +
      `stops ${sum((r) => r.stops)}, prize ${sum((r) => r.prize)} = ${percent(
        sum((r) => r.prize),
        sum((r) => r.prize, longest.rows),
      )} of ${longest.seconds} s`,
  )
}

function percent(prize: number, best: number): string {
  return `${(best === 0 ? 100 : (100 * prize) / best).toFixed(2).padStart(6)} %`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
