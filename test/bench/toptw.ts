/**
 * Team orienteering with time windows against the best scores known.
 *
 *   node test/bench/toptw.ts FOLDER [--seconds 5,20] [--routes 1,2,3,4] [--only c101,pr0] [--seed 1] [--threads 1] [--out FILE.json]
 *
 * FOLDER holds the KU Leuven files and bks.csv. Seconds are processor seconds of the solving thread; one search is looked at
 * after each of them, since when it will end does not change its way. Once it has reached the best score known it is not
 * searched on: a later column can only be better than it says.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { check, type Problem, type Solution, solve } from '../../server/solver/index.ts'
import { processorTime } from './processor-time.ts'
import { type Case, findCases, type Instance, readInstance, toProblem, verify } from './toptw-instance.ts'

type Mark = { seconds: number; score: number; gapPercent: number; iterations: number }
type Result = Case & { marks: Mark[] }
type Job = { folder: string; cases: Case[]; seconds: number[]; seed: number }

if (isMainThread) await main()
else {
  const job = workerData as Job
  for (const one of job.cases) parentPort?.postMessage(run(job, one))
}

function run(job: Job, one: Case): Result {
  const instance = readInstance(join(job.folder, `${one.instance}.txt`))
  const problem = toProblem(instance, one.m)
  const start = processorTime()
  const marks: Mark[] = []
  let best: Solution | undefined
  solve(problem, {
    seed: job.seed,
    onBest: (solution) => {
      best = solution
    },
    stop: (iterations) => {
      const seconds = job.seconds[marks.length]!
      if (processorTime() - start < seconds * 1000) return false
      const mark = { seconds, iterations, ...judge(instance, one, problem, best!) }
      const isLast = marks.push(mark) === job.seconds.length || mark.gapPercent <= 0
      while (isLast && marks.length < job.seconds.length) marks.push({ ...mark, seconds: job.seconds[marks.length]! })
      return isLast
    },
  })
  return { ...one, marks }
}

/** The score of the best plan so far, once both referees have accepted it. */
function judge(instance: Instance, { instance: name, m, bestKnown }: Case, problem: Problem, { routes }: Solution) {
  const broken = check(problem, routes)
  if (broken.length > 0) throw new Error(`${name} m=${m}: ${JSON.stringify(broken[0])}`)
  const score = verify(instance, m, routes)
  return { score, gapPercent: (100 * (bestKnown - score)) / bestKnown }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '5,20' },
      routes: { type: 'string', default: '1,2,3,4' },
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      threads: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  })
  const folder = positionals[0]
  if (!folder)
    throw new Error('usage: node test/bench/toptw.ts FOLDER [--seconds 5,20] [--routes 1,2,3,4] [--out FILE.json]')
  const cases = findCases(folder, values.routes.split(',').map(Number), values.only.split(',').filter(Boolean))
  const threads = Number(values.threads)
  const results: Result[] = []
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const share = cases.filter((_, i) => i % threads === thread)
      const seconds = values.seconds.split(',').map(Number)
      const job: Job = { folder, cases: share, seconds, seed: Number(values.seed) }
      return new Promise<void>((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: job })
        worker.on('message', (result: Result) => {
          results.push(result)
          print(row(result))
        })
        worker.on('error', reject)
        worker.on('exit', () => resolve())
      })
    }),
  )
  const summary = summarise(results)
  for (const line of summary.lines) print(line)
  if (values.out)
    writeFileSync(
      values.out,
      `${JSON.stringify({ ...values, folder: undefined, results, summary: summary.numbers }, null, 1)}\n`,
    )
}

function row({ instance, m, bestKnown, marks }: Result): string {
  const columns = marks.map(
    ({ score, gapPercent, iterations }) =>
      `${String(score).padStart(7)} ${gapPercent.toFixed(2).padStart(6)} % ${String(iterations).padStart(8)}`,
  )
  const news = marks.at(-1)!.score > bestKnown ? '  better than best known' : ''
  return `${instance.padEnd(6)} ${m} ${String(bestKnown).padStart(6)}${columns.join('')}${news}`
}

function summarise(results: Result[]) {
  const groups = new Map<string, Result[]>()
  for (const result of results)
    for (const key of ['all', `m=${result.m}`, result.instance.replace(/\d+$/, '')])
      groups.set(key, [...(groups.get(key) ?? []), result])
  const seconds = results[0]?.marks.map((mark) => mark.seconds) ?? []
  const numbers = [...groups].sort().flatMap(([group, members]) =>
    seconds.map((at, i) => {
      const gaps = members.map(({ marks }) => marks[i]!.gapPercent)
      return {
        group,
        seconds: at,
        cases: members.length,
        meanGapPercent: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
        worstGapPercent: Math.max(...gaps),
        atBestKnown: gaps.filter((gap) => gap <= 0).length,
      }
    }),
  )
  const lines = numbers.map(
    (n) =>
      `${n.group.padEnd(5)} ${n.cases} cases, ${n.seconds} s: mean gap ${n.meanGapPercent.toFixed(3)} %, worst ${n.worstGapPercent.toFixed(2)} %, at best known ${n.atBestKnown}`,
  )
  return { numbers, lines }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
