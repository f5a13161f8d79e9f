import { strFromU8 } from 'fflate'
import { unzip } from '../sites/import/unpack.ts'

/** Where the first sheet of a workbook computes instead of saying: what it shows may not be what its author last saw. */
export function formulaCells(bytes: Uint8Array): { readonly row: number; readonly column: number }[] {
  const files = unzip(bytes, (name) =>
    /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name),
  )
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const id = /<(?:\w+:)?sheet\s[^>]*?\br:id="([^"]*)"/.exec(text('xl/workbook.xml'))?.[1] ?? ''
  const link = [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].find(([tag]) =>
    tag.includes(`Id="${id}"`),
  )
  const target = /\bTarget="\/?(?:xl\/)?([^"]*)"/.exec(link?.[0] ?? '')?.[1] ?? 'worksheets/sheet1.xml'
  const cells = text(`xl/${target}`).matchAll(
    /<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f[\s>/]/g,
  )
  return [...cells].map(([, letters = '', row]) => ({ row: Number(row), column: columnIndex(letters) }))
}

function columnIndex(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1
}
