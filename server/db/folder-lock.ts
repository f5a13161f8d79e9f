import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import lockfile from 'proper-lockfile'
import { StartError } from './start-error.ts'

/**
 * Takes the data folder for this process alone; PGlite itself would let two processes ruin it together.
 * Returns the release. Throws `StartError` while another live process holds it; a dead owner's lock is taken over.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lockfilePath = join(folder, 'lock')
  const ownerPath = join(folder, 'owner')
  const options = { lockfilePath, stale: 20_000, update: 5_000, realpath: false }
  let release: () => Promise<void>
  try {
    release = await lockfile.lock(folder, options)
  } catch {
    const owner = readOwner(ownerPath)
    if (owner === undefined || isAlive(owner)) {
      throw new StartError(
        `The data folder ${folder} is in use by another Jingwei${owner === undefined ? '' : ` (process ${owner})`}: stop it, or set JINGWEI_DATA to another folder.`,
      )
    }
    rmSync(lockfilePath, { recursive: true, force: true })
    release = await lockfile.lock(folder, options)
  }
  writeFileSync(ownerPath, String(process.pid))
  return release
}

function readOwner(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
