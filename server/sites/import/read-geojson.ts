import type { Geometry } from 'geojson'
import { z } from 'zod'
import type { SourceCrs } from '../../contract/index.ts'
import { limitSize, type Row, type Table, UnreadableFile } from './table.ts'

const feature = z.looseObject({
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.looseObject({ type: z.string() }).nullish(),
})
const document = z.looseObject({ features: z.array(z.unknown()), crs: z.unknown().optional() })

/** Reads a GeoJSON feature collection or a single feature; each property becomes a column. */
export function readGeoJson(text: string): Table {
  const parsed = parseJson(text)
  const collection = document.safeParse(parsed)
  const features = collection.success ? collection.data.features : [parsed]
  limitSize(features.length, 0)
  const read = features.map((value, index) => {
    const one = feature.safeParse(value)
    if (!one.success || (!one.data.geometry && !one.data.properties)) {
      throw new UnreadableFile(
        'not-geojson',
        `第 ${index + 1} 个要素不是 GeoJSON 的 Feature`,
        `Feature ${index + 1} is not a GeoJSON Feature`,
        index + 2,
      )
    }
    return one.data
  })
  const headings = [...new Set(read.flatMap(({ properties }) => Object.keys(properties ?? {})))]
  limitSize(read.length, headings.length)
  const rows = read.map(({ properties, geometry }, index): Row => {
    const cells = headings.map((heading) =>
      properties && Object.hasOwn(properties, heading) ? cellText(properties[heading]) : '',
    )
    const row = { number: index + 2, cells }
    return geometry ? { ...row, geometry: geometry as unknown as Geometry } : row
  })
  const crs = namedCrs(collection.success ? JSON.stringify(collection.data.crs ?? '') : '')
  return { format: 'geojson', headings, headingRow: 1, rows, findings: [], ...(crs ? { crs } : {}) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new UnreadableFile(
      'broken-json',
      `不是完整的 JSON 文件（${reason}）`,
      `The file is not complete JSON (${reason})`,
    )
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

// The `crs` member left the standard in 2016, but ArcGIS and QGIS still write it.
function namedCrs(text: string): SourceCrs | undefined {
  const code = /EPSG:*:?(4326|4490|4547|4548|4549)\b/.exec(text)?.[1]
  return code ? (`EPSG:${code}` as SourceCrs) : undefined
}
