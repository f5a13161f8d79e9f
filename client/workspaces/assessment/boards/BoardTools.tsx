import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../../../server/contract/index.ts'
import { go, useAddress } from '../../../state/address.ts'
import { useSession } from '../../../state/session.ts'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { usePeriods } from '../use-periods.ts'
import { boardsFor } from './board-view.ts'
import { type BoardOrder, type BoardSort, sorts, useOpenRuns } from './use-board.ts'

type BoardToolsProps = {
  board: Board
  view: { sort: BoardSort; order: BoardOrder }
  quarter: string | undefined
  onChange: (part: Partial<{ search: string; sort: BoardSort; order: BoardOrder }>) => void
}

/** Board, quarter, search and order of a board. */
export function BoardTools({ board, view, quarter, onChange }: BoardToolsProps) {
  const { t } = useTranslation(['boards', 'assessment'])
  const { may } = useSession()
  return (
    <div className="assessment-tools">
      <Select
        size="small"
        aria-label={t('board')}
        style={{ minWidth: 132 }}
        value={board}
        options={boardsFor(may('viewer')).map((value) => ({ value, label: t(`assessment:board.${value}`) }))}
        onChange={(next) => go({ board: next, subject: null, site: null })}
      />
      <RunSelect quarter={quarter} />
      <SearchBox label={t('search')} onSearch={(search) => onChange({ search })} />
      <Segmented
        size="small"
        aria-label={t('sort.label')}
        value={view.sort}
        options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
        onChange={(sort) => onChange({ sort })}
      />
      <Segmented
        size="small"
        aria-label={t('order.label')}
        value={view.order}
        options={(['best', 'worst'] as const).map((value) => ({ value, label: t(`order.${value}`) }))}
        onChange={(order) => onChange({ order })}
      />
    </div>
  )
}

/** The published quarters, and the runs that wait to be published. */
function RunSelect({ quarter }: { quarter: string | undefined }) {
  const { t } = useTranslation(['boards', 'assessment'])
  const address = useAddress((whole) => whole)
  const periods = usePeriods()
  const runs = useOpenRuns()
  const options = [
    ...runs.map((run) => ({
      value: `run ${run.id}`,
      label: t('runOption', { quarter: run.quarter, id: run.id, state: t(`runState.${run.state}`) }),
    })),
    ...periods
      .filter((period) => period.state === 'closed')
      .map((period) => ({ value: period.quarter, label: period.quarter })),
  ]
  return (
    <Select
      size="small"
      aria-label={t('assessment:quarter')}
      style={{ minWidth: 110 }}
      popupMatchSelectWidth={false}
      value={address.run === null ? (address.quarter ?? quarter ?? null) : `run ${address.run}`}
      placeholder={t('assessment:quarter')}
      options={options}
      onChange={(value: string) =>
        go(value.startsWith('run ') ? { run: Number(value.slice(4)), quarter: null } : { quarter: value, run: null })
      }
    />
  )
}
