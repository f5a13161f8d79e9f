import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsPlain } from '../../map/use-is-plain.ts'
import { correct, go, useAddress } from '../../state/address.ts'
import { SiteCard } from '../../ui/SiteCard.tsx'
import { StateBox } from '../../ui/StateBox.tsx'
import { AgencyPanel } from './AgencyPanel.tsx'
import { CityPanel } from './CityPanel.tsx'
import { Crumbs } from './Crumbs.tsx'
import { GridPanel } from './GridPanel.tsx'
import { QuarterSlider } from './QuarterSlider.tsx'
import { SituationMap } from './SituationMap.tsx'
import { useSituation } from './use-situation.ts'
import './situation.css'

export const mapViews = ['heat', 'grid', 'pair'] as const
export type MapView = (typeof mapViews)[number]

/** 态势: where the risk lies, from the city down to one site, now and at the end of earlier quarters. */
export default function SituationWorkspace() {
  const { t } = useTranslation('situation')
  const address = useAddress((whole) => whole)
  const isPlain = useIsPlain()
  const views = isPlain ? (['grid'] as const) : mapViews
  const view = views.find((known) => known === address.metric) ?? views[0]!
  const situation = useSituation()
  // What the pointer is on in a table stands out on the map.
  const [pointed, setPointed] = useState<{ source: string; id: string | number } | null>(null)
  if (situation.error) return <StateBox error={situation.error} onRetry={situation.retry} />
  return (
    <div className="situation">
      <section className="panel situation-map">
        <header>
          <Segmented
            size="small"
            aria-label={t('view.label')}
            value={view}
            options={views.map((each) => ({ value: each, label: t(`view.${each}`) }))}
            onChange={(metric) => correct({ metric })}
          />
          <span className="spring" />
          {situation.asOf ? <span className="quiet">{t('asOf', { date: situation.asOf })}</span> : null}
        </header>
        <div className="situation-canvas" data-pair={view === 'pair'}>
          {view === 'grid' ? null : (
            <SituationMap key="heat" kind="heat" situation={situation} pointed={pointed} isHalf={view === 'pair'} />
          )}
          {view === 'heat' ? null : (
            <SituationMap key="grid" kind="grid" situation={situation} pointed={pointed} isHalf={view === 'pair'} />
          )}
        </div>
        <QuarterSlider />
      </section>
      <section className="panel situation-side">
        <header>
          <Crumbs />
        </header>
        <div className="body">
          {address.site !== null ? (
            <SiteCard siteId={address.site} onClose={() => go({ site: null })} />
          ) : address.grid !== null ? (
            <GridPanel situation={situation} onPoint={setPointed} />
          ) : address.agency !== null ? (
            <AgencyPanel situation={situation} onPoint={setPointed} />
          ) : (
            <CityPanel situation={situation} onPoint={setPointed} />
          )}
        </div>
      </section>
    </div>
  )
}
