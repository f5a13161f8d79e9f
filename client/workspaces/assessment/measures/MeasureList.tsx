import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { type MeasureRow, measureKind } from '../../../../server/contract/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { SampleMark } from '../SampleMark.tsx'

export const measureColour = {
  proposed: 'gold',
  approved: 'green',
  rejected: 'default',
  superseded: 'default',
} as const

/** The measures of a quarter by kind, each with its state; choosing one opens it beside. */
export function MeasureList({ measures, chosen }: { measures: readonly MeasureRow[]; chosen: number | null }) {
  const { t } = useTranslation('measures')
  const words = useWords()
  return (
    <>
      <button
        type="button"
        className="measure-item"
        aria-current={chosen === null ? 'true' : undefined}
        onClick={() => go({ measure: null })}
      >
        {t('levelDesk')}
      </button>
      {measureKind.options.map((kind) => {
        const own = measures.filter((measure) => measure.kind === kind)
        return own.length === 0 ? null : (
          <section key={kind}>
            <h3>{t(`kind.${kind}`)}</h3>
            {own.map((measure) => (
              <button
                key={measure.id}
                type="button"
                className="measure-item"
                aria-current={measure.id === chosen ? 'true' : undefined}
                onClick={() => go({ measure: measure.id })}
              >
                <span>{words(measure.title)}</span>
                <span>
                  <Tag color={measureColour[measure.state]}>{t(`state.${measure.state}`)}</Tag>
                  <small className="quiet">
                    {measure.subjectCount > 0 ? `${t('subjects', { count: measure.subjectCount })} · ` : ''}
                    {t('version', { version: measure.version })}
                  </small>{' '}
                  <SampleMark isSample={measure.isSample} />
                </span>
              </button>
            ))}
          </section>
        )
      })}
    </>
  )
}
