import type { TurnRestriction } from '../road-way.ts'
import type { OsmTags } from './osm-way.ts'

type Member = { readonly type: 'node' | 'way' | 'relation'; readonly ref: number; readonly role: string }

/** The restrictions of one relation: several where it has several from or to ways; empty when it is none, or not for cars. */
export function readOsmRestriction(tags: OsmTags, members: readonly Member[]): TurnRestriction[] {
  const rule = tags['restriction:motorcar'] ?? tags.restriction
  const kind = rule === undefined ? undefined : /^(no|only)_/.exec(rule)?.[1]
  if (tags.type !== 'restriction' || (kind !== 'no' && kind !== 'only')) return []
  if (/\b(motorcar|motor_vehicle)\b/.test(tags.except ?? '')) return []
  const ways = (role: string): number[] =>
    members.filter((one) => one.role === role && one.type === 'way').map((one) => one.ref)
  const node = members.find((one) => one.role === 'via' && one.type === 'node')
  const via = node ? { node: node.ref } : { ways: ways('via') }
  if ('ways' in via && via.ways.length === 0) return []
  return ways('from').flatMap((fromWay) => ways('to').map((toWay) => ({ kind, fromWay, via, toWay })))
}
