import { answerAt, type Draft } from '../../../offline/draft.ts'

/** Hands the person what was answered on this device as a file, so that a refusal loses nothing. */
export function saveAsFile(draft: Draft): void {
  const { form } = draft
  const lines = form.indicators.map(({ position, code, text, maxPoints }) => ({
    code,
    text: text.zh,
    maxPoints,
    ...answerAt(draft, position),
    isUnsent: position in draft.changed,
  }))
  const content = { form: form.id, site: form.site.name, quarter: form.quarter, party: form.party, answers: lines }
  const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${form.site.name}-${form.quarter}-${form.id}.json`
  link.click()
  URL.revokeObjectURL(address)
}
