import { booleanPointInPolygon } from '@turf/turf'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { type ImportFinding, type SourceCrs, sourceCrs } from '../../contract/index.ts'
import { centralMeridian, isProjected, toLonLat } from './crs.ts'
import { finding } from './findings.ts'

/** A place in both forms: as the file gives it, and where the declared system puts it. */
export type CheckedPlace = {
  readonly row: number
  readonly source: Position
  readonly position: Position
  readonly agencyCode: string | null
}
export type Areas = ReadonlyMap<string, Polygon | MultiPolygon>

// Mainland China with a margin; GCJ-02 and BD-09 are not used elsewhere.
const CHINA = { west: 73, east: 136, south: 17, north: 54 }
// A three-degree zone reaches 1.5° to each side; surveys run a little over its edge.
const ZONE_REACH = 2

/** Warnings where points fall where the declared system cannot be right, naming the system that would put them right. */
export function checkPlaces(places: readonly CheckedPlace[], declared: SourceCrs, areas: Areas): ImportFinding[] {
  if (places.length === 0) return []
  const better = betterSystem(places, declared, areas)
  return [
    ...outsideChina(places, declared),
    ...outsideZone(places, declared),
    ...(better ? [better] : []),
    ...outsideAgency(places, areas),
  ]
}

function outsideChina(places: readonly CheckedPlace[], declared: SourceCrs): ImportFinding[] {
  if (declared === 'EPSG:4326') return []
  const outside = places.filter(
    ({ position: [lon = 0, lat = 0] }) =>
      lon < CHINA.west || lon > CHINA.east || lat < CHINA.south || lat > CHINA.north,
  )
  if (outside.length === 0) return []
  return [
    finding(
      'warning',
      'outside-china',
      { row: 0, column: '', value: declared },
      {
        zh: `${outside.length} 个点在中国以外（首个在第 ${outside[0]?.row} 行），而 ${declared} 只用于中国；请确认坐标系是否应为 EPSG:4326`,
        en: `${outside.length} points lie outside China (the first in row ${outside[0]?.row}), where ${declared} is not used: should it be EPSG:4326?`,
      },
    ),
  ]
}

function outsideZone(places: readonly CheckedPlace[], declared: SourceCrs): ImportFinding[] {
  const meridian = centralMeridian(declared)
  if (meridian === undefined) return []
  const outside = places.filter(({ position: [lon = 0] }) => Math.abs(lon - meridian) > ZONE_REACH)
  if (outside.length === 0) return []
  return [
    finding(
      'warning',
      'outside-zone',
      { row: 0, column: '', value: declared },
      {
        zh: `${outside.length} 个点离 ${declared} 的中央经线 ${meridian}° 超过 ${ZONE_REACH}°（首个在第 ${outside[0]?.row} 行），可能用错了分带`,
        en: `${outside.length} points lie more than ${ZONE_REACH}° from ${meridian}°, the central meridian of ${declared} (the first in row ${outside[0]?.row}): the zone may be wrong`,
      },
    ),
  ]
}

/** Compares the declared system with its relatives by how many points fall inside the agencies they belong to. */
function betterSystem(places: readonly CheckedPlace[], declared: SourceCrs, areas: Areas): ImportFinding | null {
  if (areas.size === 0) return null
  const sample =
    places.length > 2000 ? places.filter((_, index) => index % Math.ceil(places.length / 2000) === 0) : places
  const inside = (crs: SourceCrs, swap: boolean): number =>
    sample.filter((place) => {
      const [x = 0, y = 0] = place.source
      const located = toLonLat(crs, swap ? [y, x] : [x, y])
      return located.ok && isInside(located.position, place.agencyCode, areas)
    }).length
  const now = inside(declared, false)
  const candidates = sourceCrs.options
    .filter((crs) => isProjected(crs) === isProjected(declared) && !(crs === 'EPSG:4490' || crs === declared))
    .map((crs) => ({ crs, swap: false, count: inside(crs, false) }))
  if (!isProjected(declared)) candidates.push({ crs: declared, swap: true, count: inside(declared, true) })
  const best = candidates.sort((a, b) => b.count - a.count)[0]
  const margin = Math.max(3, sample.length * 0.02)
  if (!best || best.count - now < margin) return null
  const how = best.swap
    ? { zh: '把两个坐标对调', en: 'with the two coordinates exchanged' }
    : { zh: `按 ${best.crs}`, en: `as ${best.crs}` }
  return finding(
    'warning',
    'other-crs-fits',
    { row: 0, column: '', value: best.crs },
    {
      zh: `按声明的 ${declared}，${sample.length} 个点中只有 ${now} 个落在所属辖区内；${how.zh}则有 ${best.count} 个。请核对坐标系`,
      en: `As ${declared}, ${now} of ${sample.length} points fall inside their districts; ${how.en} it would be ${best.count}. Check the coordinate system`,
    },
  )
}

function outsideAgency(places: readonly CheckedPlace[], areas: Areas): ImportFinding[] {
  return places
    .filter(
      (place) =>
        place.agencyCode !== null && areas.has(place.agencyCode) && !isInside(place.position, place.agencyCode, areas),
    )
    .map((place) =>
      finding(
        'warning',
        'outside-agency',
        { row: place.row, column: '', value: place.position.join(', ') },
        {
          zh: `坐标在所属辖区（${place.agencyCode}）的边界以外`,
          en: `The place lies outside the boundary of its agency (${place.agencyCode})`,
        },
      ),
    )
}

function isInside(position: Position, agencyCode: string | null, areas: Areas): boolean {
  const own = agencyCode === null ? undefined : areas.get(agencyCode)
  if (own) return booleanPointInPolygon(position, own)
  if (agencyCode !== null) return false
  for (const area of areas.values()) if (booleanPointInPolygon(position, area)) return true
  return false
}
