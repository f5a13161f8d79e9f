import { useTranslation } from 'react-i18next'
import { useCity } from '../state/city.ts'
import { LevelMark } from './LevelMark.tsx'

/** What the level marks mean, with the longest interval between visits. */
export function LevelLegend() {
  const { t } = useTranslation()
  const city = useCity()
  return (
    <div>
      <h3>{t('level.label')}</h3>
      <ul className="legend-row">
        {(city?.levels ?? []).map(({ level, intervalDays }) => (
          <li key={level}>
            <LevelMark level={level} />
            <span className="quiet">{t('level.every', { days: intervalDays })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
