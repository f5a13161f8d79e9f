import { Worker } from 'node:worker_threads'
import type { StreetNetwork } from '../streets/index.ts'

type Message = { readonly done: number; readonly total: number } | { readonly buffer: ArrayBuffer }

/** Prepares a weighed network in a worker thread; resolves with the bytes of the prepared streets. */
export function prepareStreets(
  network: StreetNetwork,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<ArrayBuffer> {
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { workerData: { network } })
  // A server that closes does not wait for streets: they are prepared again at the next start.
  worker.unref()
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if ('buffer' in message) resolve(message.buffer)
      else onProgress(message.done, message.total)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`Preparing the streets stopped with code ${code}.`)))
  })
}
