import { availableParallelism } from 'node:os'

/** Runs no more than `limit` tasks at once, the others in the order in which they came. */
export function createQueue(
  limit = Math.max(1, availableParallelism() - 1),
): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      // the place goes on to the next in line, so that nobody slips in between
      if (next) next()
      else running--
    }
  }
}
