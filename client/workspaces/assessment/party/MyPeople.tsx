import { useTranslation } from 'react-i18next'
import type { OwnResults } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { FileObjection } from './FileObjection.tsx'

type MyPeopleProps = { runId: number; persons: OwnResults['persons'] }

/** A firm's registered people with their places, each of which it may object to. */
export function MyPeople({ runId, persons }: MyPeopleProps) {
  const { t } = useTranslation(['assessment', 'boards'])
  const { one } = useNumbers()
  if (persons.length === 0) return null
  return (
    <>
      <h3>{t('my.people')}</h3>
      <ul className="card-list" aria-label={t('my.people')}>
        {persons.map(({ personId, name, board, combined, rank, population, status }) => (
          <li key={`${board} ${personId}`}>
            <div>
              <button
                type="button"
                className="link-button"
                onClick={() => go({ board, subject: String(personId), run: runId })}
              >
                {name}
              </button>
              <p className="quiet">
                {t(`board.${board}`)} · {one(combined)} ·{' '}
                {rank === null ? t(`rankStatus.${status}`) : t('boards:rankOf', { rank, population })}
              </p>
            </div>
            <FileObjection runId={runId} subject={{ personId }} name={name} />
          </li>
        ))}
      </ul>
    </>
  )
}
