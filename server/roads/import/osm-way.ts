import { type RoadClass, type RoadWay, roadClasses } from '../road-way.ts'

export type OsmTags = Readonly<Record<string, string>>

/** What the tags of a way say about driving on it. */
export type OsmRoad = Pick<
  RoadWay,
  'class' | 'oneway' | 'maxspeedKmPerHour' | 'name' | 'access' | 'isUnpaved' | 'isToll' | 'isRoundabout'
>

/** Why a way is not kept. */
export type DropReason = 'not-a-road' | 'not-for-cars' | 'no-access' | 'area' | 'too-short' | 'node-missing'

/** What a way is to a car, or why it is nothing to it. */
export function readOsmWay(tags: OsmTags): OsmRoad | DropReason {
  const roadClass = classOf(tags)
  if (typeof roadClass === 'object') return roadClass.drop
  if (tags.area === 'yes') return 'area'
  const access = accessOf(tags, roadClass)
  if (access === undefined) return 'no-access'
  return {
    class: roadClass,
    oneway: onewayOf(tags, roadClass),
    maxspeedKmPerHour: parseMaxspeed(tags.maxspeed),
    name: tags['name:zh'] ?? tags.name ?? tags.ref ?? null,
    access,
    isUnpaved: UNPAVED.has(tags.surface ?? ''),
    isToll: tags.toll === 'yes',
    isRoundabout: ROUNDABOUTS.has(tags.junction ?? ''),
  }
}

const CLASSES = new Set<string>(roadClasses.filter((name) => name !== 'ferry'))
const FOR_OTHERS = new Set([
  'footway',
  'pedestrian',
  'path',
  'steps',
  'cycleway',
  'bridleway',
  'corridor',
  'busway',
  'bus_guideway',
  'raceway',
  'track',
  'escape',
  'proposed',
  'construction',
  'elevator',
  'platform',
])
const ROUNDABOUTS = new Set(['roundabout', 'circular'])
const UNPAVED = new Set(
  'unpaved gravel fine_gravel dirt earth ground grass mud sand compacted pebblestone rock'.split(' '),
)

function classOf(tags: OsmTags): RoadClass | { drop: DropReason } {
  const { highway } = tags
  if (highway === undefined) return tags.route === 'ferry' ? 'ferry' : { drop: 'not-a-road' }
  if (CLASSES.has(highway)) return highway as RoadClass
  // A road of a class nobody knew; usable, so kept as the least that any car may use.
  if (highway === 'road') return 'unclassified'
  return { drop: FOR_OTHERS.has(highway) ? 'not-for-cars' : 'not-a-road' }
}

const OPEN = new Set(['yes', 'permissive', 'designated', 'official', 'public', 'toll'])
const FOR_VISITORS = new Set(['destination', 'customers', 'delivery', 'permit', 'residents'])

/** The most particular rule decides: `motorcar` before `motor_vehicle` before `vehicle` before `access`. Undefined: none. */
function accessOf(tags: OsmTags, roadClass: RoadClass): RoadWay['access'] | undefined {
  const rule = tags.motorcar ?? tags.motor_vehicle ?? tags.vehicle ?? tags.access
  if (rule === undefined) return roadClass === 'ferry' ? undefined : 'yes'
  if (OPEN.has(rule)) return 'yes'
  return FOR_VISITORS.has(rule) ? 'destination' : undefined
}

function onewayOf(tags: OsmTags, roadClass: RoadClass): RoadWay['oneway'] {
  const rule = tags['oneway:motor_vehicle'] ?? tags.oneway
  if (rule === 'yes' || rule === 'true' || rule === '1') return 'yes'
  if (rule === '-1' || rule === 'reverse') return 'reverse'
  if (rule === 'no' || rule === 'false' || rule === '0') return 'no'
  const isImplied = roadClass === 'motorway' || ROUNDABOUTS.has(tags.junction ?? '')
  return isImplied ? 'yes' : 'no'
}

const KM_PER_MILE = 1.609344
// What the law of the country says where a sign says no number; 道路交通安全法实施条例 Art 45, 78.
const BY_LAW: Readonly<Record<string, number>> = {
  urban: 50,
  rural: 70,
  trunk: 80,
  motorway: 120,
  living_street: 20,
  zone30: 30,
  walk: 7,
}

/** Kilometres per hour of a `maxspeed`: `60`, `40 mph`, `CN:urban`, `walk`; null for `none`, for signals, and for what is not understood. */
export function parseMaxspeed(text: string | undefined): number | null {
  if (text === undefined) return null
  const first = (text.split(';')[0] ?? '').trim()
  const number = /^(\d+(?:\.\d+)?)\s*(mph|km\/h|kmh|kph|knots)?$/i.exec(first)
  if (number) {
    const unit = number[2]?.toLowerCase()
    const value = Number(number[1]) * (unit === 'mph' ? KM_PER_MILE : unit === 'knots' ? 1.852 : 1)
    return value >= 1 && value <= 250 ? Math.round(value) : null
  }
  const byLaw = /^(?:[A-Z]{2}:)?(\w+)$/.exec(first)?.[1]
  return byLaw === undefined ? null : (BY_LAW[byLaw] ?? null)
}
