import { expect, test } from 'vitest'
import { createQueue } from '../../../server/planning/queue.ts'

test('no more tasks run at once than the limit, the others in the order in which they came', async () => {
  const queue = createQueue(2)
  const log: string[] = []
  let running = 0
  const task =
    (name: string, fails = false) =>
    async () => {
      expect(++running).toBeLessThanOrEqual(2)
      log.push(name)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
      if (fails) throw new Error(name)
    }
  const all = ['a', 'b', 'c', 'd', 'e'].map((name) => queue(task(name, name === 'b')))
  const ends = await Promise.allSettled(all)
  expect(log).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})
