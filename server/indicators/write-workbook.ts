import writeXlsxFile from 'write-excel-file/node'
import type { IndicatorSet, Language } from '../contract/index.ts'
import { type Column, columns, type Line, linesOf } from './columns.ts'
import { exampleLines } from './example-lines.ts'

const bold = { fontWeight: 'bold' as const, wrap: true }
const heading = { ...bold, backgroundColor: '#e8eef5' }

/** One version as a workbook that the import reads back; its name stands above the headings. */
export function writeSetWorkbook(
  set: Pick<IndicatorSet, 'version' | 'name' | 'source' | 'classes' | 'groups'> & {
    indicators: readonly Line['indicator'][]
  },
  language: Language,
): Promise<Buffer> {
  return write(`${set.name} · ${set.version} · ${set.source}`, linesOf(set), language)
}

/** An empty workbook to fill in: two example rows, which an import passes over, and a sheet that explains the columns. */
export function writeTemplate(language: Language): Promise<Buffer> {
  return write(titles[language], exampleLines, language)
}

const titles = {
  zh: '测评指标导入模板：编码以“示例”开头的行不会导入，填好后可以删去',
  en: 'Template for indicators: rows whose code begins with 示例 are not imported and may be deleted',
}

function write(title: string, lines: readonly Line[], language: Language): Promise<Buffer> {
  const table: readonly Column[] = columns
  return writeXlsxFile([
    {
      sheet: { zh: '指标', en: 'Indicators' }[language],
      data: [
        [{ value: title, ...bold, wrap: false }],
        table.map((column) => ({ value: column.label[language], ...heading })),
        ...lines.map((line) => table.map((column) => cell(column.write(line, language)))),
      ],
      columns: table.map(({ width }) => ({ width })),
      stickyRowsCount: 2,
      orientation: 'landscape',
    },
    {
      sheet: { zh: '填写说明', en: 'How to fill it in' }[language],
      data: [
        ['列', 'Column', '必填 Required', '说明', 'Meaning'].map((value) => ({ value, ...heading })),
        ...table.map(({ label, required, note }) =>
          [label.zh, label.en, required ? '是 yes' : '', note.zh, note.en].map((value) => ({ value, wrap: true })),
        ),
      ],
      columns: [16, 24, 14, 56, 64].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toBuffer()
}

function cell(value: string | number) {
  if (typeof value === 'number') return { value, type: Number }
  // An empty text would be written as a shared string of its own.
  return value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top' as const }
}
