import type { Db } from './db/connect.ts'
import { closeDuePeriods } from './submissions/close-period.ts'

const HOUR_MS = 3_600_000

type Closing = {
  readonly now: () => Date
  readonly onError: (error: unknown) => void
  readonly everyMs?: number
}

/**
 * Closes quarters whose last day has passed, every hour until the returned function is called. What fails is tried again the
 * next hour; after its last day a quarter takes nothing anyway.
 */
export function closeQuartersHourly(db: Db, { now, onError, everyMs = HOUR_MS }: Closing): () => void {
  const timer = setInterval(() => {
    closeDuePeriods(db, now()).catch(onError)
  }, everyMs)
  return () => clearInterval(timer)
}
