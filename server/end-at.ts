import { setTimeout as delay, setImmediate } from 'node:timers/promises'
import type { SearchFileThreads } from './search-file-threads.ts'
import type { Solution } from './solver/index.ts'

/** How a search is ended; times are of this process's clock. */
type Ending<Result> = {
  readonly endMs: number
  /** Ends at once. */
  readonly interrupt: AbortSignal
  /** Makes a plan the result; what may be left out is, from `untilMs` on. */
  readonly end: (best: Solution, untilMs: number) => Result
  /** How many milliseconds `end` would take. */
  readonly measure: (best: Solution) => number
}

/** Who has less than this part of the time left ends without measuring how long that takes. */
const LATE = 0.1

/** The length of an ending that need not be known better before it is near. */
const ACCURATE_MS = 20

/** An ending is about so much quicker than the first. */
const QUICKER = 0.6

/** By this part of the time an ending may come early … */
const EARLY = 0.02

/** … and one that was planned late, for the sake of what it would leave out. */
const GRACE = 0.005

/** So long may an ending take that somebody asked for. */
const PATIENCE_MS = 1000

/**
 * Ends with the best plan at `endMs`, as nearly as can be. How long ending takes is measured on the plan itself, and ever
 * again: code gets faster as it is used, so a single measure decides nothing. An ending that took far less than was thought
 * is done over with what the search has found since.
 */
export async function endAt<Result>(
  threads: SearchFileThreads,
  { endMs, interrupt, end, measure }: Ending<Result>,
): Promise<Result> {
  const left = () => (interrupt.aborted ? 0 : endMs - performance.now())
  let measures = 0
  while (left() > LATE * endMs) {
    const begun = performance.now()
    const needed = measure(threads.best()!)
    const measuring = performance.now() - begun
    const spare = left() - needed
    if (spare > 2 * measuring) {
      // a long ending is not yet known well
      await rest(needed > ACCURATE_MS ? spare / 2 : spare - measuring, interrupt)
    } else if (measures > 0) {
      await rest(spare, interrupt)
      break
    }
    measures++
  }
  const late = endMs * (1 + GRACE)
  for (let endings = 0; ; endings++) {
    threads.hold()
    await rest(0, interrupt)
    const best = threads.best()!
    const begun = performance.now()
    const result = end(best, interrupt.aborted ? begun + PATIENCE_MS : measures + endings > 0 ? late : endMs)
    const took = performance.now() - begun
    const expected = (endings === 0 ? QUICKER : 1) * took
    // no two endings take the same
    const needed = expected + Math.max(took / 5, Math.min(took / 2, ACCURATE_MS))
    if (left() <= 0 || (left() < needed && left() < EARLY * endMs)) return result
    threads.goOn()
    await rest(left() - needed, interrupt)
    if (threads.best() !== best) continue
    await rest(left(), interrupt)
    return result
  }
}

/** Waits, and hears what the threads have sent meanwhile. */
async function rest(ms: number, interrupt: AbortSignal): Promise<void> {
  if (ms > 0) await delay(ms, undefined, { signal: interrupt }).catch(() => {})
  await setImmediate()
}
