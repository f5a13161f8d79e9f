import { Worker } from 'node:worker_threads'
import type { Indicator } from '../contract/index.ts'
import type { Period } from '../submissions/periods.ts'
import type { Quarter } from './days.ts'

/** Rows of a table in the order in which they go in, as JSON in UTF-8. */
export type Parcel = { readonly table: string; readonly rows: number; readonly json: Uint8Array }

/** What the thread tells: what the city has, one parcel after the other, the end of a list, or what went wrong. */
export type FromMaker =
  | { readonly sites: number; readonly rows: number; readonly quarters: readonly Quarter[] }
  | Parcel
  | 'end'

/** What the forms are filled in by: quarters, and the indicators that they name. */
export type ToMaker = {
  readonly periods: readonly Period[]
  readonly sets: ReadonlyMap<string, readonly Indicator[]>
}

/** The sample city on its way, made in a thread of its own while a database opens or takes in what is ready. */
export type CityMaker = {
  /** What the city has, before any of it has gone into a database. */
  readonly outline: () => Promise<Extract<FromMaker, { sites: number }>>
  /** The next list of parcels: first every table but the submissions, then the submissions of one quarter after the other. */
  readonly list: () => AsyncGenerator<Parcel>
  /** Lets the parties of the city fill in their forms. */
  readonly fillForms: (by: ToMaker) => void
  readonly stop: () => Promise<void>
}

/** Begins to make the sample city as of a day; whoever loads it need not wait for all of it. */
export function makeAside(seed: number, asOf: string): CityMaker {
  const worker = new Worker(new URL('./make-worker.ts', import.meta.url), { workerData: { seed, asOf } })
  const ready: FromMaker[] = []
  let failure: Error | undefined
  let hear = (): void => undefined
  worker.on('message', (message: FromMaker) => {
    ready.push(message)
    hear()
  })
  const fail = (error: Error): void => {
    failure ??= error
    hear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The thread that makes the sample city has ended.')))

  const next = async (): Promise<FromMaker> => {
    while (ready.length === 0) {
      if (failure) throw failure
      await new Promise<void>((resolve) => {
        hear = resolve
      })
    }
    return ready.shift()!
  }
  return {
    outline: async () => (await next()) as Extract<FromMaker, { sites: number }>,
    async *list() {
      for (let message = await next(); message !== 'end'; message = await next()) yield message as Parcel
    },
    fillForms: (by) => worker.postMessage(by),
    stop: async () => {
      await worker.terminate()
    },
  }
}
