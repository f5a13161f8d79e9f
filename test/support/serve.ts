import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Jingwei as a newcomer starts it: a process of its own on an empty data folder and a free port. */
export type Served = {
  readonly address: string
  readonly output: () => string
  /** Ctrl-C; resolves to the exit code. */
  readonly stop: () => Promise<number | null>
  readonly dataFolder: string
  readonly pid: number
}

/** Starts the server and resolves when it prints its address; rejects with what it printed when it ends before. */
export async function startServer(env: Record<string, string> = {}): Promise<Served> {
  const own = env.JINGWEI_DATA === undefined
  const dataFolder = env.JINGWEI_DATA ?? mkdtempSync(join(tmpdir(), 'jingwei-e2e-'))
  const server = spawn(process.execPath, ['server/cli.js', 'serve'], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '', DATABASE_URL: '', JINGWEI_AUTH: '', JINGWEI_DATA: dataFolder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = output.match(/➜ (http:\S+)/)?.[1]
      if (found) resolve(found)
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    void ended.then((code) => reject(new Error(`Jingwei ended with code ${code}:\n${output}`)))
  })
  return {
    address,
    output: () => output,
    dataFolder,
    pid: server.pid ?? 0,
    stop: async () => {
      server.kill('SIGINT')
      const code = await ended
      if (own) rmSync(dataFolder, { recursive: true, force: true })
      return code
    },
  }
}
