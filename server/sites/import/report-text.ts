import type { ImportFinding, ImportReport } from '../../contract/index.ts'

const states = {
  checked: '试运行，未写入 / dry run, nothing written',
  refused: '已拒绝，数据库未改动 / refused, nothing changed',
  imported: '已导入 / imported',
} as const

const MOST_LINES = 12

/** The report for a terminal: counts, then each kind of finding with its first rows. */
export function reportText(report: ImportReport): string[] {
  const lines = [
    `${report.fileName} → ${report.kind} · ${report.sourceCrs} · ${states[report.state]}`,
    `  行 rows ${report.rowsRead} · 新增 new ${report.rowsInserted} · 更新 updated ${report.rowsUpdated} · 未变 unchanged ${report.rowsUnchanged}` +
      ` · 修正 repaired ${report.rowsRepaired} · 拒绝 refused ${report.rowsRefused} · 跳过 skipped ${report.rowsSkipped}`,
  ]
  const recognised = Object.entries(report.columns).map(([field, heading]) =>
    field === heading ? field : `${field} ← ${heading}`,
  )
  if (recognised.length > 0) lines.push(`  列 columns: ${recognised.join(', ')}`)
  for (const severity of ['refused', 'warning', 'repaired', 'skipped'] as const) {
    lines.push(...severityLines(report.findings.filter((found) => found.severity === severity)))
  }
  return lines
}

function severityLines(findings: readonly ImportFinding[]): string[] {
  const byCode = Map.groupBy(findings, (found) => found.code)
  return [...byCode.values()].flatMap((group) => {
    const first = group[0] as ImportFinding
    const title = `  ${first.severity} ${first.code} × ${group.length}`
    if (first.severity === 'skipped') return [title, ...valueLines(group)]
    const rest = group.length - MOST_LINES
    return [title, ...group.slice(0, MOST_LINES).map(findingLine), ...(rest > 0 ? [`    … ${rest}`] : [])]
  })
}

function findingLine(found: ImportFinding): string {
  const place = found.row > 0 ? `第 ${found.row} 行 row ${found.row}` : '全文件 file'
  const column = found.column === '' ? '' : ` [${found.column}]`
  const value = found.value === '' ? '' : ` (${found.value})`
  return `    ${place}${column} ${found.message.zh} / ${found.message.en}${value}`
}

/** Thousands of skipped rows say more by their values than one by one. */
function valueLines(group: readonly ImportFinding[]): string[] {
  const byValue = [...Map.groupBy(group, (found) => found.value)].sort(([, a], [, b]) => b.length - a.length)
  const rest = byValue.length - MOST_LINES
  const lines = byValue
    .slice(0, MOST_LINES)
    .map(([value, found]) => `    ${value === '' ? found[0]?.message.zh : value} × ${found.length}`)
  return [...lines, ...(rest > 0 ? [`    … ${rest}`] : [])]
}
