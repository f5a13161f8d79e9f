import { expect, test } from 'vitest'
import { isPrizeOpen } from '../../../client/workspaces/week/is-prize-open.ts'

test('a limit on the prize is open until something has been looked for', () => {
  const proof = (iterations: number, isFinal: boolean) => ({ prize: { iterations, isFinal } })
  expect([proof(0, false), proof(1, false), proof(0, true)].map(isPrizeOpen)).toEqual([true, false, false])
})
