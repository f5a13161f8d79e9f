import { expect, test } from 'vitest'
import { proofSeconds } from '../../../client/workspaces/week/proof-seconds.ts'

const proof = (isFinal: boolean) => ({ bound: 100, value: 99, gapPermille: 10.2, iterations: 1, isFinal })
const proven = (seconds: number, isFinal = false) => ({ net: proof(true), prize: proof(isFinal), seconds })

test('a proof is asked for a minute, and when it is asked again for twice as long as the longest', () => {
  expect(proofSeconds(null)).toBe(60)
  expect(proofSeconds(proven(3))).toBe(60)
  expect(proofSeconds(proven(60.04))).toBe(120)
  expect(proofSeconds(proven(480))).toBe(600)
})

test('nothing is asked for where more time would prove no more', () => {
  expect(proofSeconds(proven(3, true))).toBeNull()
  expect(proofSeconds(proven(599.9))).toBeNull()
  expect(proofSeconds({ net: null, prize: proof(true), seconds: 3 })).toBe(60)
})
