/**
 * Every agency's week of the sample city, solved as the product solves it.
 *
 *   node test/bench/weeks.ts [FOLDER] [--seconds 1,5,30] [--only 110105] [--seed 1] [--best FILE.json] [--out FILE.json]
 *
 * FOLDER keeps the weeks for the next run. Seconds are processor seconds of the solving thread; one search is looked at
 * after each of them, since when it will end does not change its way. --best: an earlier result to compare with as well.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildProblem, check, type Problem, type Score, type Solution, solve } from '../../server/solver/index.ts'
import { noChoices, withChoices } from '../../server/weekplan/index.ts'
import { type CityWeek, cityWeeks } from './city-weeks.ts'
import { processorTime } from './processor-time.ts'
import { verifyVroom } from './verify-vroom.ts'

type Mark = Pick<Score, 'requiredServed' | 'requiredUnserved' | 'prize' | 'prizeUnserved' | 'travelSeconds'> & {
  seconds: number
  stops: number
  iterations: number
}
/** Processor milliseconds, must-dos left out and prize at each improvement: what a scheduler could have known. */
type Step = readonly [ms: number, requiredUnserved: number, prize: number]
type Result = {
  code: string
  name: string
  visits: number
  shifts: number
  buildMs: number
  firstMs: number
  marks: Mark[]
  trace: Step[]
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '1,5,30' },
    only: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    best: { type: 'string' },
    out: { type: 'string' },
  },
})
const seconds = values.seconds.split(',').map(Number)
const only = values.only.split(',').filter(Boolean)
const weeks = (await cityWeeks(positionals[0])).filter(({ code }) => only.length === 0 || only.includes(code))
const earlier = values.best ? (JSON.parse(readFileSync(values.best, 'utf8')) as { results: Result[] }).results : []
const results: Result[] = []
print(
  `agency         visits shifts first  ${seconds.map((s) => `${`${s} s`.padStart(4)}: must-dos stops   prize   % best  drive  iterations`).join('  ')}`,
)
for (const week of weeks) {
  const result = run(week)
  results.push(result)
  print(row(result))
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ ...values, results }, null, 1)}\n`)
}
for (const [i, s] of seconds.entries()) {
  const marks = results.map(({ marks }) => marks[i]!)
  const sum = (of: (mark: Mark) => number) => marks.reduce((total, mark) => total + of(mark), 0)
  const shares = results.map((result) => share(result, i))
  print(
    `all, ${s} s each: must-dos ${sum((m) => m.requiredServed)} of ${sum((m) => m.requiredServed + m.requiredUnserved)}, ` +
      `stops ${sum((m) => m.stops)}, prize ${sum((m) => m.prize)}, mean ${mean(shares).toFixed(2)} % of the best, ` +
      `worst ${Math.min(...shares).toFixed(2)} %, driving ${(sum((m) => m.travelSeconds) / 3600).toFixed(1)} h`,
  )
}

function run({ code, name, facts, stored, vroom }: CityWeek): Result {
  const begin = processorTime()
  const problem = buildProblem(withChoices(stored.problem, noChoices(facts.shifts)))
  const start = processorTime()
  // processor time ticks too coarsely for this one
  const clock = performance.now()
  const marks: Mark[] = []
  const trace: Step[] = []
  let firstMs = Number.NaN
  let best: Solution | undefined
  const { iterations } = solve(problem, {
    seed: Number(values.seed),
    onBest: (solution) => {
      const ms = processorTime() - start
      if (!best) firstMs = performance.now() - clock
      best = solution
      trace.push([Math.round(ms), solution.score.requiredUnserved, solution.score.prize])
    },
    stop: (iteration) => {
      const next = seconds[marks.length]
      if (next === undefined) return true
      if (processorTime() - start < next * 1000) return false
      marks.push(look(problem, vroom, best!, next, iteration))
      return marks.length === seconds.length
    },
  })
  if (iterations === 0) throw new Error(`${code}: no iteration was made`)
  return {
    ...{ code, name, visits: facts.visits.length, shifts: facts.shifts.length },
    ...{ buildMs: start - begin, firstMs, marks, trace },
  }
}

/** The best plan at a mark, once both referees have accepted it. */
function look(problem: Problem, vroom: CityWeek['vroom'], best: Solution, at: number, iterations: number): Mark {
  const broken = check(problem, best.routes).filter(({ rule }) => rule !== 'required')
  if (broken.length > 0) throw new Error(JSON.stringify(broken[0]))
  verifyVroom(vroom, best.routes)
  const { requiredServed, requiredUnserved, prize, prizeUnserved, travelSeconds } = best.score
  const stops = best.routes.reduce((sum, route) => sum + route.length, 0)
  return {
    ...{ seconds: at, requiredServed, requiredUnserved, prize, prizeUnserved, travelSeconds, stops, iterations },
  }
}

function row(result: Result): string {
  const { code, name, visits, shifts, firstMs, marks } = result
  const columns = marks.map(
    (m, i) =>
      `      ${`${m.requiredServed}/${m.requiredServed + m.requiredUnserved}`.padStart(8)} ${String(m.stops).padStart(5)} ` +
      `${String(m.prize).padStart(7)} ${share(result, i).toFixed(2).padStart(6)} % ${(m.travelSeconds / 3600).toFixed(1).padStart(6)} h ${String(m.iterations).padStart(9)}`,
  )
  return `${code} ${name.padEnd(6, '　')} ${String(visits).padStart(5)} ${String(shifts).padStart(6)} ${firstMs.toFixed(0).padStart(5)} ms${columns.join('  ')}`
}

/** Prize in percent of the best that this run or an earlier one found with as many must-dos. */
function share(result: Result, mark: number): number {
  const all = [result, ...earlier.filter(({ code }) => code === result.code)].flatMap(({ marks }) => marks)
  const served = Math.max(...all.map((one) => one.requiredServed))
  const most = Math.max(...all.filter((one) => one.requiredServed === served).map(({ prize }) => prize))
  return most === 0 ? 100 : (100 * result.marks[mark]!.prize) / most
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
