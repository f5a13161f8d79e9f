import type { ImportFinding, IndicatorDiff, Words } from '../contract/index.ts'
import { finding } from '../sites/import/findings.ts'

export type RowFinding = IndicatorDiff['findings'][number]

/** A finding in the form that the import of indicators reports: it either forbids storing the file or does not. */
export function rowFinding(
  severity: RowFinding['severity'],
  spot: { readonly row: number; readonly column?: string; readonly value?: unknown },
  message: Words,
): RowFinding {
  const found = finding('warning', '', { column: '', ...spot }, message)
  return { row: found.row, column: found.column, severity, message: found.message, value: found.value }
}

/** Takes over what the reading of the table found. */
export function fromTable({ row, column, severity, message, value }: ImportFinding): RowFinding {
  return { row, column, severity: severity === 'refused' ? 'error' : 'warning', message, value }
}

const MOST_FINDINGS = 2000

/** By row; a list too long to read is cut, and says so. */
export function inOrder(findings: readonly RowFinding[]): RowFinding[] {
  const sorted = findings.toSorted((a, b) => a.row - b.row)
  if (sorted.length <= MOST_FINDINGS) return sorted
  const cut = rowFinding(
    'warning',
    { row: 0, value: sorted.length },
    {
      zh: `共有 ${sorted.length} 条记录，只列出前 ${MOST_FINDINGS} 条`,
      en: `There are ${sorted.length} findings; the first ${MOST_FINDINGS} are listed`,
    },
  )
  // An error among those left out must still forbid storing the file.
  const [first, second] = [sorted.slice(0, MOST_FINDINGS), sorted.slice(MOST_FINDINGS)]
  const error = second.find((found) => found.severity === 'error')
  return [cut, ...first, ...(error && !first.some((found) => found.severity === 'error') ? [error] : [])]
}

/** Whether any of them forbids storing the file. */
export function hasError(findings: readonly RowFinding[]): boolean {
  return findings.some((found) => found.severity === 'error')
}
