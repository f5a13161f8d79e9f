import type { ImportFinding, ImportReport, Words } from '../../contract/index.ts'

const severities: Readonly<Record<ImportFinding['severity'], Words>> = {
  refused: { zh: '拒绝', en: 'refused' },
  repaired: { zh: '修正', en: 'repaired' },
  warning: { zh: '提醒', en: 'warning' },
  skipped: { zh: '跳过', en: 'skipped' },
}

/** The findings as CSV that Excel opens as it should: byte order mark, both languages, no cell that it would run as a formula. */
export function reportCsv(report: ImportReport): string {
  const lines = [
    ['行 row', '列 column', '处理 severity', '代码 code', '说明', 'message', '原值 value'],
    ...report.findings.map((found) => [
      String(found.row),
      found.column,
      `${severities[found.severity].zh} ${severities[found.severity].en}`,
      found.code,
      found.message.zh,
      found.message.en,
      found.value,
    ]),
  ]
  return `\ufeff${lines.map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`
}

function quote(cell: string): string {
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
