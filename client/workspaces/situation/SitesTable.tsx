import { Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Level, listSites, type SiteRow } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { siteSource } from '../../map/layers/sites.ts'
import { go } from '../../state/address.ts'
import { useCity } from '../../state/city.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { HazardIcon } from '../../ui/HazardIcon.tsx'
import { LevelMark } from '../../ui/LevelMark.tsx'
import { StateBox } from '../../ui/StateBox.tsx'
import type { PanelProps } from './CityPanel.tsx'

type SitesTableProps = Pick<PanelProps, 'onPoint'> & { agency: string | null; grid: string | null }

const levels: readonly Level[] = ['D', 'C', 'B', 'A']
const shown = 200
const shownHazards = 3

/** Sites of an agency or a grid by priority, with a search; the same as the dots on the map. */
export function SitesTable({ agency, grid, onPoint }: SitesTableProps) {
  const { t } = useTranslation(['situation', 'common'])
  const { one, two, count } = useNumbers()
  const words = useWords()
  const city = useCity()
  const [text, setText] = useState('')
  const [level, setLevel] = useState<Level | null>(null)
  const search = useDeferredValue(text.trim())
  const { data, error, isPending, refetch } = useRead(
    listSites,
    {
      query: {
        limit: shown,
        ...(agency === null ? {} : { agency }),
        ...(grid === null ? {} : { grid }),
        ...(search === '' ? {} : { text: search }),
        ...(level === null ? {} : { level }),
      },
    },
    { keepPrevious: true },
  )
  const columns: Column<SiteRow>[] = [
    {
      key: 'level',
      title: t('column.level'),
      value: (row) => row.level,
      render: (row) => <LevelMark level={row.level} />,
    },
    {
      key: 'name',
      title: t('column.name'),
      value: (row) => row.name,
      wraps: true,
      render: (row) => (
        <button type="button" className="link" onClick={() => go({ site: row.id })}>
          {row.name}
        </button>
      ),
    },
    {
      key: 'stage',
      title: t('column.stage'),
      value: (row) => row.stage,
      render: (row) => words(city?.stages.find((stage) => stage.code === row.stage)?.name) || row.stage,
    },
    {
      key: 'hazards',
      title: t('column.hazards'),
      value: (row) => row.hazards.length,
      render: (row) => (
        <span className="hazard-row">
          {row.hazards.slice(0, shownHazards).map((hazard) => (
            <HazardIcon
              key={`${hazard.code} ${hazard.overScale}`}
              code={hazard.code}
              overScale={hazard.overScale}
              size={18}
            />
          ))}
          {row.hazards.length > shownHazards ? (
            <span className="faint">+{row.hazards.length - shownHazards}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'siteScore',
      title: t('column.siteScore'),
      value: (row) => row.score,
      render: (row) => one(row.score),
      isNumber: true,
    },
    {
      key: 'due',
      title: t('column.due'),
      value: (row) => row.dueRatio,
      render: (row) => two(row.dueRatio),
      isNumber: true,
    },
    {
      key: 'priority',
      title: t('column.priority'),
      value: (row) => row.priority,
      render: (row) => one(row.priority),
      isNumber: true,
    },
  ]
  return (
    <div className="sites-table">
      <div className="sites-tools">
        <Input.Search
          size="small"
          allowClear
          placeholder={t('search')}
          aria-label={t('search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          size="small"
          allowClear
          placeholder={t('levelFilter')}
          aria-label={t('levelFilter')}
          style={{ width: 96 }}
          value={level}
          options={levels.map((each) => ({ value: each, label: t(`common:level.${each}`) }))}
          onChange={(value?: Level) => setLevel(value ?? null)}
        />
        {data ? (
          <span className="quiet">
            {t('sitesShown', { shown: count(data.items.length), total: count(data.total) })}
          </span>
        ) : null}
      </div>
      {!data || data.items.length === 0 ? (
        <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
          {t('noSites')}
        </StateBox>
      ) : (
        <DataTable
          label={t('sites')}
          rows={data.items}
          columns={columns}
          rowKey={(row) => row.id}
          onHover={(row) => onPoint(row ? { source: siteSource, id: row.id } : null)}
        />
      )}
    </div>
  )
}
