import type { IndicatorDiff, Language } from '../contract/index.ts'
import { type Column, columns, type Line, linesOf } from './columns.ts'
import type { SetDraft } from './set-draft.ts'

type Comparable = Pick<SetDraft, 'classes' | 'groups'> & { readonly indicators: readonly Line['indicator'][] }

/** What changes from one set to the next, by code and in the words of a language; `unread` codes count neither way. */
export function compareSets(
  before: Comparable | null,
  after: Comparable,
  unread: ReadonlySet<string>,
  language: Language,
): Pick<IndicatorDiff, 'added' | 'removed' | 'changed' | 'unchanged'> {
  const old = new Map((before ? linesOf(before) : []).map((line) => [line.indicator.code, line]))
  const now = linesOf(after)
  const kept = new Set(now.map((line) => line.indicator.code))
  const summary = ({ indicator }: Line) => ({ code: indicator.code, text: indicator.text[language] })
  const both = now.flatMap((line) => {
    const earlier = old.get(line.indicator.code)
    return earlier ? [{ code: line.indicator.code, fields: changedFields(earlier, line, language) }] : []
  })
  return {
    added: now.filter((line) => !old.has(line.indicator.code)).map(summary),
    removed: [...old.values()]
      .filter(({ indicator }) => !kept.has(indicator.code) && !unread.has(indicator.code))
      .map(summary),
    changed: both.filter(({ fields }) => fields.length > 0),
    unchanged: both.filter(({ fields }) => fields.length === 0).length,
  }
}

const compared: readonly Column[] = columns.filter((column) => !['code', 'withdrawnOn'].includes(column.name))

function changedFields(before: Line, after: Line, language: Language) {
  return compared.flatMap((column) => {
    const [was, is] = [before, after].map((line) => String(column.write(line, language)))
    return was === is ? [] : [{ field: column.label[language], before: was ?? '', after: is ?? '' }]
  })
}
