import { afterEach, expect, test } from 'vitest'
import { endAt } from '../../server/end-at.ts'
import { SearchFileThreads, shared } from '../../server/search-file-threads.ts'
import type { Routes } from '../../server/solver/index.ts'
import { lineWorld } from './solver/line-world.ts'

const problem = lineWorld({ at: [0, 100, 200, 300], visits: [{}, {}, {}] })
/** As many as there are; either way round costs the same. */
const served = (routes: Routes | undefined) => routes?.flat().sort()
const all = [0, 1, 2]
const task = (seed: number, initial: number[][] = []) => ({ initial, seed, iterations: -1 })
/** Names a visit that does not exist, so that the thread breaks off. */
const broken = task(2, [[9]])

let threads: SearchFileThreads
afterEach(() => threads.end())

test('the plans of the others stand when one thread breaks off', async () => {
  threads = new SearchFileThreads(2)
  threads.begin(shared(problem), [task(1), broken])
  const { routes } = await threads.first()
  expect(served(routes)).toEqual(all)
  await expect(threads.all()).rejects.toThrow('initial[0][0] is 9')
  expect(served(threads.best()?.routes)).toEqual(all)
})

test('when all break off, the first says why', async () => {
  threads = new SearchFileThreads(1)
  threads.begin(shared(problem), [broken])
  await expect(threads.first()).rejects.toThrow('initial[0][0] is 9, outside 0 … 2')
})

test('no thread starts after the last moment, and every one does in time', async () => {
  threads = new SearchFileThreads(300)
  threads.begin(
    shared(problem),
    Array.from({ length: 300 }, (_, thread) => task(thread)),
    0,
  )
  const early = await threads.first().then(() => threads.all())
  expect(served(early?.routes)).toEqual(all)
  threads.end()
  threads = new SearchFileThreads(5)
  threads.begin(
    shared(problem),
    [1, 2, 3, 4].map((seed) => ({ ...task(seed), iterations: 5 })).concat({ ...broken, iterations: 5 }),
  )
  await expect(threads.all()).rejects.toThrow('initial[0][0] is 9')
})

test('an interrupted search ends at once, with what it has, and with a second for the reasons', async () => {
  threads = new SearchFileThreads(1)
  threads.begin(shared(problem), [task(1)])
  await threads.first()
  const control = new AbortController()
  const ended = endAt(threads, {
    endMs: performance.now() + 3_600_000,
    interrupt: control.signal,
    end: ({ routes }, untilMs) => ({ routes, forMs: untilMs - performance.now() }),
    measure: () => 1,
  })
  control.abort()
  const { routes, forMs } = await ended
  expect(served(routes)).toEqual(all)
  expect(forMs).toBeGreaterThan(0)
  expect(forMs).toBeLessThanOrEqual(1000)
})
