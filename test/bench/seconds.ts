/**
 * How well `jingwei solve` keeps its --seconds: from the start of the process to its end, on made-up files.
 *
 *   node test/bench/seconds.ts [--seconds 1,2,5] [--threads 1,2] [--sizes 50x1,300x12,1000x30,2000x60] [--times 3] [--bound]
 *
 * A size is jobs × vehicles. Every other run writes to a file instead of standard output. What a run takes depends on what
 * else the machine does, so compare two versions within the same minutes.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { VroomProblem } from '../../server/vroom/index.ts'
import { randomVroom } from '../server/vroom/random-vroom.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '1,2,5' },
    threads: { type: 'string', default: '1,2' },
    sizes: { type: 'string', default: '50x1,300x12,1000x30,2000x60' },
    times: { type: 'string', default: '3' },
    bound: { type: 'boolean', default: false },
  },
})
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'jingwei-seconds-'))
process.stdout.write('jobs × vehicles, travel      MB  threads  asked   median     off    worst     off\n')
for (const size of values.sizes.split(','))
  for (const travel of ['matrices', 'coordinates'] as const) {
    const file = write(size, travel)
    for (const threads of values.threads.split(','))
      for (const seconds of values.seconds.split(',').map(Number)) {
        const taken: number[] = []
        for (let time = 0; time < Number(values.times); time++) {
          const out = time % 2 === 1 ? ['--out', join(folder, 'solution.json')] : []
          taken.push(await run([file, '--seconds', String(seconds), '--threads', threads, ...out]))
        }
        const byError = taken.sort((a, b) => a - b)
        const median = byError[byError.length >> 1]!
        const worst = taken.reduce((a, b) => (Math.abs(b - seconds) > Math.abs(a - seconds) ? b : a))
        const off = (value: number) => `${(100 * (value / seconds - 1)).toFixed(1)} %`.padStart(8)
        process.stdout.write(
          `${size.padEnd(10)} ${travel.padEnd(12)} ${(statSync(file).size / 1e6).toFixed(1).padStart(7)} ${threads.padStart(8)} ${String(seconds).padStart(6)} ` +
            `${median.toFixed(3).padStart(8)}${off(median)} ${worst.toFixed(3).padStart(8)}${off(worst)}\n`,
        )
      }
  }
rmSync(folder, { recursive: true, force: true })

/** Seconds from the start of the command to its end. */
function run(options: readonly string[]): Promise<number> {
  const begun = performance.now()
  const bound = values.bound ? ['--bound'] : []
  const child = spawn(process.execPath, ['server/cli.js', 'solve', ...options, ...bound], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.resume()
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) resolve((performance.now() - begun) / 1000)
      else reject(new Error(`jingwei solve ${options.join(' ')} ended with ${code}`))
    })
  })
}

function write(size: string, travel: 'matrices' | 'coordinates'): string {
  const [jobs, vehicles] = size.split('x').map(Number)
  const problem = randomVroom(7, { jobs: jobs!, vehicles: vehicles!, windows: true, breaks: true, priorities: true })
  const file = join(folder, `${size}-${travel}.json`)
  writeFileSync(file, JSON.stringify(travel === 'matrices' ? problem : withCoordinates(problem)))
  return file
}

/** The same jobs at coordinates instead, their places strewn over a town by their index. */
function withCoordinates({ matrices, vehicles, jobs, ...rest }: VroomProblem): VroomProblem {
  const at = (index: number): [number, number] => [
    116 + ((index * 7919) % 1000) / 4000,
    39.8 + ((index * 104729) % 1000) / 5000,
  ]
  return {
    ...rest,
    vehicles: vehicles.map(({ start_index, end_index, ...vehicle }) => ({
      ...vehicle,
      ...(start_index !== undefined && { start: at(start_index) }),
      ...(end_index !== undefined && { end: at(end_index) }),
    })),
    jobs: jobs.map(({ location_index, ...job }) => ({ ...job, location: at(location_index ?? 0) })),
  }
}
