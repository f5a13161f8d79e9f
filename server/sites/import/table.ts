import type { Geometry } from 'geojson'
import type { ImportFinding, SourceCrs } from '../../contract/index.ts'

/** Any source file, brought to one form: headings and rows of text, with the geometry that the format carries. */
export type Table = {
  readonly format: 'csv' | 'xlsx' | 'geojson' | 'shapefile'
  readonly headings: readonly string[]
  /** Where the headings stand; 1 unless a title stands above them. */
  readonly headingRow: number
  readonly rows: readonly Row[]
  /** The coordinate system that the file itself names. */
  readonly crs?: SourceCrs
  readonly findings: readonly ImportFinding[]
}

export type Row = {
  /** As a person counts it in the file: headings are row 1, so that the first feature of a map file is row 2 as well. */
  readonly number: number
  /** One cell for each heading. */
  readonly cells: readonly string[]
  readonly geometry?: Geometry
}

/** A file that cannot be read at all; the words say what to do. */
export class UnreadableFile extends Error {
  readonly zh: string
  readonly en: string
  readonly code: string
  readonly row: number

  constructor(code: string, zh: string, en: string, row = 0) {
    super(en)
    this.code = code
    this.zh = zh
    this.en = en
    this.row = row
  }
}

/** More rows than any one city has sites: a larger file is a mistake or an attack. */
export const MOST_ROWS = 200_000
export const MOST_COLUMNS = 500
/** Unpacked bytes; a compressed file may claim far more than it holds. */
export const MOST_BYTES = 256 * 1024 * 1024

/** Refuses a table that is larger than any honest one. */
export function limitSize(rows: number, columns: number): void {
  if (rows > MOST_ROWS) {
    throw new UnreadableFile(
      'too-many-rows',
      `文件有 ${rows} 行，超过一次导入的上限 ${MOST_ROWS} 行，请分批导入`,
      `The file has ${rows} rows, more than the ${MOST_ROWS} of one import: split it`,
    )
  }
  if (columns > MOST_COLUMNS) {
    throw new UnreadableFile(
      'too-many-columns',
      `文件有 ${columns} 列，超过上限 ${MOST_COLUMNS} 列`,
      `The file has ${columns} columns, more than ${MOST_COLUMNS}`,
    )
  }
}
