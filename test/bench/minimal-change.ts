/**
 * Planning again after a disruption: how much of the plan stays, and what that costs, over the price of a change.
 *
 *   node test/bench/minimal-change.ts [FOLDER] [--points 0,20,75,500,2500] [--only 110105,…] [--seconds 2] [--seed 1] [--out FILE.json]
 *
 * Points are the prize that moving one visit to another team or day must bring (`plan.change_points`). Each plan is
 * searched for as many processor seconds as the plan from nothing that it is compared with; the week before the
 * disruption twice as long. An untouched stop is one that the disruption itself did not hit.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { PlanChoices } from '../../server/contract/index.ts'
import { buildProblem, check, maxRuntime, type Score, solve } from '../../server/solver/index.ts'
import { type BaseProblem, carryChoices, noChoices, type WeekFacts, withChoices } from '../../server/weekplan/index.ts'
import { type CityWeek, cityWeeks } from './city-weeks.ts'
import { processorTime } from './processor-time.ts'

/** The week after the disruption, and the plan from before in its words. */
type Disrupted = { readonly base: BaseProblem; readonly facts: WeekFacts; readonly choices: PlanChoices }
type Disruption = { readonly name: string; readonly apply: (week: Disrupted) => Disrupted }
type Point = { points: number; keptPercent: number; lossPercent: number; mustDosLost: number }
type Curve = {
  code: string
  name: string
  disruption: string
  untouched: number
  prizeFromNothing: number
  curve: Point[]
}

const WEDNESDAY = 2

const disruptions: readonly Disruption[] = [
  { name: 'team ill on Wednesday', apply: sendHome },
  { name: 'accident on Wednesday', apply: callOut },
  { name: 'best site closed', apply: close },
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    points: { type: 'string', default: '0,20,75,500,2500' },
    only: { type: 'string', default: '110105,110108,110114,110107' },
    seconds: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
})
const points = values.points.split(',').map(Number)
const seconds = Number(values.seconds)
const curves: Curve[] = []
print(`kept and loss in percent by points per change         ${points.map((p) => String(p).padStart(16)).join('')}`)
for (const week of await cityWeeks(positionals[0])) {
  if (!values.only.split(',').includes(week.code)) continue
  const before = solveBefore(week)
  for (const disruption of disruptions) {
    const curve = measure(week, disruption, before)
    curves.push(curve)
    print(row(curve))
    if (values.out) writeFileSync(values.out, `${JSON.stringify({ ...values, curves }, null, 1)}\n`)
  }
}
points.forEach((price, i) => {
  const at = curves.map(({ curve }) => curve[i]!)
  const least = Math.min(...at.map((one) => one.keptPercent))
  const worst = Math.max(...at.map((one) => one.lossPercent))
  const mean = (of: (one: Point) => number) => at.reduce((sum, one) => sum + of(one), 0) / at.length
  print(
    `${String(price).padStart(5)} points: kept ${mean((one) => one.keptPercent).toFixed(1)} %, at least ${least.toFixed(1)} %; ` +
      `loss ${mean((one) => one.lossPercent).toFixed(2)} %, at most ${worst.toFixed(2)} %; ` +
      `must-dos lost ${at.reduce((sum, one) => sum + one.mustDosLost, 0)}`,
  )
})

function solveBefore({ facts, stored }: CityWeek): Disrupted {
  const choices = noChoices(facts.shifts)
  const { routes } = search(stored.problem, choices, 2 * seconds)
  return { base: stored.problem, facts, choices: { ...choices, routes } }
}

function measure({ code, name }: CityWeek, { name: disruption, apply }: Disruption, before: Disrupted): Curve {
  const after = apply(before)
  const { base, facts, choices } = after
  const nothing = search(base, { ...choices, routes: noChoices(facts.shifts).routes }, seconds).score
  const places = placesOf(facts, choices.routes)
  const curve = points.map((price): Point => {
    const { routes, score } = search(base, choices, seconds, price)
    const now = placesOf(facts, routes)
    const kept = [...places].filter(([visit, place]) => now.get(visit) === place).length
    return {
      points: price,
      keptPercent: (100 * kept) / places.size,
      lossPercent: (100 * (nothing.prize - score.prize)) / nothing.prize,
      mustDosLost: nothing.requiredServed - score.requiredServed,
    }
  })
  return { code, name, disruption, untouched: places.size, prizeFromNothing: nothing.prize, curve }
}

