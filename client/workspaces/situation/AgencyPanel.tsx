import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../i18n/index.ts'
import { gridSource } from '../../map/layers/grids.ts'
import { go, useAddress } from '../../state/address.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { LevelsBar } from '../../ui/LevelsBar.tsx'
import { StateBox } from '../../ui/StateBox.tsx'
import type { PanelProps } from './CityPanel.tsx'
import { Facts } from './Facts.tsx'
import { SitesTable } from './SitesTable.tsx'
import type { SituationGrid } from './use-situation.ts'

/** One agency: its numbers, its grids, its sites. */
export function AgencyPanel({ situation, onPoint }: PanelProps) {
  const { t } = useTranslation('situation')
  const { count, one } = useNumbers()
  const agency = useAddress((address) => address.agency)
  const standing = situation.standings.filter((row) => row.code === agency)
  const grids = situation.grids.filter((grid) => grid.agencyCode === agency)
  const columns: Column<SituationGrid>[] = [
    {
      key: 'grid',
      title: t('column.grid'),
      value: (row) => row.code,
      render: (row) => (
        <button type="button" className="link" onClick={() => go({ grid: row.code, site: null })}>
          {row.code}
        </button>
      ),
    },
    {
      key: 'sites',
      title: t('column.sites'),
      value: (row) => row.siteCount,
      render: (row) => count(row.siteCount),
      isNumber: true,
    },
    {
      key: 'score',
      title: t('column.score'),
      value: (row) => row.meanScore,
      render: (row) => one(row.meanScore),
      isNumber: true,
    },
    {
      key: 'levels',
      title: t('column.levels'),
      value: (row) => (row.siteCount > 0 ? ((row.levels.C ?? 0) + (row.levels.D ?? 0)) / row.siteCount : null),
      render: (row) => <LevelsBar counts={row.levels} />,
    },
    {
      key: 'density',
      title: t('column.density'),
      hint: t('hint.density'),
      value: (row) => row.riskPerKm2,
      render: (row) => one(row.riskPerKm2),
      isNumber: true,
    },
    {
      key: 'hours',
      title: t('column.hours'),
      value: (row) => row.requiredHours,
      render: (row) => one(row.requiredHours),
      isNumber: true,
    },
    { key: 'team', title: t('column.team'), value: (row) => row.teamName, wraps: true },
  ]
  return (
    <>
      <Facts standings={standing} />
      <Tabs
        size="small"
        className="situation-tabs"
        items={[
          {
            key: 'grids',
            label: `${t('grids')} ${grids.length}`,
            children:
              grids.length === 0 ? (
                <StateBox isLoading={situation.isLoading}>{t('noGrids')}</StateBox>
              ) : (
                <DataTable
                  label={t('grids')}
                  rows={grids}
                  columns={columns}
                  rowKey={(row) => row.id}
                  sort="-density"
                  onHover={(row) => onPoint(row ? { source: gridSource, id: row.id } : null)}
                />
              ),
          },
          { key: 'sites', label: t('sites'), children: <SitesTable agency={agency} grid={null} onPoint={onPoint} /> },
        ]}
      />
    </>
  )
}
