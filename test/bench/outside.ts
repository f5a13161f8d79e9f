/**
 * What the price of serving a must-do outside its team's own grids (`plan.outside_minutes`) does to a week's plan: prize, must-dos
 * served and of them outside, and driving, agency by agency of the sample city.
 *
 *   node test/bench/outside.ts [FOLDER] [--minutes 60,20,10,5] [--seconds 10] [--seed 1] [--only 110105,…]
 *
 * FOLDER keeps the weeks for the next run. Seconds are processor seconds of one thread, for each plan.
 */
import { parseArgs } from 'node:util'
import { buildProblem, check, maxRuntime, type ProblemInput, solve } from '../../server/solver/index.ts'
import { noChoices, withChoices } from '../../server/weekplan/index.ts'
import { cityWeeks } from './city-weeks.ts'
import { processorTime } from './processor-time.ts'

type Outcome = { prize: number; served: number; outside: number; hours: number }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '60,20,10,5' },
    seconds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
})
const minutes = values.minutes.split(',').map(Number)
const only = values.only.split(',').filter(Boolean)
const all: Outcome[][] = []
print(`agency ${minutes.map((each) => `| ${`${each} min`.padStart(6)}: prize must-dos outside  drive`).join(' ')}`)
for (const { code, facts, stored } of await cityWeeks(positionals[0])) {
  if (only.length > 0 && !only.includes(code)) continue
  const input = withChoices(stored.problem, noChoices(facts.shifts))
  const outcomes = minutes.map((each) => plan(input, each))
  all.push(outcomes)
  print(row(code, outcomes))
}
print(
  row(
    'all   ',
    minutes.map((_, i) => sum(all.map((outcomes) => outcomes[i]!))),
  ),
)

function plan(input: ProblemInput, outsideMinutes: number): Outcome {
  const price = Math.round(outsideMinutes * 60 * input.weights.travelSecond)
  // the stored costs are the price that the week was made with, or what forbids a shift (−1)
  const assignmentCost = input.assignmentCost.map((cost) => (cost > 0 ? price : cost))
  const problem = buildProblem({ ...input, assignmentCost })
  const { routes, score } = solve(problem, {
    seed: Number(values.seed),
    stop: maxRuntime(Number(values.seconds) * 1000, processorTime),
  })
  const broken = check(problem, routes).filter(({ rule }) => rule !== 'required')
  if (broken.length > 0) throw new Error(`a plan breaks ${broken.length} rules: ${JSON.stringify(broken[0])}`)
  const isOutside = (v: number, s: number) => input.assignmentCost[v * problem.shifts + s]! > 0
  return {
    prize: score.prize,
    served: score.requiredServed,
    outside: routes.reduce((count, route, s) => count + route.filter((v) => isOutside(v, s)).length, 0),
    hours: score.travelSeconds / 3600,
  }
}

function sum(outcomes: readonly Outcome[]): Outcome {
  const total = (of: (outcome: Outcome) => number) => outcomes.reduce((all, outcome) => all + of(outcome), 0)
  return {
    prize: total(({ prize }) => prize),
    served: total(({ served }) => served),
    outside: total(({ outside }) => outside),
    hours: total(({ hours }) => hours),
  }
}

function row(code: string, outcomes: readonly Outcome[]): string {
  const cell = ({ prize, served, outside, hours }: Outcome) =>
    `| ${String(prize).padStart(14)} ${String(served).padStart(8)} ${String(outside).padStart(7)} ${hours.toFixed(0).padStart(4)} h`
  return `${code} ${outcomes.map(cell).join(' ')}`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
