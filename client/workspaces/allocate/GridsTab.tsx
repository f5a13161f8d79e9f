import { App, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type Agency,
  assignGridTeam,
  type GridDesign,
  type GridRow,
  listTeams,
  readGridAreas,
  readGridDesign,
  readStandings,
  type TeamRow,
} from '../../../server/contract/index.ts'
import { useSend } from '../../api.ts'
import { useNumbers } from '../../i18n/index.ts'
import { useSession } from '../../state/session.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { LevelsBar } from '../../ui/LevelsBar.tsx'
import { StateBox, useErrorText } from '../../ui/StateBox.tsx'
import { GridIndices } from './GridIndices.tsx'
import { RedesignButton } from './RedesignButton.tsx'

type GridsTabProps = {
  agency: Agency
  design: GridDesign | null
  teams: readonly TeamRow[]
  isLoading: boolean
  onPoint: (grid: number | null) => void
}

/** The grids in force: how well they are drawn, what each needs, and who holds it. */
export function GridsTab({ agency, design, teams, isLoading, onPoint }: GridsTabProps) {
  const { t } = useTranslation('allocate')
  const { count, one, two, share } = useNumbers()
  const { message } = App.useApp()
  const errorText = useErrorText()
  const { may } = useSession()
  const assign = useSend(assignGridTeam, [readGridDesign, readGridAreas, listTeams, readStandings])
  if (!design)
    return (
      <StateBox isLoading={isLoading}>
        {t('noGrids')}
        <RedesignButton agency={agency} isFirst />
      </StateBox>
    )
  const mean = design.grids.reduce((sum, grid) => sum + grid.requiredHours, 0) / Math.max(1, design.grids.length)
  const give = (grid: GridRow, teamId: number | null) => {
    const team = teams.find((each) => each.id === teamId)?.name ?? t('noTeam')
    assign.mutate(
      { params: { id: grid.id }, body: { teamId } },
      {
        onSuccess: () => void message.success(t('assigned', { grid: grid.code, team })),
        onError: (error) => void message.error(errorText(error)),
      },
    )
  }
  const columns: Column<GridRow>[] = [
    { key: 'grid', title: t('column.grid'), value: (row) => row.code },
    {
      key: 'sites',
      title: t('column.sites'),
      value: (row) => row.siteCount,
      render: (row) => count(row.siteCount),
      isNumber: true,
    },
    {
      key: 'hours',
      title: t('column.hours'),
      value: (row) => row.requiredHours,
      render: (row) => count(row.requiredHours),
      isNumber: true,
    },
    {
      key: 'share',
      title: t('column.share'),
      value: (row) => row.requiredHours,
      render: (row) => share(mean > 0 ? row.requiredHours / mean : null),
      isNumber: true,
    },
    {
      key: 'area',
      title: t('column.area'),
      value: (row) => row.areaKm2,
      render: (row) => one(row.areaKm2),
      isNumber: true,
    },
    {
      key: 'compactness',
      title: t('column.compactness'),
      value: (row) => row.polsbyPopper,
      render: (row) => two(row.polsbyPopper),
      isNumber: true,
    },
    {
      key: 'levels',
      title: t('column.levels'),
      value: (row) => (row.levels.D ?? 0) + (row.levels.C ?? 0),
      render: (row) => <LevelsBar counts={row.levels} />,
    },
    {
      key: 'team',
      title: t('column.team'),
      value: (row) => row.teamName,
      render: (row) =>
        may('agency') ? (
          <Select
            size="small"
            allowClear
            variant="borderless"
            style={{ width: 126 }}
            aria-label={t('assign', { grid: row.code })}
            placeholder={t('noTeam')}
            value={row.teamId}
            options={teams.map((team, index) => ({ value: team.id, label: `${index + 1} ${team.name}` }))}
            onChange={(teamId?: number) => give(row, teamId ?? null)}
          />
        ) : (
          (row.teamName ?? t('noTeam'))
        ),
    },
  ]
  return (
    <>
      <GridIndices design={design}>
        <RedesignButton agency={agency} />
      </GridIndices>
      <DataTable
        label={t('tab.grids')}
        rows={design.grids}
        columns={columns}
        rowKey={(row) => row.id}
        sort="grid"
        onHover={(row) => onPoint(row?.id ?? null)}
      />
    </>
  )
}
