import gcoord from 'gcoord'
import proj4 from 'proj4'
import { expect, test } from 'vitest'
import { toLonLat } from '../../../server/sites/import/crs.ts'

const tiananmen: [number, number] = [116.3912757, 39.9063234]

const metresApart = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(((a[0] ?? 0) - (b[0] ?? 0)) * 85_300, ((a[1] ?? 0) - (b[1] ?? 0)) * 111_000)

const positionOf = (crs: Parameters<typeof toLonLat>[0], position: number[]) => {
  const located = toLonLat(crs, position)
  if (!located.ok) throw new Error(located.why)
  return located.position
}

test('WGS-84 and CGCS2000 degrees stay as they are', () => {
  expect(positionOf('EPSG:4326', tiananmen)).toEqual(tiananmen)
  expect(positionOf('EPSG:4490', tiananmen)).toEqual(tiananmen)
})

test.each([
  ['GCJ-02', gcoord.GCJ02],
  ['BD-09', gcoord.BD09],
] as const)('%s comes back to within half a metre', (crs, system) => {
  const shifted = gcoord.transform(tiananmen, gcoord.WGS84, system)
  expect(metresApart(shifted, tiananmen)).toBeGreaterThan(300)
  expect(metresApart(positionOf(crs, shifted), tiananmen)).toBeLessThan(0.5)
})

test('GCJ-02 outside China is left where it is', () => {
  expect(positionOf('GCJ-02', [-114.07, 51.05])).toEqual([-114.07, 51.05])
})

test.each([
  ['EPSG:4547', 114, 38],
  ['EPSG:4548', 117, 39],
  ['EPSG:4549', 120, 40],
] as const)(
  '%s comes back to within a centimetre, in either order, with and without its zone number',
  (crs, meridian, zone) => {
    const definition = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`
    const place: [number, number] = [meridian + 0.4, 39.9063234]
    const [easting = 0, northing = 0] = proj4('EPSG:4326', definition, place)
    for (const pair of [
      [easting, northing],
      [northing, easting],
      [easting + zone * 1e6, northing],
      [northing, easting + zone * 1e6],
    ]) {
      expect(metresApart(positionOf(crs, pair), place)).toBeLessThan(0.02)
    }
  },
)

test.each([
  ['EPSG:4548', [38_448_000, 4_417_000], 'other-zone'],
  ['EPSG:4548', [116.39, 39.9], 'degrees-given'],
  ['EPSG:4326', [448_000, 4_417_000], 'metres-given'],
  ['EPSG:4326', [0, 0], 'null-island'],
  ['EPSG:4326', [200, 39.9], 'out-of-range'],
  ['EPSG:4326', [1e308, -1e308], 'metres-given'],
  ['EPSG:4548', [1e308, 1e308], 'out-of-range'],
  ['EPSG:4326', [Number.NaN, 3], 'out-of-range'],
] as const)('%s refuses %j: %s', (crs, position, why) => {
  expect(toLonLat(crs, [...position])).toEqual({ ok: false, why })
})

test('latitude first is exchanged where no latitude could be so large', () => {
  expect(toLonLat('EPSG:4490', [39.9063234, 116.3912757])).toEqual({ ok: true, position: tiananmen, swapped: true })
})
