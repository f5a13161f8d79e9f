import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Address } from './connect.ts'

/** A running embedded PostGIS. */
export type Embedded = {
  readonly address: Address
  /** A gzip archive of the whole data folder, for starting another one from. */
  readonly dump: () => Promise<Uint8Array<ArrayBuffer>>
  readonly close: () => Promise<void>
}

// Any number will do: the port only names the socket file inside a folder that is ours alone.
const PORT = 5432

/** Starts PostgreSQL with PostGIS in a worker thread on `folder` (in memory when undefined); rejects when it cannot start. */
export async function startEmbedded(folder: string | undefined, loadFrom?: Uint8Array): Promise<Embedded> {
  // The protocol has no password here, so the socket lives in a folder that no other user can enter.
  const socketFolder = mkdtempSync(join(tmpdir(), 'jingwei-'))
  chmodSync(socketFolder, 0o700)
  const worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), {
    workerData: { folder, socketPath: join(socketFolder, `.s.PGSQL.${PORT}`), loadFrom },
  })
  try {
    await answer(worker, (message) => message === 'ready')
  } catch (error) {
    await worker.terminate()
    rmSync(socketFolder, { recursive: true, force: true })
    throw error
  }
  return {
    address: { socketFolder, port: PORT },
    dump: async () => {
      const reply = answer(worker, (message) => message instanceof Uint8Array)
      worker.postMessage('dump')
      return (await reply) as Uint8Array<ArrayBuffer>
    },
    close: async () => {
      const reply = answer(worker, (message) => message === 'closed')
      worker.postMessage('close')
      await reply
      await worker.terminate()
      rmSync(socketFolder, { recursive: true, force: true })
    },
  }
}

function answer(worker: Worker, isIt: (message: unknown) => boolean): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: unknown): void => {
      if (isIt(message)) finish(() => resolve(message))
    }
    const onError = (error: unknown): void => finish(() => reject(error))
    const onExit = (code: number): void =>
      finish(() => reject(new Error(`The embedded database stopped with code ${code}.`)))
    const finish = (settle: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      settle()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  })
}
