/**
 * Team orienteering with time windows against the best scores known.
 *
 *   node test/bench/toptw.ts FOLDER [--seconds 5] [--routes 1,2,3,4] [--only c101,pr0] [--seed 1] [--threads 1] [--out FILE.json]
 *
 * FOLDER holds the KU Leuven files and bks.csv. Seconds are processor seconds of the solving thread.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { check, maxRuntime, solve } from '../../server/solver/index.ts'
import { type Case, findCases, readInstance, toProblem, verify } from './toptw-instance.ts'

type Result = Case & { score: number; gapPercent: number; iterations: number }
type Job = { folder: string; cases: Case[]; seconds: number; seed: number }

if (isMainThread) await main()
else {
  const job = workerData as Job
  for (const one of job.cases) parentPort?.postMessage(run(job, one))
}

function run(job: Job, one: Case): Result {
  const instance = readInstance(join(job.folder, `${one.instance}.txt`))
  const problem = toProblem(instance, one.m)
  const { routes, iterations } = solve(problem, { seed: job.seed, stop: maxRuntime(job.seconds * 1000, processorTime) })
  const broken = check(problem, routes)
  if (broken.length > 0) throw new Error(`${one.instance} m=${one.m}: ${JSON.stringify(broken[0])}`)
  const score = verify(instance, one.m, routes)
  return { ...one, score, iterations, gapPercent: (100 * (one.bestKnown - score)) / one.bestKnown }
}

/** Milliseconds of processor time of this thread: a busy machine must not change the result. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '5' },
      routes: { type: 'string', default: '1,2,3,4' },
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      threads: { type: 'string', default: '1' },
      out: { type: 'string' },
    },
  })
  const folder = positionals[0]
  if (!folder)
    throw new Error('usage: node test/bench/toptw.ts FOLDER [--seconds 5] [--routes 1,2,3,4] [--out FILE.json]')
  const cases = findCases(folder, values.routes.split(',').map(Number), values.only.split(',').filter(Boolean))
  const threads = Number(values.threads)
  const results: Result[] = []
  await Promise.all(
    Array.from({ length: threads }, (_, thread) => {
      const share = cases.filter((_, i) => i % threads === thread)
      const job: Job = { folder, cases: share, seconds: Number(values.seconds), seed: Number(values.seed) }
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

function row({ instance, m, score, bestKnown, gapPercent, iterations }: Result): string {
  const news = score > bestKnown ? '  better than best known' : ''
  return `${instance.padEnd(6)} ${m} ${String(score).padStart(6)} ${String(bestKnown).padStart(6)} ${gapPercent.toFixed(2).padStart(6)} % ${String(iterations).padStart(8)}${news}`
}

function summarise(results: Result[]) {
  const groups = new Map<string, Result[]>()
  for (const result of results)
    for (const key of ['all', `m=${result.m}`, result.instance.replace(/\d+$/, '')])
      groups.set(key, [...(groups.get(key) ?? []), result])
  const numbers = [...groups].sort().map(([group, members]) => ({
    group,
    cases: members.length,
    meanGapPercent: members.reduce((sum, { gapPercent }) => sum + gapPercent, 0) / members.length,
    worstGapPercent: Math.max(...members.map(({ gapPercent }) => gapPercent)),
    atBestKnown: members.filter(({ gapPercent }) => gapPercent <= 0).length,
  }))
  const lines = numbers.map(
    (n) =>
      `${n.group.padEnd(5)} ${n.cases} cases: mean gap ${n.meanGapPercent.toFixed(3)} %, worst ${n.worstGapPercent.toFixed(2)} %, at best known ${n.atBestKnown}`,
  )
  return { numbers, lines }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
