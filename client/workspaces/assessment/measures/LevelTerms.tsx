import { useTranslation } from 'react-i18next'
import { levelThresholds, type Measure } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { LevelMark } from '../../../ui/LevelMark.tsx'
import { levels } from '../boards/board-view.ts'

/** The thresholds that a proposal of levels asks for, level by level. */
export function LevelTerms({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  const { share, upToOne } = useNumbers()
  const read = levelThresholds.safeParse(measure.parameters.thresholds)
  if (!read.success) return null
  const { rankFrom, scoreFrom, intervalDays } = read.data
  return (
    <table className="data" aria-label={t('kind.levels')}>
      <thead>
        <tr>
          <th scope="col">{t('level')}</th>
          <th scope="col">{t('rankFrom')}</th>
          <th scope="col">{t('scoreFrom')}</th>
          <th scope="col">{t('intervals')}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((level) => (
          <tr key={level}>
            <td>
              <LevelMark level={level} />
            </td>
            <td>{level === 'A' ? '—' : t('fromRank', { share: share(rankFrom[level]) })}</td>
            <td>{level === 'A' ? '—' : t('fromScore', { score: upToOne(scoreFrom[level]) })}</td>
            <td>
              {intervalDays[level]} {t('days')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
