import { expect, test } from 'vitest'
import { boundSentence } from '../../../client/workspaces/week/bound-sentence.ts'

const proof = (gapPermille: number) => ({ bound: 100, value: 99, gapPermille, iterations: 1, isFinal: true })

test('a proof speaks of what it has come to', () => {
  expect(boundSentence({ net: proof(3), prize: proof(5) }, false)).toBe('bound.sentence')
  expect(boundSentence({ net: proof(3), prize: null }, false)).toBe('bound.sentenceNet')
  expect(boundSentence({ net: null, prize: proof(0) }, false)).toBe('bound.sentencePrize')
})

test('only the plan that is the best net of driving, and keeps all rules, is called the best', () => {
  expect(boundSentence({ net: proof(0), prize: proof(5) }, false)).toBe('bound.best')
  expect(boundSentence({ net: proof(0), prize: proof(5) }, true)).toBe('bound.sentence')
  expect(boundSentence({ net: proof(3), prize: proof(0) }, false)).toBe('bound.sentence')
})
