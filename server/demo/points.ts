import { monthsBefore } from '../staff/months.ts'
import type { PersonRow, PointsRow } from './city.ts'
import { isoDay } from './days.ts'
import type { Random } from './random.ts'

// Conduct that costs points, of made-up codes: the official ones go by the size of a fine.
const conduct = [
  { code: 'SL-A01', reason: '示例：专项施工方案未按要求组织实施' },
  { code: 'SL-A02', reason: '示例：隐蔽工程未验收即进入下道工序' },
  { code: 'SL-B01', reason: '示例：未按期整改监督机构指出的问题' },
]

/** One entry of the ledger for each person with points, of some day of the twelve months before `today`. */
export function makePoints(random: Random, people: readonly PersonRow[], today: number): PointsRow[] {
  return people
    .filter((person) => person.points > 0)
    .map((person, i) => {
      const day = isoDay(today - random.int(10, 340))
      return {
        id: i + 1,
        person_id: person.id,
        ...random.pick(conduct),
        points: person.points,
        occurred_on: day,
        expires_on: monthsBefore(day, -12),
        created_by: '示例数据',
      }
    })
}

/** The trace that every entry begins with. */
export function pointsEvents(entries: readonly PointsRow[]): object[] {
  return entries.map((entry) => ({
    id: entry.id,
    entry_id: entry.id,
    at: entry.occurred_on,
    actor: entry.created_by,
    action: 'recorded',
    points_after: entry.points,
  }))
}
