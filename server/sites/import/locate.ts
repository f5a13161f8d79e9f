import type { Geometry } from 'geojson'
import type { SourceCrs, Words } from '../../contract/index.ts'
import { type Located, mapPositions, toLonLat } from './crs.ts'
import type { Cell } from './read-cell.ts'
import { soundGeometry } from './read-geometry.ts'

/** Where a row lies: the shape as recorded and, when given beside it, the place to go to. All in EPSG:4326. */
export type Place = {
  readonly shape: Geometry
  readonly place: readonly [number, number] | null
  readonly swapped: boolean
}
export type LocateFailure = { readonly code: string; readonly message: Words; readonly value: string }

/** Brings the coordinates or the geometry of a row to EPSG:4326; null when the row gives neither. */
export function locate(
  draft: Readonly<Record<string, Cell>>,
  own: Geometry | undefined,
  crs: SourceCrs,
): Place | LocateFailure | null {
  const pair = coordinatePair(draft)
  const geometry = own ?? (draft.geometry as Geometry | null | undefined) ?? undefined
  if (!pair && !geometry) return null
  const place = pair ? toLonLat(crs, pair) : null
  if (place && !place.ok) return failure(place.why, crs, pair ?? [])
  if (!geometry) {
    const position = (place as Located & { ok: true }).position
    return {
      shape: { type: 'Point', coordinates: position },
      place: position,
      swapped: place?.ok === true && place.swapped,
    }
  }
  const sound = soundGeometry(geometry)
  if (!sound) {
    return {
      code: 'bad-geometry',
      message: {
        zh: '几何不完整（类型、坐标嵌套或闭合有误）',
        en: 'The geometry is not sound: its type, nesting or closing is wrong',
      },
      value: geometry.type ?? '',
    }
  }
  let swapped = place?.ok === true && place.swapped
  let bad: LocateFailure | null = null
  const shape = mapPositions(sound, (position) => {
    const located = toLonLat(crs, position)
    if (located.ok) {
      swapped ||= located.swapped
      return located.position
    }
    bad ??= failure(located.why, crs, position)
    return position
  })
  return bad ?? { shape, place: place?.ok ? place.position : null, swapped }
}

function coordinatePair(draft: Readonly<Record<string, Cell>>): [number, number] | null {
  for (const [x, y] of [
    [draft.longitude, draft.latitude],
    [draft.easting, draft.northing],
  ]) {
    if (typeof x === 'number' && typeof y === 'number') return [x, y]
  }
  return null
}

function failure(why: (Located & { ok: false })['why'], crs: SourceCrs, position: readonly number[]): LocateFailure {
  return { code: why, message: failures[why](crs), value: position.slice(0, 2).join(', ') }
}

const failures: Readonly<Record<(Located & { ok: false })['why'], (crs: SourceCrs) => Words>> = {
  'degrees-given': (crs) => ({
    zh: `声明的坐标系 ${crs} 以米计，但坐标像是经纬度（度）；请改用 EPSG:4326、EPSG:4490、GCJ-02 或 BD-09`,
    en: `The declared system ${crs} counts metres, but the numbers look like degrees: declare EPSG:4326, EPSG:4490, GCJ-02 or BD-09`,
  }),
  'metres-given': (crs) => ({
    zh: `声明的坐标系 ${crs} 以度计，但坐标像是投影坐标（米）；请改用 EPSG:4547、EPSG:4548 或 EPSG:4549`,
    en: `The declared system ${crs} counts degrees, but the numbers look like metres: declare EPSG:4547, EPSG:4548 or EPSG:4549`,
  }),
  'other-zone': (crs) => ({
    zh: `横坐标前的带号与声明的坐标系 ${crs} 不符（38 带为 4547，39 带为 4548，40 带为 4549）`,
    en: `The zone number before the easting is not that of ${crs} (zone 38 is 4547, 39 is 4548, 40 is 4549)`,
  }),
  'out-of-range': (crs) => ({
    zh: `坐标超出 ${crs} 的范围`,
    en: `The coordinates are outside the range of ${crs}`,
  }),
  'null-island': () => ({ zh: '坐标为 0, 0，等于没有坐标', en: 'The coordinates are 0, 0, which is no place' }),
}
