import { decodeText } from './decode-text.ts'
import { readCsv } from './read-csv.ts'
import { readGeoJson } from './read-geojson.ts'
import { readShapefile } from './read-shapefile.ts'
import { readWorkbook } from './read-workbook.ts'
import { type Table, UnreadableFile } from './table.ts'
import type { KnowsHeading } from './table-of-records.ts'
import { gunzip, isZip, zipNames } from './unpack.ts'

/** Brings a file to one table; the format is told by its first bytes, since names lie. Throws `UnreadableFile`. */
export async function readTable(file: Uint8Array, knows: KnowsHeading): Promise<Table> {
  const bytes = gunzip(file)
  if (bytes.length === 0) throw new UnreadableFile('empty-file', '文件是空的', 'The file is empty')
  if (isZip(bytes)) {
    const names = zipNames(bytes)
    if (names.includes('xl/workbook.xml')) return await readWorkbook(bytes, knows)
    if (names.some((name) => /\.shp$/i.test(name))) return readShapefile(bytes)
    throw new UnreadableFile(
      'unknown-zip',
      '压缩包里既没有 XLSX 工作簿，也没有 .shp 图层',
      'The archive holds neither an XLSX workbook nor a .shp layer',
    )
  }
  // The old binary workbook: compound file signature.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new UnreadableFile(
      'old-workbook',
      '这是旧版 .xls 文件，请另存为 .xlsx 后再导入',
      'This is an old .xls file: save it as .xlsx first',
    )
  }
  const text = decodeText(bytes)
  return /^\ufeff?\s*[{[]/.test(text) ? readGeoJson(text) : readCsv(text, knows)
}
