// `npm test`: lint, types and every suite, one count at the end. What cannot run here is named and counted as skipped.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from './support/browser.ts'
import { findPostgis } from './support/postgis-cluster.ts'

type Count = { passed: number; failed: number; skipped: number }

const root = fileURLToPath(new URL('..', import.meta.url))
const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const browser = await openBrowser()
await browser?.close()
const absent = [
  ...(findPostgis() ? [] : ['database tests on a real PostGIS (apt-get install postgresql-15-postgis-3)']),
  ...(browser ? [] : ['end-to-end tests in Chromium (apt-get install chromium)']),
]

const counts = [
  await runProgram('lint', '@biomejs/biome/bin/biome', ['check', '.', '--error-on-warnings']),
  await runProgram('types', 'typescript/bin/tsc', ['-b']),
  await runSuite('unit'),
  // each has a database of its own, and mostly one processor's worth of work
  ...(await Promise.all(['embedded', ...(findPostgis() ? ['postgis'] : [])].map(runSuite))),
  ...(browser ? [await runSuite('e2e')] : []),
  { passed: 0, failed: 0, skipped: absent.length },
]
for (const name of absent) print(`skipped: ${name}`)

const total = (key: keyof Count): number => counts.reduce((sum, count) => sum + count[key], 0)
if (total('skipped') > 0) print(`${total('skipped')} skipped`)
// alone on the last line, for whoever reads nothing else
print(`${total('passed')} passed, ${total('failed')} failed`)
process.exitCode = total('failed') > 0 ? 1 : 0

async function runProgram(name: string, program: string, args: string[]): Promise<Count> {
  const status = await runNode(program, args)
  print(`${status === 0 ? '✓' : '✗'} ${name}`)
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 }
}

/** One project of vitest.config.ts. */
async function runSuite(project: string): Promise<Count> {
  const results = join(root, `node_modules/.cache/jingwei/${project}.json`)
  mkdirSync(join(results, '..'), { recursive: true })
  rmSync(results, { force: true })
  const status = await runNode('vitest/vitest.mjs', [
    'run',
    '--config=test/vitest.config.ts',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
  ])
  const read = readResults(results)
  // A suite that cannot even be loaded has no test to fail: the exit code still tells.
  return status !== 0 && read.failed === 0 ? { ...read, failed: 1 } : read
}

function readResults(path: string): Count {
  try {
    const results = JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>
    return {
      passed: results.numPassedTests ?? 0,
      failed: results.numFailedTests ?? 0,
      skipped: (results.numPendingTests ?? 0) + (results.numTodoTests ?? 0),
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** Lines of two suites side by side come as they are written; each names its suite. */
function runNode(program: string, args: string[]): Promise<number | null> {
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
}
