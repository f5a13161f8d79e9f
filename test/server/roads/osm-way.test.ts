import { describe, expect, test } from 'vitest'
import { readOsmRestriction } from '../../../server/roads/import/osm-restriction.ts'
import { parseMaxspeed, readOsmWay } from '../../../server/roads/import/osm-way.ts'

describe('which ways cars may use', () => {
  test.each([
    [{ highway: 'residential' }, 'yes'],
    [{ highway: 'service', service: 'driveway' }, 'yes'],
    [{ highway: 'residential', access: 'destination' }, 'destination'],
    [{ highway: 'residential', access: 'no', motor_vehicle: 'yes' }, 'yes'],
    [{ highway: 'residential', vehicle: 'no', motorcar: 'destination' }, 'destination'],
    [{ route: 'ferry', motor_vehicle: 'yes' }, 'yes'],
  ])('%j → access %s', (tags, access) => {
    expect(readOsmWay(tags as Record<string, string>)).toMatchObject({ access })
  })
  test.each([
    [{ building: 'yes' }, 'not-a-road'],
    [{ highway: 'footway' }, 'not-for-cars'],
    [{ highway: 'construction' }, 'not-for-cars'],
    [{ highway: 'residential', access: 'private' }, 'no-access'],
    [{ highway: 'residential', access: 'yes', motor_vehicle: 'no' }, 'no-access'],
    [{ highway: 'service', area: 'yes' }, 'area'],
    [{ route: 'ferry' }, 'no-access'],
  ])('%j is dropped: %s', (tags, reason) => {
    expect(readOsmWay(tags as Record<string, string>)).toBe(reason)
  })
})

test.each([
  [{ highway: 'primary' }, 'no'],
  [{ highway: 'primary', oneway: 'yes' }, 'yes'],
  [{ highway: 'primary', oneway: '-1' }, 'reverse'],
  [{ highway: 'motorway' }, 'yes'],
  [{ highway: 'motorway', oneway: 'no' }, 'no'],
  [{ highway: 'motorway_link' }, 'no'],
  [{ highway: 'tertiary', junction: 'roundabout' }, 'yes'],
  [{ highway: 'primary', oneway: 'yes', 'oneway:motor_vehicle': 'no' }, 'no'],
])('%j is one-way: %s', (tags, oneway) => {
  expect(readOsmWay(tags as Record<string, string>)).toMatchObject({ oneway })
})

test.each([
  ['60', 60],
  ['40 mph', 64],
  ['80;60', 80],
  ['CN:urban', 50],
  ['CN:motorway', 120],
  ['walk', 7],
  ['none', null],
  ['signals', null],
  ['0', null],
  ['9999', null],
  [undefined, null],
])('maxspeed %s is %s km/h', (text, kmPerHour) => {
  expect(parseMaxspeed(text)).toBe(kmPerHour)
})

test('a restriction with two ways from is two; one that excepts cars, or is about something else, is none', () => {
  const members = [
    { type: 'way', ref: 1, role: 'from' },
    { type: 'way', ref: 2, role: 'from' },
    { type: 'node', ref: 9, role: 'via' },
    { type: 'way', ref: 3, role: 'to' },
  ] as const
  const tags = { type: 'restriction', restriction: 'no_entry' }
  expect(readOsmRestriction(tags, members)).toEqual([
    { kind: 'no', fromWay: 1, via: { node: 9 }, toWay: 3 },
    { kind: 'no', fromWay: 2, via: { node: 9 }, toWay: 3 },
  ])
  expect(readOsmRestriction({ ...tags, except: 'bus;motorcar' }, members)).toEqual([])
  expect(readOsmRestriction({ type: 'multipolygon' }, members)).toEqual([])
  expect(readOsmRestriction(tags, members.slice(0, 2))).toEqual([])
})
