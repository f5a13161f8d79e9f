import { parse } from 'csv-parse/sync'
import { type Table, UnreadableFile } from './table.ts'
import { type KnowsHeading, tableOfRecords } from './table-of-records.ts'

const delimiters = [',', ';', '\t'] as const
const LONGEST_RECORD = 4 * 1024 * 1024

/** Reads text that is separated by commas, semicolons or tabs. */
export function readCsv(text: string, knows: KnowsHeading): Table {
  return tableOfRecords('csv', parseRecords(text), knows)
}

function parseRecords(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: guessDelimiter(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      // A blank line counts, or the row numbers would not be those of the file.
      skip_empty_lines: false,
      max_record_size: LONGEST_RECORD,
    })
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 0
    throw new UnreadableFile(
      'broken-csv',
      `第 ${line} 行附近的引号不成对，无法按表格读取`,
      `The quotes near line ${line} do not match, so the file cannot be read as a table`,
      line,
    )
  }
}

/** The separator that occurs most often in one of the first lines. */
function guessDelimiter(text: string): string {
  const lines = text.slice(0, 65_536).split(/\r?\n/, 20)
  const counts = delimiters.map((delimiter) => Math.max(...lines.map((line) => line.split(delimiter).length)))
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}
