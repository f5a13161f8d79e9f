import { useTranslation } from 'react-i18next'
import type { LevelPreview } from '../../../../server/contract/index.ts'
import { useNumbers, useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../state/city.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { LevelsBar } from '../../../ui/LevelsBar.tsx'

type Row = LevelPreview['agencies'][number]

/** Hours that the levels ask of each agency against the hours its officers have, as bars and numbers. */
export function LoadTable({ preview }: { preview: LevelPreview }) {
  const { t } = useTranslation(['measures', 'common'])
  const { count, share } = useNumbers()
  const words = useWords()
  const city = useCity()
  const most = Math.max(1, ...preview.agencies.map((row) => row.load ?? 0))
  const columns: Column<Row>[] = [
    {
      key: 'agency',
      title: t('common:agency'),
      value: (row) => words(city?.agencies.find((each) => each.code === row.agencyCode)?.name) || row.agencyCode,
      isTitle: true,
    },
    {
      key: 'load',
      title: t('load'),
      hint: t('loadHint'),
      value: (row) => row.load,
      render: (row) => <LoadBar load={row.load} most={most} />,
      isNumber: true,
    },
    {
      key: 'needed',
      title: t('hoursNeeded'),
      value: (row) => row.hoursNeeded,
      render: (row) => count(row.hoursNeeded),
      isNumber: true,
    },
    {
      key: 'atHand',
      title: t('hoursAtHand'),
      value: (row) => row.hoursAtHand,
      render: (row) => count(row.hoursAtHand),
      isNumber: true,
    },
    { key: 'teams', title: t('teams'), value: (row) => row.teamCount, isNumber: true },
    {
      key: 'visits',
      title: t('visits'),
      value: (row) => row.visitsPerYear,
      render: (row) => count(row.visitsPerYear),
      isNumber: true,
    },
    {
      key: 'levels',
      title: t('proposed'),
      value: (row) => row.proposed.D + row.proposed.C,
      render: (row) => <LevelsBar counts={row.proposed} />,
    },
    {
      key: 'severe',
      title: t('severe'),
      value: (row) => row.proposed.C + row.proposed.D,
      render: (row) => `${count(row.now.C + row.now.D)} → ${count(row.proposed.C + row.proposed.D)}`,
      isNumber: true,
    },
  ]
  return (
    <DataTable
      isCards
      label={t('loadTitle', { share: share(1) })}
      rows={preview.agencies}
      columns={columns}
      rowKey={(row) => row.agencyCode}
      sort="-load"
    />
  )
}

/** A bar up to the heaviest load, with a line where all hours are used. */
function LoadBar({ load, most }: { load: number | null; most: number }) {
  const { share } = useNumbers()
  if (load === null) return <span className="faint">—</span>
  return (
    <span className="load-bar" data-over={load > 1}>
      <span aria-hidden="true">
        <i style={{ width: `${(load / most) * 100}%` }} />
        <b style={{ left: `${(1 / most) * 100}%` }} />
      </span>
      <em>
        {load > 1 ? '▲ ' : ''}
        {share(load)}
      </em>
    </span>
  )
}
