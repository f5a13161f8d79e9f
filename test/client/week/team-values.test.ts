import { expect, test } from 'vitest'
import { teamValues } from '../../../client/workspaces/week/team-values.ts'

test('one more shift in a team: the mean over its days, the most first', () => {
  const shifts = [0, 0, 1, 2].map((team, day) => ({ team, day, from: 0, to: 1 }))
  // team 0: (100 + 301) / 2 = 200.5
  expect(teamValues({ shiftValues: [100, 301, 500, 0] }, { shifts })).toEqual([
    { team: 1, points: 500 },
    { team: 0, points: 201 },
    { team: 2, points: 0 },
  ])
})
