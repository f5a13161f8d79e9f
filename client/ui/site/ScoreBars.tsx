import { useTranslation } from 'react-i18next'
import type { Risk } from '../../../server/contract/index.ts'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { LevelMark } from '../LevelMark.tsx'

/** The score as six bars, each with its points and what they are for; below, what sets the level. */
export function ScoreBars({ risk }: { risk: Risk }) {
  const { t } = useTranslation('site')
  const { one } = useNumbers()
  const words = useWords()
  return (
    <>
      <p className="score-line">
        <strong>{one(risk.score)}</strong>
        <span className="quiet">
          {t('score')} · {t('scoreOutOf', { version: risk.version, asOf: risk.asOf })}
        </span>
      </p>
      <ol className="score-bars">
        {risk.parts.map((part) => (
          <li key={part.key}>
            <span className="score-name">{t(`part.${part.key}`)}</span>
            <span
              className="score-track"
              aria-hidden="true"
              style={{ '--most': part.maxPoints / 30 } as React.CSSProperties}
            >
              <i style={{ width: `${part.maxPoints > 0 ? (100 * part.points) / part.maxPoints : 0}%` }} />
            </span>
            <span className="score-points">{t('points', { points: one(part.points), max: part.maxPoints })}</span>
            <span className="score-causes">
              {part.causes.length > 0 ? part.causes.map((cause) => words(cause)).join(' · ') : t('noCause')}
            </span>
          </li>
        ))}
      </ol>
      <h4>{t('levelReasons')}</h4>
      <ul className="site-list">
        {risk.levelReasons.map((reason) => (
          <li key={reason.rule} className="level-reason">
            <LevelMark level={reason.level} />
            <span>{words(reason.text)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
