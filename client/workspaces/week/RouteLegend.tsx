import { useTranslation } from 'react-i18next'
import { arrowPath } from '../../map/arrow-path.ts'

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
        <li>
          <svg width="26" height="12" viewBox="0 -6 26 12" aria-hidden="true">
            <path d="M0 0H26" stroke="var(--quiet)" strokeWidth="2.5" />
            <path d={arrowPath} transform="translate(13 0)" fill="var(--quiet)" stroke="var(--panel)" />
          </svg>{' '}
          {t('map.arrow')}
        </li>
        <li>
          <svg width="26" height="12" viewBox="0 -6 26 12" aria-hidden="true">
            <path d="M0 0H26" stroke="var(--quiet)" strokeWidth="2.5" strokeDasharray="6 4" />
          </svg>{' '}
          {t('map.dashed')}
        </li>
      </ul>
      <p className="faint">{t('map.travel', { source })}</p>
    </details>
  )
}
