import { useTranslation } from 'react-i18next'

/** What the marks mean; whose colour is whose stands in the first column of the board. */
export function RouteLegend({ source }: { source: string }) {
  const { t } = useTranslation('week')
  return (
    <details className="map-legend week-legend">
      <summary>{t('map.legend')}</summary>
      <ul>
        <li>
          <i className="week-key base" /> {t('map.base')}
        </li>
        <li>
          <i className="week-key plain">1</i> {t('map.stop')}
        </li>
        <li>
          <i className="week-key required">1</i> {t('map.required')}
        </li>
        <li>
          <i className="week-key broken">1</i> {t('map.violation')}
        </li>
        <li>
          <i className="week-key left" /> {t('map.unplanned')}
        </li>
      </ul>
      <p className="faint">{t('map.straight', { source })}</p>
    </details>
  )
}
