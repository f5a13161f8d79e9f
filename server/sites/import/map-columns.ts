import type { ImportFinding, ImportMapping } from '../../contract/index.ts'
import type { Field } from './fields.ts'
import { finding } from './findings.ts'
import type { Table } from './table.ts'

/** Which column of the file holds a field, and the number that its heading says to multiply by. */
export type Column = { readonly index: number; readonly heading: string; readonly factor: number }
export type Columns = ReadonlyMap<string, Column>

/** Finds the column of each field: first as the mapping says, then by the heading. */
export function mapColumns(
  table: Table,
  fields: readonly Field[],
  mapping: ImportMapping,
): { columns: Columns; findings: ImportFinding[] } {
  const columns = new Map<string, Column>()
  const findings: ImportFinding[] = []
  const taken = new Set<number>()

  for (const [name, heading] of Object.entries(mapping.columns)) {
    const field = fields.find((candidate) => candidate.name === name)
    const index = table.headings.findIndex((candidate) => normalise(candidate) === normalise(heading))
    if (!field) findings.push(unknownField(name, heading, fields))
    else if (index < 0) findings.push(missingColumn(table, field, heading))
    else {
      columns.set(name, { index, heading: table.headings[index] ?? '', factor: mapping.factors[name] ?? 1 })
      taken.add(index)
    }
  }
  for (const name of Object.keys({ ...mapping.values, ...mapping.defaults, ...mapping.factors })) {
    if (!fields.some((field) => field.name === name)) findings.push(unknownField(name, '', fields))
  }

  // Earlier words of a synonym list are the surer ones, so they are tried for every field before later ones.
  const depth = Math.max(...fields.map((field) => field.headings.length))
  for (let rank = 0; rank < depth; rank++) {
    for (const field of fields) {
      const word = field.headings[rank]
      if (word === undefined || columns.has(field.name)) continue
      const index = table.headings.findIndex((heading, at) => !taken.has(at) && matches(heading, word))
      if (index < 0) continue
      const heading = table.headings[index] ?? ''
      const factor = mapping.factors[field.name] ?? unitFactor(heading, field)
      columns.set(field.name, { index, heading, factor })
      taken.add(index)
      if (factor !== 1 && mapping.factors[field.name] === undefined)
        findings.push(unitFinding(table, field, heading, factor))
    }
  }
  findings.push(...missingFields(table, columns, fields, mapping), ...repeatedHeadings(table, columns))
  return { columns, findings }
}

function missingFields(
  table: Table,
  columns: Columns,
  fields: readonly Field[],
  mapping: ImportMapping,
): ImportFinding[] {
  return fields
    .filter((field) => field.required && !columns.has(field.name) && mapping.defaults[field.name] === undefined)
    .map((field) =>
      finding(
        'refused',
        'missing-column',
        { row: table.headingRow, column: field.name },
        {
          zh: `没有找到“${field.label.zh}”列（可用的标题如：${field.headings.slice(0, 4).join('、')}），也没有在映射文件的 columns 或 defaults 中给出 ${field.name}`,
          en: `There is no column for ${field.label.en} (headings such as ${examples(field)}), and the mapping gives no ${field.name} under columns or defaults`,
        },
      ),
    )
}

function repeatedHeadings(table: Table, columns: Columns): ImportFinding[] {
  return [...columns.values()]
    .filter(({ heading, index }) =>
      table.headings.some((other, at) => at !== index && normalise(other) === normalise(heading)),
    )
    .map(({ heading }) =>
      finding(
        'warning',
        'repeated-heading',
        { row: table.headingRow, column: heading, value: heading },
        {
          zh: `标题“${heading}”出现多次，只读取第一列`,
          en: `The heading “${heading}” occurs more than once; the first one is read`,
        },
      ),
    )
}

function examples(field: Field): string {
  const latin = field.headings.filter((heading) => /^[a-z]/.test(heading))
  return (latin.length > 0 ? latin : field.headings).slice(0, 3).join(', ')
}

function unknownField(name: string, value: string, fields: readonly Field[]): ImportFinding {
  const names = fields.map((field) => field.name).join(', ')
  return finding(
    'refused',
    'unknown-field',
    { row: 0, column: name, value },
    {
      zh: `映射文件写了不存在的字段 ${name}；可用字段：${names}`,
      en: `The mapping names a field that does not exist: ${name}; there are ${names}`,
    },
  )
}

function missingColumn(table: Table, field: Field, heading: string): ImportFinding {
  return finding(
    'refused',
    'mapped-column-missing',
    { row: table.headingRow, column: heading, value: field.name },
    {
      zh: `映射文件说“${field.label.zh}”在“${heading}”列，但文件没有这一列`,
      en: `The mapping says that ${field.label.en} is in column “${heading}”, which the file does not have`,
    },
  )
}

function unitFinding(table: Table, field: Field, heading: string, factor: number): ImportFinding {
  return finding(
    'warning',
    'unit-converted',
    { row: table.headingRow, column: heading, value: heading },
    {
      zh: `按标题中的单位，“${field.label.zh}”乘以 ${factor}`,
      en: `By the unit in the heading, ${field.label.en} is multiplied by ${factor}`,
    },
  )
}

function matches(heading: string, word: string): boolean {
  return normalise(heading) === word || normalise(withoutBrackets(heading)) === word
}

/** Tells whether a heading is a known one of these fields, or one that the mapping names. */
export function headingsOf(fields: readonly Field[], mapping: ImportMapping): (heading: string) => boolean {
  const words = new Set([
    ...fields.flatMap((field) => field.headings),
    ...Object.values(mapping.columns).map(normalise),
  ])
  return (heading) => words.has(normalise(heading)) || words.has(normalise(withoutBrackets(heading)))
}

/** A heading without case, spaces and punctuation. */
export function normalise(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./:：*、()[\]'"]/g, '')
}

function withoutBrackets(heading: string): string {
  return heading.replace(/[（(［[].*$/, '')
}

const units: Readonly<Record<'m2' | 'yuan' | 'm', readonly (readonly [RegExp, number])[]>> = {
  m2: [
    [/万\s*(平方米|平米|㎡|m2|m²)|万$/i, 10_000],
    [/公顷|\bha\b/i, 10_000],
    [/sq\.?\s*ft|sqft|平方英尺/i, 0.09290304],
  ],
  yuan: [
    [/亿/, 100_000_000],
    [/万/, 10_000],
  ],
  m: [
    [/公里|千米|\bkm\b/i, 1000],
    [/英尺|\bft\b|feet/i, 0.3048],
  ],
}

function unitFactor(heading: string, field: Field): number {
  if (!field.unit) return 1
  return units[field.unit].find(([pattern]) => pattern.test(heading.normalize('NFKC').replace(/[)\]]+$/, '')))?.[1] ?? 1
}
