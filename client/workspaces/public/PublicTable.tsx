import { useTranslation } from 'react-i18next'
import type { PublicBoard } from '../../../server/contract/index.ts'
import { useNumbers } from '../../i18n/index.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { SearchBox } from '../../ui/SearchBox.tsx'

type Row = PublicBoard['rows'][number]
type PublicTableProps = {
  board: PublicBoard
  page: number
  size: number
  onPage: (page: number) => void
  onSearch: (text: string) => void
}

/** The whole board, a page at a time. */
export function PublicTable({ board, page, size, onPage, onSearch }: PublicTableProps) {
  const { t } = useTranslation(['public', 'boards', 'assessment'])
  const { one, count } = useNumbers()
  const columns: Column<Row>[] = [
    {
      key: 'rank',
      title: t('boards:rank'),
      value: (row) => row.rank,
      render: (row) => row.rank ?? <span className="quiet">{t(`assessment:rankStatus.${row.status}`)}</span>,
      isNumber: true,
    },
    { key: 'name', title: t('boards:subject'), value: (row) => row.subject.name, wraps: true, isTitle: true },
    {
      key: 'combined',
      title: t('boards:sort.combined'),
      value: (row) => row.combined,
      render: (row) => <strong>{one(row.combined)}</strong>,
      isNumber: true,
    },
    {
      key: 'safety',
      title: t('boards:sort.safety'),
      value: (row) => row.safety,
      render: (row) => one(row.safety),
      isNumber: true,
    },
    {
      key: 'quality',
      title: t('boards:sort.quality'),
      value: (row) => row.quality,
      render: (row) => one(row.quality),
      isNumber: true,
    },
    {
      key: 'gained',
      title: t('boards:sort.gained'),
      value: (row) => row.gained,
      hint: t('boards:gainedHint'),
      render: ({ gained }) => (gained === null ? '–' : gained > 0 ? `↑ ${gained}` : gained < 0 ? `↓ ${-gained}` : '→'),
      isNumber: true,
    },
  ]
  return (
    <section aria-label={t('whole')}>
      <div className="public-tools">
        <h3>{t('whole')}</h3>
        <SearchBox label={t('boards:search')} onSearch={onSearch} />
        <span className="quiet">
          {t('counts', { ranked: count(board.population), excluded: count(board.excluded) })}
        </span>
      </div>
      <DataTable
        isPage
        isCards
        label={t('whole')}
        rows={board.rows}
        columns={columns}
        rowKey={(row) => `${row.subject.kind} ${row.subject.id} ${row.subject.name}`}
      />
      <Pager total={board.total} page={page} size={size} onPage={onPage} />
    </section>
  )
}
