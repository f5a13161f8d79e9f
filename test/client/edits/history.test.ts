import { expect, test } from 'vitest'
import { commit, redo, startHistory, undo } from '../../../client/edits/history.ts'

const abc = commit(commit(startHistory<string, string>('a'), 'a→b', 'b'), 'b→c', 'c')

test('undo goes back step by step and stops at the start', () => {
  expect(undo(abc).present).toBe('b')
  expect(undo(undo(abc)).present).toBe('a')
  expect(undo(undo(undo(abc)))).toEqual(undo(undo(abc)))
})

test('redo brings back what was undone, with its note', () => {
  expect(undo(abc).future[0]?.note).toBe('b→c')
  expect(redo(undo(abc))).toEqual(abc)
  expect(redo(abc)).toBe(abc)
})

test('doing something new forgets what was undone', () => {
  const other = commit(undo(abc), 'b→d', 'd')
  expect(other.future).toEqual([])
  expect(undo(other).present).toBe('b')
})

test('an edit that changes nothing leaves no step', () => {
  expect(commit(abc, 'c→c', 'c')).toBe(abc)
})
