import type { ClassCode } from '../contract/index.ts'
import { classCode } from '../contract/index.ts'
import { readTable } from '../sites/import/read-table.ts'
import { type Table, UnreadableFile } from '../sites/import/table.ts'
import { classNames } from './class-names.ts'
import { type ColumnName, columnOf, columns } from './columns.ts'
import { EXAMPLE } from './example-lines.ts'
import { formulaCells } from './formula-cells.ts'
import { type ReadRow, readRow } from './read-row.ts'
import { fromTable, hasError, type RowFinding, rowFinding } from './row-findings.ts'
import type { SetDraft } from './set-draft.ts'

/** What a file says: the tree in it, and everything that was found on the way. */
export type SetFile = Pick<SetDraft, 'classes' | 'groups' | 'indicators'> & {
  /** What stands above the headings: the name that an export gives its set. */
  readonly title: string
  /** Codes of rows that could not be read. */
  readonly unread: ReadonlySet<string>
  readonly findings: readonly RowFinding[]
}

/** The official set has 667; a file with more than three times as many is something else. */
export const MOST_INDICATORS = 3 * 667

/** Reads a workbook of indicators; whatever is wrong with it is in the findings, by row. */
export async function readSetFile(bytes: Uint8Array): Promise<SetFile> {
  try {
    const table = await readTable(bytes, (heading) => columnOf(heading) !== undefined)
    // plain text reads as a table too: without a single column of ours it is something else under a wrong name
    const isOurs = table.format === 'xlsx' || (table.format === 'csv' && table.headings.some(columnOf))
    if (!isOurs) throw new UnreadableFile('not-a-workbook', '这不是 XLSX 工作簿', 'This is not an XLSX workbook')
    const formulas = table.format === 'xlsx' ? formulaCells(bytes) : []
    return gather(table, [...table.findings.flatMap(fromWhole), ...formulas.map((cell) => formulaFinding(table, cell))])
  } catch (error) {
    const words =
      error instanceof UnreadableFile
        ? { zh: error.zh, en: error.en }
        : { zh: '文件无法读取，可能已损坏', en: 'The file cannot be read; it may be damaged' }
    const row = error instanceof UnreadableFile ? error.row : 0
    return { ...nothing, findings: [rowFinding('error', { row }, words)] }
  }
}

const nothing = { classes: [], groups: [], indicators: [], title: '', unread: new Set<string>() }

// Blank rows and the title are no news to whoever made the file.
function fromWhole(found: Table['findings'][number]): RowFinding[] {
  return found.severity === 'skipped' ? [] : [fromTable(found)]
}

function gather(table: Table, findings: RowFinding[]): SetFile {
  const title = table.findings.find((found) => found.code === 'above-headings')?.value ?? ''
  const found = findColumns(table, findings)
  const ofColumns = findings.filter(({ row }) => row === table.headingRow)
  if (hasError(ofColumns)) return { ...nothing, title, findings: ofColumns }
  if (table.rows.length > MOST_INDICATORS) {
    const words = {
      zh: `共 ${table.rows.length} 行，超过上限 ${MOST_INDICATORS} 条指标`,
      en: `There are ${table.rows.length} rows, more than the ${MOST_INDICATORS} indicators a set may have`,
    }
    return { ...nothing, title, findings: [...findings, rowFinding('error', { row: 0 }, words)] }
  }
  const rows: ReadRow[] = []
  const unread = new Set<string>()
  const seen = new Map<string, number>()
  for (const { number, cells } of table.rows) {
    const cell = (name: ColumnName) => cells[found.get(name) ?? -1] ?? ''
    const code = cell('code').normalize('NFKC').trim()
    const spot = (name: ColumnName, value: string) => ({
      row: number,
      column: table.headings[found.get(name) ?? -1] ?? '',
      value,
    })
    if (code.startsWith(EXAMPLE)) {
      findings.push(
        rowFinding('warning', spot('code', code), { zh: '示例行，未导入', en: 'An example row; not imported' }),
      )
      continue
    }
    if (cell('withdrawnOn').trim() !== '') {
      const words = { zh: '已停用的指标，未导入', en: 'Withdrawn; not imported' }
      findings.push(rowFinding('warning', spot('withdrawnOn', cell('withdrawnOn')), words))
      continue
    }
    const read = readRow(number, cell, (name, message, value = '') => {
      findings.push(rowFinding('error', spot(name, value), message))
    })
    const first = seen.get(code)
    if (code !== '' && first !== undefined) {
      const words = { zh: `编码与第 ${first} 行重复`, en: `The code stands in row ${first} already` }
      findings.push(rowFinding('error', spot('code', code), words))
    } else if (read) rows.push(read)
    else unread.add(code)
    if (!seen.has(code)) seen.set(code, number)
  }
  if (seen.size === 0)
    findings.push(rowFinding('error', { row: 0 }, { zh: '文件中没有指标', en: 'The file holds no indicators' }))
  const tree = buildTree(rows, findings)
  return { ...tree, title, unread, findings }
}

