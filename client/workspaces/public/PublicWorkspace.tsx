import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { board as boardSchema, listPublications, readPublicBoard } from '../../../server/contract/index.ts'
import { useRead } from '../../api.ts'
import { useWords } from '../../i18n/index.ts'
import { correct, useAddress } from '../../state/address.ts'
import { usePagedSearch } from '../../state/paged-search.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import { Ends } from './Ends.tsx'
import { LinkageLookup } from './LinkageLookup.tsx'
import { PublicationFacts } from './PublicationFacts.tsx'
import { PublicTable } from './PublicTable.tsx'
import './public.css'

// People are looked up one at a time; the league of the agencies is the government's own.
const boards = boardSchema.exclude(['manager', 'chief_engineer', 'agency']).options
const size = 50

/** 公示: what was published, for anyone; read from the frozen text, with its signature beside it. */
export default function PublicWorkspace() {
  const { t } = useTranslation(['public', 'assessment'])
  const words = useWords()
  const chosen = useAddress((address) => address.board)
  const quarter = useAddress((address) => address.quarter)
  const publications = useRead(listPublications, {})
  const board = boardSchema.safeParse(chosen).data ?? 'building'
  const paged = usePagedSearch(size, `${board} ${quarter}`)
  const shown = useRead(
    readPublicBoard,
    {
      params: { board },
      query: {
        ...paged.query,
        ...(quarter === null ? {} : { quarter }),
      },
    },
    { keepPrevious: true },
  )
  const quarters = [
    ...new Set((publications.data ?? []).filter((each) => each.kind === 'boards').map((each) => each.quarter)),
  ]
  const current = quarter ?? shown.data?.publication.quarter ?? quarters[0] ?? null
  return (
    <div className="public-page">
      <h1>{t('title')}</h1>
      <p className="quiet">{t('intro')}</p>
      <div className="public-tools">
        <Segmented
          aria-label={t('board')}
          value={board}
          options={boards.map((value) => ({ value, label: t(`assessment:board.${value}`) }))}
          onChange={(value) => correct({ board: value })}
        />
        <Select
          aria-label={t('assessment:quarter')}
          size="small"
          style={{ width: 110 }}
          value={current}
          options={quarters.map((value) => ({ value, label: value }))}
          onChange={(value) => correct({ quarter: value })}
        />
      </div>
      {shown.error && !shown.data ? (
        <StateBox error={shown.error} onRetry={() => void shown.refetch()} />
      ) : !shown.data ? (
        <StateBox isLoading />
      ) : (
        <>
          <h2>
            {words(shown.data.title)} · {shown.data.publication.quarter}
            {shown.data.publication.isSample ? <span className="caution-badge">{t('assessment:sample')}</span> : null}
          </h2>
          <PublicationFacts publication={shown.data.publication} board={board} />
          <Ends best={shown.data.best} worst={shown.data.worst} population={shown.data.population} />
          <PublicTable
            board={shown.data}
            page={paged.page}
            size={size}
            onPage={paged.onPage}
            onSearch={paged.onSearch}
          />
          <ul className="quiet public-notes">
            {shown.data.notes.map((note) => (
              <li key={note.zh}>{words(note)}</li>
            ))}
          </ul>
        </>
      )}
      <LinkageLookup quarter={quarter} />
    </div>
  )
}
