import { expect, test } from 'vitest'
import { createBar } from '../../server/progress.ts'

function drawn(isTerminal: boolean): string[] {
  const written: string[] = []
  const bar = createBar((text) => written.push(text), isTerminal)
  for (const done of [0, 1, 1, 2]) bar('store', done, 2)
  bar('prepare', 0, 0)
  return written
}

test('on a terminal the bar moves in place and ends its line when the stage is done', () => {
  expect(drawn(true)).toEqual([
    `\r  store      ${'░'.repeat(24)}   0 %`,
    `\r  store      ${'█'.repeat(12)}${'░'.repeat(12)}  50 %`,
    `\r  store      ${'█'.repeat(24)} 100 %\n`,
    `\r  prepare    ${'█'.repeat(24)} 100 %\n`,
  ])
})

test('elsewhere each stage is one line', () => {
  expect(drawn(false)).toEqual([`  store      ${'█'.repeat(24)} 100 %\n`, `  prepare    ${'█'.repeat(24)} 100 %\n`])
})
