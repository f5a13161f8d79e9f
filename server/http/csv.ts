/** Rows as CSV with a byte-order mark, without which Excel misreads Chinese. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Quoted where needed; text that begins as a formula does is disarmed, since a spreadsheet would run it. */
function cell(value: string | number | null): string {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// Also behind blanks, and in the full-width forms that East Asian editions take for the same signs.
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/
