import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartError } from './db/start-error.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
// Everything that ends up in the page; when none of it changed, the last build still stands.
const SOURCES = [
  'client',
  'server/contract',
  'server/solver',
  'server/weekplan',
  'server/streets',
  'geodata',
  'package-lock.json',
]

/** The folder of the built page. */
export const pageFolder = join(root, 'client', 'dist')

/** Builds the page unless the last build is from the same sources; tells whether it had to. `signal` gives up. */
export async function buildPage(signal: AbortSignal): Promise<boolean> {
  const stampPath = join(pageFolder, '.stamp')
  const print = fingerprint()
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === print) return false
  // A process of its own: bundling takes a core for seconds, and the database is being made meanwhile.
  const build = spawn(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'client', '--logLevel', 'error'],
    {
      cwd: root,
      // The page is the same whatever starts the server: under a test's NODE_ENV it would be React's slow development build.
      env: { ...process.env, NODE_ENV: 'production' },
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  build.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  build.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    build.once('exit', resolve)
    build.once('error', reject)
  })
  if (code !== 0) throw new StartError(`The page could not be built:\n${output.trim()}`)
  writeFileSync(stampPath, print)
  return true
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES) addToHash(hash, source)
  return hash.digest('hex')
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  const full = join(root, path)
  if (!existsSync(full) || path === join('client', 'dist')) return
  const entries = path.endsWith('.json') ? undefined : readdirSync(full, { withFileTypes: true })
  if (entries === undefined) {
    hash.update(path).update(readFileSync(full))
    return
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) addToHash(hash, child)
    else hash.update(child).update(readFileSync(join(root, child)))
  }
}
