/**
 * `jingwei solve` beside another program that reads VROOM files, such as VROOM itself, each with the same time and threads:
 *
 *   node test/bench/beside.ts --other "vroom -i {file} -o {out} -x 5 -t 1 -l {seconds}" [--weeks FOLDER] [--toptw FOLDER]
 *        [--made-up 100x10,300x25,1000x80] [--seconds 10] [--threads 1] [--only 110105,c10] [--routes 2,4] [--out FILE.json]
 *
 * The weeks are those that `jingwei export problem` writes (FOLDER keeps them, as in weeks.ts), TOPTW instances have their
 * scores as priorities, made-up files are rounds of deliveries with loads, time windows and more or less to spare. Every solution
 * is read again from the two files alone. VROOM's order: the sum of priorities, then the number of jobs, then the cost.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { VroomProblem, VroomSolution } from '../../server/vroom/index.ts'
import { randomVroom } from '../server/vroom/random-vroom.ts'
import { judge } from '../support/vroom-referee.ts'
import { cityWeeks } from './city-weeks.ts'
import { distance, findCases, readInstance } from './toptw-instance.ts'

type Case = { readonly kind: string; readonly name: string; readonly problem: VroomProblem }
type Found = { readonly seconds: number; readonly priority: number; readonly jobs: number; readonly cost: number }
type Row = { readonly kind: string; readonly name: string; readonly other: Found; readonly ours: Found }

const { values } = parseArgs({
  options: {
    other: { type: 'string' },
    weeks: { type: 'string' },
    toptw: { type: 'string' },
    'made-up': { type: 'string', default: '' },
    seconds: { type: 'string', default: '10' },
    threads: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    routes: { type: 'string', default: '1,2,3,4' },
    out: { type: 'string' },
  },
})
if (!values.other?.includes('{file}')) throw new Error('--other "PROGRAM … {file} … {out} … {seconds}" is missing')
const [program, ...options] = values.other.split(' ')
const only = values.only.split(',').filter(Boolean)
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jingwei-beside-'))
const file = join(folder, 'problem.json')
const out = join(folder, 'solution.json')
const rows: Row[] = []
print('                          other: s priority   jobs     cost   ours: s priority   jobs     cost   ahead')
for (const { kind, name, problem } of await cases()) {
  writeFileSync(file, JSON.stringify(problem))
  const fill = (text: string) => text.replace('{file}', file).replace('{out}', out).replace('{seconds}', values.seconds)
  const other = run(problem, program!, options.map(fill))
  const { seconds, threads } = values
  const solve = ['server/cli.js', 'solve', file, '--out', out, '--seconds', seconds, '--threads', threads]
  const ours = run(problem, process.execPath, solve)
  const row = { kind, name, other, ours }
  rows.push(row)
  print(`${`${kind} ${name}`.padEnd(25)} ${columns(other)} ${columns(ours)}   ${ahead(row)}`)
  if (values.out) writeFileSync(values.out, `${JSON.stringify({ ...values, rows }, null, 1)}\n`)
}
for (const kind of new Set(rows.map((row) => row.kind))) {
  const these = rows.filter((row) => row.kind === kind)
  const count = (who: string) => these.filter((row) => ahead(row).startsWith(who)).length
  const share = (of: 'priority' | 'cost') => {
    const [ours, other] = (['ours', 'other'] as const).map((who) => these.reduce((sum, row) => sum + row[who][of], 0))
    return other ? `${((100 * ours!) / other - 100).toFixed(2)} %` : '–'
  }
  print(
    `${kind}: ${these.length} cases, ours ahead in ${count('ours')}, the other in ${count('other')}; ` +
      `ours beside the other: priorities ${share('priority')}, cost ${share('cost')}`,
  )
}
rmSync(folder, { recursive: true, force: true })

async function cases(): Promise<Case[]> {
  const weeks = values.weeks ? await cityWeeks(values.weeks) : []
  const { toptw } = values
  const instances = toptw ? findCases(toptw, values.routes.split(',').map(Number), only) : []
  return [
    ...weeks
      .filter(({ code }) => only.length === 0 || only.includes(code))
      .map(({ code, vroom }) => ({ kind: 'week', name: code, problem: vroom as unknown as VroomProblem })),
    ...instances.map(({ instance, m }) => ({
      kind: 'toptw',
      name: `${instance} m=${m}`,
      problem: asVroom(instance, m),
    })),
    ...values['made-up'].split(',').filter(Boolean).flatMap(madeUp),
  ]
}

function asVroom(name: string, m: number): VroomProblem {
  const instance = readInstance(join(values.toptw!, `${name}.txt`))
  const [depot, ...vertices] = instance.vertices
  const whole = (value: number) => Math.round(value * 10 ** instance.decimals)
  const window = ({ opens, closes }: { opens: number; closes: number }): [number, number] => [
    whole(opens),
    whole(closes),
  ]
  const durations = instance.vertices.map((_, a) => instance.vertices.map((_, b) => distance(instance, a, b)))
  return {
    vehicles: Array.from({ length: m }, (_, k) => ({
      id: k,
      start_index: 0,
      end_index: 0,
      time_window: window(depot!),
    })),
    jobs: vertices.map((vertex, j) => ({
      ...{ id: j, location_index: j + 1, service: whole(vertex.service), priority: vertex.profit },
      time_windows: [window(vertex)],
    })),
    matrices: { car: { durations } },
  }
}

/** Rounds of so many jobs for so many vehicles: all can be served, in any order or in windows, or not nearly all. */
function madeUp(size: string): Case[] {
  const [jobs, vehicles] = size.split('x').map(Number) as [number, number]
  const shapes = {
    loads: { jobs, vehicles, dimensions: 1 },
    windows: { jobs, vehicles: 2 * vehicles, windows: true },
    lunch: { jobs, vehicles: 2 * vehicles, windows: true, breaks: true },
    scarce: { jobs, vehicles: Math.ceil(vehicles / 3), windows: true, breaks: true, priorities: true },
  }
  return Object.entries(shapes).map(([name, shape]) => ({
    ...{ kind: name, name: size, problem: randomVroom(7, shape) },
  }))
}

