/**
 * Team orienteering with time windows: the proven bound beside the best score known.
 *
 *   node test/bench/bound.ts FOLDER [--seconds 10] [--routes 1,2,3,4] [--only c1,r1,rc1] [--out FILE.json]
 *
 * FOLDER holds the KU Leuven files and bks.csv. Seconds are processor seconds of one thread. Ends with 1 when a bound is below a
 * best known score: then one of the two is wrong.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { proveBound } from '../../server/bound/index.ts'
import { maxRuntime } from '../../server/solver/index.ts'
import { type Case, findCases, readInstance, toProblem } from './toptw-instance.ts'

type Result = Case & { bound: number; gapPercent: number; seconds: number; isFinal: boolean }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '10' },
    routes: { type: 'string', default: '1,2,3,4' },
    only: { type: 'string', default: 'c1,r1,rc1' },
    out: { type: 'string' },
  },
})
const folder = positionals[0]
if (!folder)
  throw new Error('usage: node test/bench/bound.ts FOLDER [--seconds 10] [--routes 1,2,3,4] [--out FILE.json]')

const results: Result[] = []
print('case     best known  bound    gap     s')
for (const one of findCases(folder, values.routes.split(',').map(Number), values.only.split(',').filter(Boolean))) {
  const start = processorTime()
  const problem = toProblem(readInstance(join(folder, `${one.instance}.txt`)), one.m)
  const stop = maxRuntime(Number(values.seconds) * 1000, processorTime)
  const { bound, isFinal } = proveBound(problem, { objective: 'prize', requiredServed: 0, stop })
  const seconds = (processorTime() - start) / 1000
  const gapPercent = (100 * (bound - one.bestKnown)) / one.bestKnown
  results.push({ ...one, bound, gapPercent, seconds, isFinal })
  print(
    `${one.instance.padEnd(6)} ${one.m} ${String(one.bestKnown).padStart(10)} ${String(bound).padStart(6)} ${gapPercent.toFixed(2).padStart(5)} % ${seconds.toFixed(1).padStart(5)}${isFinal ? '' : '+'}`,
  )
}
const below = results.filter(({ gapPercent }) => gapPercent < 0)
const equal = results.filter(({ gapPercent }) => gapPercent === 0)
const mean = results.reduce((sum, { gapPercent }) => sum + gapPercent, 0) / results.length
print(
  `${results.length} cases: mean gap ${mean.toFixed(2)} %, ${equal.length} proven best, ${below.length} below a best known score`,
)
if (values.out) writeFileSync(values.out, `${JSON.stringify({ ...values, results }, null, 1)}\n`)
if (below.length > 0) process.exitCode = 1

/** Milliseconds of processor time of this thread: a busy machine must not change the result. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
