import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A legend on the map that can be folded away where it covers something. */
export function MapLegend({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <details className="map-legend" open>
      <summary>{t('map.legend')}</summary>
      {children}
    </details>
  )
}
