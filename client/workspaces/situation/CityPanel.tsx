import { useTranslation } from 'react-i18next'
import type { AgencyStanding } from '../../../server/contract/index.ts'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { agencySource } from '../../map/layers/basemap.ts'
import { go } from '../../state/address.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { LevelsBar } from '../../ui/LevelsBar.tsx'
import { StateBox } from '../../ui/StateBox.tsx'
import { Facts } from './Facts.tsx'
import type { Situation } from './use-situation.ts'

export type PanelProps = {
  situation: Situation
  onPoint: (thing: { source: string; id: string | number } | null) => void
}

/** The league table of all agencies, and the city as a whole above it. */
export function CityPanel({ situation, onPoint }: PanelProps) {
  const { t } = useTranslation('situation')
  const { count, one, share } = useNumbers()
  const words = useWords()
  const { standings, isLoading } = situation
  if (standings.length === 0) return <StateBox isLoading={isLoading}>{t('noData')}</StateBox>
  const number = (
    key: 'score' | 'severe' | 'overdue' | 'notices' | 'coverage' | 'rank' | 'load' | 'sites',
    value: (row: AgencyStanding) => number | null,
    write: (value: number | null) => string,
  ): Column<AgencyStanding> => ({
    key,
    title: t(`column.${key}`),
    ...(key === 'sites' ? {} : { hint: t(`hint.${key}`) }),
    value,
    render: (row) => write(value(row)),
    isNumber: true,
  })
  const columns: Column<AgencyStanding>[] = [
    number('rank', (row) => row.assessmentRank, count),
    {
      key: 'name',
      title: t('column.agency'),
      value: (row) => words(row.name),
      wraps: true,
      render: (row) => (
        <button type="button" className="link" onClick={() => go({ agency: row.code, grid: null, site: null })}>
          {words(row.name)}
        </button>
      ),
    },
    number('sites', (row) => row.siteCount, count),
    number('score', (row) => row.meanScore, one),
    {
      key: 'levels',
      title: t('column.levels'),
      value: (row) => (row.siteCount > 0 ? severe(row) / row.siteCount : null),
      render: (row) => <LevelsBar counts={row.levels} />,
    },
    number('severe', severe, count),
    number('overdue', (row) => row.overdueCount, count),
    number('notices', (row) => row.overdueNotices, count),
    number('coverage', (row) => row.coverage, share),
    number('load', loadOf, share),
  ]
  return (
    <>
      <Facts standings={standings} />
      <DataTable
        label={t('standings', { count: standings.length })}
        rows={standings}
        columns={columns}
        rowKey={(row) => row.code}
        sort="rank"
        onHover={(row) => onPoint(row ? { source: agencySource, id: row.code } : null)}
      />
    </>
  )
}

function severe(row: AgencyStanding): number {
  return (row.levels.C ?? 0) + (row.levels.D ?? 0)
}

function loadOf(row: AgencyStanding): number | null {
  return row.teamHoursPerWeek > 0 ? row.requiredHoursPerWeek / row.teamHoursPerWeek : null
}
