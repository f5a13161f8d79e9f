// Start-up times and memory, as a newcomer sees them: node test/bench/start.ts
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../support/serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-bench-'))
rmSync(new URL('../../client/dist', import.meta.url), { recursive: true, force: true })

for (const name of ['first start', 'second start', 'third start']) {
  const start = performance.now()
  const server = await startServer({ JINGWEI_DATA: folder })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const response = await fetch(`${server.address}/api/city`)
  await response.arrayBuffer()
  process.stdout.write(`${name}: ${seconds} s, resident ${residentMegabytes(server.pid)} MB\n`)
  process.stdout.write(
    server
      .output()
      .split('\n')
      .filter((line) => / s$/.test(line))
      .join('\n'),
  )
  const closing = performance.now()
  await server.stop()
  process.stdout.write(`\n  closed in ${((performance.now() - closing) / 1000).toFixed(1)} s\n`)
}
rmSync(folder, { recursive: true, force: true })

function residentMegabytes(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1]
  return Math.round(Number(line) / 1024)
}
