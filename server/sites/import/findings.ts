import type { ImportFinding, Words } from '../../contract/index.ts'

/** Where in the file something was found; the heading is row 1, row 0 is the file as a whole. */
export type Spot = { readonly row: number; readonly column: string; readonly value?: unknown }

const LONGEST_VALUE = 120

/** One line of the report; everything from the file is made safe to store and to show. */
export function finding(severity: ImportFinding['severity'], code: string, spot: Spot, message: Words): ImportFinding {
  return {
    row: spot.row,
    column: shorten(cleanText(spot.column)),
    severity,
    code,
    message: { zh: cleanText(message.zh), en: cleanText(message.en) },
    value: shorten(cleanText(spot.value === undefined || spot.value === null ? '' : String(spot.value))),
  }
}

/** Text that any database and any screen can hold: no control characters, no half characters. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g, '')
}

/** Whether any finding refuses a row or the file. */
export function isRefused(findings: readonly ImportFinding[]): boolean {
  return findings.some((found) => found.severity === 'refused')
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE).toWellFormed()}…` : text
}
