import { useTranslation } from 'react-i18next'
import type { PublicBoard } from '../../../server/contract/index.ts'
import { useNumbers } from '../../i18n/index.ts'

type Row = PublicBoard['rows'][number]
type EndsProps = { best: readonly Row[]; worst: readonly Row[]; population: number }

/** The good list beside the bad one. */
export function Ends({ best, worst, population }: EndsProps) {
  const { t } = useTranslation('public')
  return (
    <div className="public-ends">
      <End title={t('best', { count: best.length })} rows={best} population={population} />
      <End title={t('worst', { count: worst.length })} rows={worst} population={population} />
    </div>
  )
}

function End({ title, rows, population }: { title: string; rows: readonly Row[]; population: number }) {
  const { t } = useTranslation(['boards', 'public'])
  const { one } = useNumbers()
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {rows.length === 0 ? <p className="quiet">{t('public:tooFew')}</p> : null}
      <ol>
        {rows.map((row) => (
          <li key={`${row.subject.id} ${row.subject.name}`}>
            <span>{row.subject.name}</span>
            <strong>{one(row.combined)}</strong>
            <small className="quiet">{t('boards:rankOf', { rank: row.rank ?? '', population })}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}
