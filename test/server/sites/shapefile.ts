import { strToU8, zipSync } from 'fflate'

const PRJ =
  'PROJCS["CGCS2000_3_Degree_GK_CM_117E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"],PROJECTION["Gauss_Kruger"],PARAMETER["Central_Meridian",117.0]]'

// What TextEncoder cannot write; enough Chinese for the tests.
const gb18030: Record<string, number[]> = { 朝: [0xb3, 0xaf], 阳: [0xd1, 0xf4] }

/** A zipped shapefile of points with one text column NAME, written byte by byte as the format says. */
export function pointShapefile(
  points: { name: string; position: [number, number] }[],
  encoding: 'gb18030' | 'utf-8',
): Uint8Array {
  const shp = new DataView(new ArrayBuffer(100 + points.length * 28))
  shp.setInt32(0, 9994)
  shp.setInt32(24, shp.byteLength / 2)
  shp.setInt32(28, 1000, true)
  shp.setInt32(32, 1, true)
  points.forEach(({ position }, index) => {
    const at = 100 + index * 28
    shp.setInt32(at, index + 1)
    shp.setInt32(at + 4, 10)
    shp.setInt32(at + 8, 1, true)
    shp.setFloat64(at + 12, position[0], true)
    shp.setFloat64(at + 20, position[1], true)
  })
  const WIDTH = 20
  const dbf = new Uint8Array(65 + points.length * (WIDTH + 1) + 1)
  const header = new DataView(dbf.buffer)
  dbf[0] = 3
  header.setUint32(4, points.length, true)
  header.setUint16(8, 65, true)
  header.setUint16(10, WIDTH + 1, true)
  dbf.set(strToU8('NAME'), 32)
  dbf[43] = 'C'.charCodeAt(0)
  dbf[48] = WIDTH
  dbf[64] = 13
  points.forEach(({ name }, index) => {
    const at = 65 + index * (WIDTH + 1)
    const text =
      encoding === 'utf-8'
        ? [...strToU8(name)]
        : [...name].flatMap((letter) => gb18030[letter] ?? [letter.charCodeAt(0)])
    dbf.fill(32, at, at + WIDTH + 1)
    dbf.set(text, at + 1)
  })
  const files: Record<string, Uint8Array> = {
    'layer.shp': new Uint8Array(shp.buffer),
    'layer.dbf': dbf,
    'layer.prj': strToU8(PRJ),
  }
  if (encoding === 'utf-8') files['layer.cpg'] = strToU8('UTF-8')
  return zipSync(files)
}
