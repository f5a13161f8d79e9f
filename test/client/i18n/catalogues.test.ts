import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogues } from '../../../client/i18n/index.ts'

const client = new URL('../../../client/', import.meta.url).pathname

/** `a.b.c` → text for every text of a catalogue. */
function texts(branch: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(branch))
    if (typeof value === 'string') found.set(`${path}${key}`, value)
    else for (const [inner, text] of texts(value, `${path}${key}.`)) found.set(inner, text)
  return found
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['dist', 'i18n'].includes(entry.name) ? [] : sources(path)
    return /\.(tsx?|html)$/.test(entry.name) ? [path] : []
  })
}

const zh = texts(catalogues.zh)
const en = texts(catalogues.en)

test('both catalogues have the same keys', () => {
  expect([...en.keys()]).toEqual([...zh.keys()])
})

test('a text has the same places to fill in, in both languages', () => {
  const places = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].toSorted()
  for (const [key, text] of zh) expect(places(en.get(key)!), key).toEqual(places(text))
})

test('no text is empty, and none is the other language by mistake', () => {
  for (const [key, text] of zh) expect(text.trim(), key).not.toBe('')
  // The one button that must be readable to those who cannot read the page.
  const crossed = new Set(['common.language', 'common.languageLabel'])
  for (const [key, text] of en) {
    expect(text.trim(), key).not.toBe('')
    if (!crossed.has(key)) expect(text, key).not.toMatch(/[\u4e00-\u9fff]/)
  }
})

test('no Chinese word stands in the page outside the catalogues, but for comments', () => {
  for (const path of sources(client)) {
    const code = readFileSync(path, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/(^|[^:])\/\/.*$/gm, '$1')
    expect(code.match(/.*[\u4e00-\u9fff].*/g) ?? [], path).toEqual([])
  }
})