/** Which column of the file each of ours is; what is missing or means nothing is reported. */
function findColumns(table: Table, findings: RowFinding[]): ReadonlyMap<ColumnName, number> {
  const found = new Map<ColumnName, number>()
  table.headings.forEach((heading, index) => {
    const name = columnOf(heading)
    const spot = { row: table.headingRow, column: heading, value: heading }
    if (name === undefined) {
      if (heading !== '')
        findings.push(rowFinding('warning', spot, { zh: '不认识的列，未读取', en: 'An unknown column; not read' }))
    } else if (found.has(name)) {
      findings.push(rowFinding('error', spot, { zh: '同一内容的列出现两次', en: 'Two columns mean the same' }))
    } else found.set(name, index)
  })
  const missing = columns.filter((column) => 'required' in column && !found.has(column.name))
  for (const { label } of missing) {
    const words = { zh: `没有“${label.zh}”列`, en: `There is no column ${label.en}` }
    findings.push(rowFinding('error', { row: table.headingRow, column: label.zh }, words))
  }
  return found
}

function formulaFinding(table: Table, cell: { row: number; column: number }): RowFinding {
  const words = { zh: '单元格是公式，请粘贴为数值', en: 'The cell is a formula: paste it as a value' }
  return rowFinding('error', { row: cell.row, column: table.headings[cell.column] ?? '' }, words)
}

/** Classes and groups out of the rows; the first name that a row gives counts, and another one is reported. */
function buildTree(
  rows: readonly ReadRow[],
  findings: RowFinding[],
): Pick<SetDraft, 'classes' | 'groups' | 'indicators'> {
  type Name = { zh: string; en: string }
  const classes = new Map<ClassCode, Name>()
  const groups = new Map<string, Name & { classCode: ClassCode }>()
  const settle = (name: Name, given: Partial<Name>, row: number) => {
    for (const language of ['zh', 'en'] as const) {
      const text = given[language] ?? ''
      if (name[language] === '') name[language] = text
      else if (text !== '' && text !== name[language]) {
        const words = {
          zh: `名称与前面的“${name[language]}”不一致，未采用`,
          en: `Named “${name[language]}” before; not used`,
        }
        findings.push(rowFinding('warning', { row, value: text }, words))
      }
    }
  }
  for (const { row, classCode: inClass, className, groupName, indicator } of rows) {
    const ofClass = classes.get(inClass) ?? { zh: '', en: '' }
    classes.set(inClass, ofClass)
    settle(ofClass, className, row)
    const group = groups.get(indicator.groupCode) ?? { zh: '', en: '', classCode: inClass }
    groups.set(indicator.groupCode, group)
    settle(group, groupName, row)
    if (group.classCode !== inClass) {
      const words = {
        zh: `分组已属于大类 ${group.classCode}`,
        en: `The group stands in class ${group.classCode} already`,
      }
      findings.push(rowFinding('error', { row, value: indicator.groupCode }, words))
    }
  }
  return {
    classes: classCode.options.flatMap((code) => {
      const name = classes.get(code)
      return name ? [{ code, name: nameOf(name, classNames[code]) }] : []
    }),
    groups: [...groups].map(([code, { classCode: inClass, zh, en }]) => {
      const own = code.replace(/^C[1-5]-/, '')
      return { code, classCode: inClass, name: nameOf({ zh, en }, { zh: own, en: zh || own }) }
    }),
    indicators: rows.map(({ indicator }) => indicator),
  }
}

function nameOf(given: { zh: string; en: string }, usual: { zh: string; en: string }) {
  const isUsual = given.zh === '' || given.zh === usual.zh
  return { zh: given.zh || usual.zh, en: given.en || (isUsual ? usual.en : given.zh) }
}