function run(problem: VroomProblem, command: string, options: readonly string[]): Found {
  const begun = performance.now()
  const { status, stderr } = spawnSync(command, options, { cwd: root, encoding: 'utf8' })
  const seconds = (performance.now() - begun) / 1000
  if (status !== 0) throw new Error(`${command} ${options.join(' ')} ended with ${status}: ${stderr}`)
  const text = readFileSync(out, 'utf8')
  const faults = judge(JSON.stringify(problem), text)
  if (faults.length > 0) throw new Error(`${command}: ${faults[0]}`)
  const { routes, summary }: VroomSolution = JSON.parse(text)
  const priorityOf = new Map(problem.jobs.map(({ id, priority = 0 }) => [id, priority]))
  const served = routes.flatMap(({ steps }) => steps.filter(({ type }) => type === 'job').map(({ id }) => id!))
  const priority = served.reduce((sum, id) => sum + priorityOf.get(id)!, 0)
  return { seconds, priority, jobs: served.length, cost: summary.cost }
}

function ahead({ other, ours }: Row): string {
  if (ours.priority !== other.priority) return ours.priority > other.priority ? 'ours' : 'other'
  if (ours.jobs !== other.jobs) return ours.jobs > other.jobs ? 'ours' : 'other'
  if (ours.cost !== other.cost) return ours.cost < other.cost ? 'ours' : 'other'
  return 'equal'
}

function columns({ seconds, priority, jobs, cost }: Found): string {
  return `${seconds.toFixed(1).padStart(7)} ${String(priority).padStart(8)} ${String(jobs).padStart(6)} ${String(cost).padStart(8)}`
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
