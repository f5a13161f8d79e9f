import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  listPublications,
  type PublicationRow,
  readPublication,
  readPublicBoard,
  withdrawPublication,
} from '../../../../server/contract/index.ts'
import { addressOf, useRead } from '../../../api.ts'
import { useCity } from '../../../state/city.ts'
import { beijingTime } from '../../../state/days.ts'
import { useSession } from '../../../state/session.ts'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { SampleMark } from '../SampleMark.tsx'
import { useDecision } from '../use-decision.ts'
import { publicationState } from './publication-state.ts'

/** What stands in public, what has expired and what was taken back, with the signed text of each. */
export function PublicationsList() {
  const { t } = useTranslation('runs')
  const { may } = useSession()
  const city = useCity()
  const [asked, setAsked] = useState<PublicationRow | null>(null)
  const { data, error, isPending, refetch } = useRead(listPublications, {})
  const withdraw = useDecision(withdrawPublication, [listPublications, readPublicBoard], () => setAsked(null))
  if (!data || data.length === 0)
    return (
      <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
        {t('noPublications')}
      </StateBox>
    )
  return (
    <ul className="card-list">
      {data.map((row) => {
        const state = publicationState(row, data, city?.today)
        return (
          <li key={row.id}>
            <div>
              <strong>{t(`publication.kind.${row.kind}`, { quarter: row.quarter })}</strong>{' '}
              <Tag color={state === 'standing' ? 'green' : 'default'}>{t(`publication.${state}`)}</Tag>
              <SampleMark isSample={row.isSample} />
              <p className="quiet">
                {t('publication.line', {
                  version: row.version,
                  day: beijingTime(row.publishedAt).slice(0, 10),
                  by: row.publishedBy,
                  until: row.expiresOn,
                })}{' '}
                <a href={addressOf(readPublication, { params: { id: row.id } })} target="_blank" rel="noreferrer">
                  {t('publication.text')}
                </a>
              </p>
              {row.withdrawalReason === '' ? null : <p className="quiet">{row.withdrawalReason}</p>}
            </div>
            {may('city') && state === 'standing' ? (
              <Button size="small" danger onClick={() => setAsked(row)}>
                {t('publication.withdraw')}
              </Button>
            ) : null}
          </li>
        )
      })}
      <NoteDialog
        title={t('publication.withdrawTitle')}
        label={t('publication.reason')}
        okText={t('publication.withdraw')}
        isDanger
        isOpen={asked !== null}
        isPending={withdraw.isPending}
        onClose={() => setAsked(null)}
        onSubmit={(reason) => {
          if (asked) withdraw.decide({ params: { id: asked.id }, body: { reason } })
        }}
      >
        <p>{t('publication.withdrawHint')}</p>
      </NoteDialog>
    </ul>
  )
}
