import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Board, BoardRow } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { useSession } from '../../../state/session.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { LevelMark } from '../../../ui/LevelMark.tsx'
import { isSiteBoard, mostCompared, movement, subjectKey } from './board-view.ts'

type BoardTableProps = {
  board: Board
  rows: readonly BoardRow[]
  compared: readonly string[]
  onCompare: (key: string) => void
}

/** One page of a board; a name opens into what made its figure. */
export function BoardTable({ board, rows, compared, onCompare }: BoardTableProps) {
  const { t } = useTranslation(['boards', 'assessment'])
  const { one, count } = useNumbers()
  const { may } = useSession()
  const figure = (key: 'safety' | 'quality', rank: 'safetyRank' | 'qualityRank'): Column<BoardRow> => ({
    key,
    title: t(`sort.${key}`),
    value: (row) => row[key],
    render: (row) => (
      <span>
        {one(row[key])} <small className="faint">{row[rank] === null ? '' : t('rankShort', { rank: row[rank] })}</small>
      </span>
    ),
    isNumber: true,
  })
  const columns: Column<BoardRow>[] = [
    {
      key: 'compare',
      title: t('compare.column'),
      value: () => null,
      render: (row) => {
        const key = subjectKey(row.subject)
        const isChosen = compared.includes(key)
        return (
          <Checkbox
            aria-label={t('compare.add', { name: row.subject.name })}
            checked={isChosen}
            disabled={row.rank === null || (!isChosen && compared.length >= mostCompared)}
            onChange={() => onCompare(key)}
          />
        )
      },
    },
    {
      key: 'rank',
      title: t('rank'),
      value: (row) => row.rank,
      render: (row) =>
        row.rank === null ? <span className="quiet">{t(`assessment:rankStatus.${row.status}`)}</span> : row.rank,
      isNumber: true,
    },
    {
      key: 'name',
      title: t('subject'),
      value: (row) => row.subject.name,
      wraps: true,
      isTitle: true,
      render: (row) => <SubjectName board={board} row={row} />,
    },
    ...(isSiteBoard(board)
      ? may('viewer')
        ? [
            {
              key: 'level',
              title: t('level'),
              value: (row: BoardRow) => row.level,
              render: (row: BoardRow) => <LevelMark level={row.level} />,
            },
          ]
        : []
      : [
          {
            key: 'sites',
            title: t('sites'),
            value: (row: BoardRow) => row.siteCount,
            hint: t('sitesHint'),
            render: (row: BoardRow) => (
              <span>
                {count(row.siteCount)}{' '}
                <small className="faint">
                  {row.excludedCount > 0 ? t('excludedShort', { count: row.excludedCount }) : ''}
                </small>
              </span>
            ),
            isNumber: true,
          },
        ]),
    {
      key: 'combined',
      title: t('sort.combined'),
      value: (row) => row.combined,
      render: (row) => <strong>{one(row.combined)}</strong>,
      isNumber: true,
    },
    figure('safety', 'safetyRank'),
    figure('quality', 'qualityRank'),
    {
      key: 'gained',
      title: t('sort.gained'),
      value: (row) => row.gained,
      hint: t('gainedHint'),
      render: (row) => <Gained row={row} />,
      isNumber: true,
    },
  ]
  return (
    <DataTable
      isPage
      isCards
      label={t(`assessment:board.${board}`)}
      rows={rows}
      columns={columns}
      rowKey={(row) => subjectKey(row.subject)}
    />
  )
}

function SubjectName({ board, row }: { board: Board; row: BoardRow }) {
  const { t } = useTranslation('boards')
  const key = subjectKey(row.subject)
  const open = () => (isSiteBoard(board) ? go({ site: Number(key), subject: null }) : go({ subject: key, site: null }))
  return (
    <span>
      <button type="button" className="link" onClick={open}>
        {row.subject.name}
      </button>
      {row.isWithoutGovernment ? <small className="quiet"> {t('withoutGovernment')}</small> : null}
    </span>
  )
}

function Gained({ row }: { row: BoardRow }) {
  const { t } = useTranslation('boards')
  const { sign, ranks } = movement(row.gained)
  if (ranks === null) return <span className="faint">—</span>
  return (
    <span className="gained" data-sign={sign}>
      <span className="unseen">{t(sign === '▲' ? 'up' : sign === '▼' ? 'down' : 'same')}</span>
      <span aria-hidden="true">{sign}</span> {ranks > 0 ? ranks : ''}
    </span>
  )
}
