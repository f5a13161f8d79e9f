import type { IndicatorDiff } from '../contract/index.ts'

const MOST_LINES = 12

/** The difference that a file makes, for a terminal: counts, then the first of each kind, then every kind of finding. */
export function diffText(fileName: string, diff: IndicatorDiff): string[] {
  const errors = diff.findings.filter((found) => found.severity === 'error')
  const warnings = diff.findings.filter((found) => found.severity === 'warning')
  const state =
    errors.length > 0
      ? '已拒绝，数据库未改动 / refused, nothing changed'
      : diff.isStored
        ? '已存为草稿 / stored as a draft'
        : '未写入 / nothing written'
  return [
    `${fileName} → 指标版本 indicators ${diff.version} · ${state}`,
    `  指标 indicators ${diff.indicatorCount} · 对照 against ${diff.against ?? '–'} · 新增 added ${diff.added.length}` +
      ` · 删除 removed ${diff.removed.length} · 修改 changed ${diff.changed.length} · 未变 unchanged ${diff.unchanged}`,
    ...some('错误 error', errors.map(findingLine)),
    ...some('提示 warning', warnings.map(findingLine)),
    ...(diff.against === null ? [] : some('新增 added', diff.added.map(codeAndText))),
    ...some('删除 removed', diff.removed.map(codeAndText)),
    ...some(
      '修改 changed',
      diff.changed.map(({ code, fields }) => `${code} ${fields.map(({ field }) => field).join('、')}`),
    ),
  ]
}

function some(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const rest = lines.length - MOST_LINES
  const shown = lines.slice(0, MOST_LINES).map((line) => `    ${line}`)
  return [`  ${title} × ${lines.length}`, ...shown, ...(rest > 0 ? [`    … ${rest}`] : [])]
}

function findingLine(found: IndicatorDiff['findings'][number]): string {
  const place = found.row > 0 ? `第 ${found.row} 行 row ${found.row}` : '全文件 file'
  const column = found.column === '' ? '' : ` [${found.column}]`
  const value = found.value === '' ? '' : ` (${found.value.replaceAll('\n', ' ')})`
  return `${place}${column} ${found.message.zh} / ${found.message.en}${value}`
}

function codeAndText({ code, text }: { code: string; text: string }): string {
  return `${code} ${text}`
}
