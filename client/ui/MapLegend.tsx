import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A legend on the map that can be folded away where it covers something; on a narrow map it starts folded. */
export function MapLegend({ isFolded = false, children }: { isFolded?: boolean; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <details className="map-legend" open={!isFolded}>
      <summary>{t('map.legend')}</summary>
      {children}
    </details>
  )
}
