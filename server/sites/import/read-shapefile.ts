import { parseDbf, parseShp } from 'shpjs'
import type { SourceCrs } from '../../contract/index.ts'
import { finding } from './findings.ts'
import { limitSize, type Row, type Table, UnreadableFile } from './table.ts'
import { unzip } from './unpack.ts'

/** Reads the one layer of a zipped shapefile; without a .cpg its text is GB18030, as Chinese desktop GIS writes it. */
export function readShapefile(bytes: Uint8Array): Table {
  const files = unzip(bytes, (name) => /\.(shp|dbf|prj|cpg)$/i.test(name) && !name.includes('__MACOSX'))
  const layers = Object.keys(files).filter((name) => /\.shp$/i.test(name))
  const layer = layers[0]
  if (!layer || layers.length > 1) {
    throw new UnreadableFile(
      'shapefile-layers',
      `压缩包里应只有一个 .shp 图层，实际有 ${layers.length} 个`,
      `The archive must hold one .shp layer; it holds ${layers.length}`,
    )
  }
  const stem = layer.slice(0, -4).toLowerCase()
  const part = (extension: string) => {
    const name = Object.keys(files).find((candidate) => candidate.toLowerCase() === `${stem}.${extension}`)
    return name === undefined ? undefined : files[name]
  }
  const dbf = part('dbf')
  const geometries = attempt(() => parseShp(view(files[layer] ?? new Uint8Array())))
  const records = dbf ? attempt(() => parseDbf(checkedDbf(dbf), encoding(part('cpg')))) : []
  const headings = [...new Set(records.flatMap((record) => Object.keys(record)))]
  limitSize(geometries.length, headings.length)

  const rows = geometries.map((geometry, index): Row => {
    const record = records[index] ?? {}
    const cells = headings.map((heading) => (Object.hasOwn(record, heading) ? cellText(record[heading]) : ''))
    const row = { number: index + 2, cells }
    return geometry ? { ...row, geometry } : row
  })
  const prj = part('prj')
  const { crs, findings } = crsOf(prj ? new TextDecoder().decode(prj) : '')
  return { format: 'shapefile', headings, headingRow: 1, rows, findings, ...(crs ? { crs } : {}) }
}

function encoding(cpg: Uint8Array | undefined): string {
  const named = cpg ? new TextDecoder().decode(cpg).trim() : ''
  if (/^(936|gbk|gb2312|cp936|oem)$/i.test(named) || named === '') return 'gb18030'
  return /^(65001|utf-?8)$/i.test(named) ? 'utf-8' : named
}

// The reader trusts the header's record count, which a damaged file may set to four thousand million.
function checkedDbf(bytes: Uint8Array): DataView {
  const data = view(bytes)
  const records = data.getUint32(4, true)
  const header = data.getUint16(8, true)
  const length = data.getUint16(10, true)
  if (header < 33 || length < 1 || header + records * length > bytes.byteLength + 1) throw new RangeError('dbf header')
  return data
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function attempt<T>(read: () => T): T {
  try {
    return read()
  } catch {
    throw new UnreadableFile(
      'broken-shapefile',
      'Shapefile 已损坏或类型不支持，请重新导出',
      'The shapefile is damaged or of an unknown type: export it again',
    )
  }
}

function cellText(value: unknown): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return ''
    const two = (part: number) => String(part).padStart(2, '0')
    return `${String(value.getFullYear()).padStart(4, '0')}-${two(value.getMonth() + 1)}-${two(value.getDate())}`
  }
  if (value === null || value === undefined || Number.isNaN(value)) return ''
  return String(value).replace(/\0/g, '').trim()
}

function crsOf(prj: string): { crs?: SourceCrs; findings: Table['findings'] } {
  if (prj === '') return { findings: [] }
  const compact = prj.replace(/[\s_]/g, '').toUpperCase()
  const isChinese = /CGCS2000|CHINAGEODETIC/.test(compact)
  if (!/PROJCS|PROJCRS/.test(compact)) return { crs: isChinese ? 'EPSG:4490' : 'EPSG:4326', findings: [] }
  const meridian = Number(/CENTRALMERIDIAN",([\d.]+)/.exec(compact)?.[1])
  const crs = ({ 114: 'EPSG:4547', 117: 'EPSG:4548', 120: 'EPSG:4549' } as const)[meridian as 114 | 117 | 120]
  if (isChinese && crs) return { crs, findings: [] }
  const name = /"([^"]+)"/.exec(prj)?.[1] ?? prj.slice(0, 60)
  return {
    findings: [
      finding(
        'warning',
        'unknown-prj',
        { row: 0, column: '.prj', value: name },
        {
          zh: `.prj 所写的坐标系“${name}”不在支持之列，按声明的坐标系读取`,
          en: `The .prj names a coordinate system (${name}) that is not supported; the declared one is used`,
        },
      ),
    ],
  }
}
