import { useTranslation } from 'react-i18next'
import type { Words } from '../../../../server/contract/index.ts'
import { useWords } from '../../../i18n/index.ts'

/** The calculation in words, a numbered line a step. */
export function Steps({ steps }: { steps: readonly Words[] }) {
  const { t } = useTranslation('boards')
  const words = useWords()
  if (steps.length === 0) return null
  return (
    <>
      <h3>{t('explain.steps')}</h3>
      <ol className="explain-steps">
        {steps.map((step) => (
          <li key={step.zh}>{words(step)}</li>
        ))}
      </ol>
    </>
  )
}
