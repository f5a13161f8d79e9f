import { Tabs } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listTeams, readGridDesign } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { useWords } from '../../i18n/index.ts'
import { correct, go, useAddress } from '../../state/address.ts'
import { useAgency } from '../../state/city.ts'
import { SiteCard } from '../../ui/SiteCard.tsx'
import { StateBox } from '../../ui/StateBox.tsx'
import { AllocateMap } from './AllocateMap.tsx'
import { GridsTab } from './GridsTab.tsx'
import { ImportTab } from './ImportTab.tsx'
import { TeamsTab } from './TeamsTab.tsx'
import './allocate.css'

const tabs = ['grids', 'teams', 'import'] as const

/** 调配: the grids of an agency, the teams that hold them, their hours and loads, and what comes in from files. */
export default function AllocateWorkspace() {
  const { t } = useTranslation(['allocate', 'common'])
  const words = useWords()
  const agency = useAgency()
  const { metric, site } = useAddress((address) => address)
  // Before anything was imported there is no agency, and importing is just what one came for.
  const tab = agency ? (tabs.find((known) => known === metric) ?? 'grids') : 'import'
  const design = useRead(readGridDesign, agency ? { params: { agency: agency.code } } : null)
  const teams = useRead(listTeams, agency ? { query: { agency: agency.code } } : null)
  const [pointed, setPointed] = useState<number | null>(null)
  const error = design.error ?? teams.error
  const failed = error ? (
    <StateBox
      error={error}
      onRetry={() => {
        void design.refetch()
        void teams.refetch()
      }}
    />
  ) : null
  return (
    <div className="allocate">
      <section className="panel allocate-map">
        {agency ? (
          <AllocateMap agency={agency} design={design.data ?? null} teams={teams.data ?? []} pointed={pointed} />
        ) : (
          <StateBox>{t('common:noData')}</StateBox>
        )}
      </section>
      <section className="panel">
        <header>
          <h2>{agency ? words(agency.name) : t('tab.import')}</h2>
        </header>
        <div className="body">
          {site === null ? (
            <Tabs
              size="small"
              className="allocate-tabs"
              activeKey={tab}
              onChange={(metric) => correct({ metric })}
              items={[
                {
                  key: 'grids',
                  label: t('tab.grids'),
                  disabled: !agency,
                  children:
                    failed ??
                    (agency ? (
                      <GridsTab
                        agency={agency}
                        design={design.data ?? null}
                        teams={teams.data ?? []}
                        isLoading={design.isPending}
                        onPoint={setPointed}
                      />
                    ) : null),
                },
                {
                  key: 'teams',
                  label: t('tab.teams'),
                  disabled: !agency,
                  children: failed ?? <TeamsTab teams={teams.data ?? []} isLoading={teams.isPending} />,
                },
                { key: 'import', label: t('tab.import'), children: <ImportTab agency={agency} /> },
              ]}
            />
          ) : (
            <SiteCard siteId={site} onClose={() => go({ site: null })} />
          )}
        </div>
      </section>
    </div>
  )
}