/** Solves as the product does: from the routes that stand when there is a price for changing them, else from nothing. */
function search(
  base: BaseProblem,
  choices: PlanChoices,
  forSeconds: number,
  price?: number,
): { routes: number[][]; score: Score } {
  const { routes: standing } = choices
  const changeWeight = (price ?? 0) * (base.weights.prize ?? 0)
  const again = price === undefined ? undefined : { routes: standing, changeWeight }
  const problem = buildProblem(withChoices(base, choices, again))
  const { routes, score } = solve(problem, {
    seed: Number(values.seed),
    initial: standing,
    stop: maxRuntime(1000 * forSeconds, processorTime),
  })
  const broken = check(problem, routes).filter(({ rule }) => rule !== 'required')
  if (broken.length > 0) throw new Error(JSON.stringify(broken[0]))
  return { routes: routes.map((route) => [...route]), score }
}

/** The team with most to do on Wednesday stays at home that day. */
function sendHome({ base, facts, choices }: Disrupted): Disrupted {
  const shift = busiest(facts, choices)
  const others = facts.shifts.map((_, s) => s).filter((s) => s !== shift)
  const after = { ...facts, shifts: others.map((s) => facts.shifts[s]!) }
  const count = facts.shifts.length
  return {
    base: {
      ...base,
      shifts: others.map((s) => base.shifts[s]!),
      assignmentCost: Int32Array.from(
        facts.visits.flatMap((_, v) => others.map((s) => base.assignmentCost[v * count + s]!)),
      ),
    },
    facts: after,
    choices: carryChoices(facts, choices, after),
  }
}

/** An accident on the most urgent site that the week had left out. */
function callOut(week: Disrupted): Disrupted {
  const planned = new Set(week.choices.routes.flat())
  const left = week.facts.visits.map((_, v) => v).filter((v) => !planned.has(v) && !week.facts.visits[v]!.barred)
  const visit = left.reduce((a, b) => (week.facts.visits[b]!.prize > week.facts.visits[a]!.prize ? b : a))
  const emergency = { visit, kind: 'accident' as const, reason: '事故', day: WEDNESDAY }
  return { ...week, choices: { ...week.choices, emergencies: [emergency] } }
}

/** The stop with the highest prize falls away: its site closed. */
function close({ base, facts, choices }: Disrupted): Disrupted {
  const visit = choices.routes.flat().reduce((a, b) => (facts.visits[b]!.prize > facts.visits[a]!.prize ? b : a))
  const routes = choices.routes.map((route) => route.filter((other) => other !== visit))
  return { base, facts, choices: { ...choices, routes, removals: [{ visit, reason: '停工' }] } }
}

function busiest(facts: WeekFacts, choices: PlanChoices): number {
  const wednesday = facts.shifts.map((_, s) => s).filter((s) => facts.shifts[s]!.day === WEDNESDAY)
  return wednesday.reduce((a, b) => (choices.routes[b]!.length > choices.routes[a]!.length ? b : a))
}

/** `team/day` by visit. */
function placesOf({ shifts }: WeekFacts, routes: PlanChoices['routes']): Map<number, string> {
  return new Map(
    routes.flatMap((route, s) => route.map((visit) => [visit, `${shifts[s]!.team}/${shifts[s]!.day}`] as const)),
  )
}

function row({ code, name, disruption, untouched, curve }: Curve): string {
  const columns = curve.map(
    ({ keptPercent, lossPercent }) => `${keptPercent.toFixed(1).padStart(8)} ${lossPercent.toFixed(2).padStart(7)}`,
  )
  return `${code} ${name.padEnd(5, '　')} ${disruption.padEnd(22)} ${String(untouched).padStart(4)} stops${columns.join('')}`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
