import { useTranslation } from 'react-i18next'
import { listPoints, type OwnResults } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { pointsStanding } from '../review/points-standing.ts'

type FirmStandingProps = { firmId: number; results: OwnResults | undefined }

/** Where the firm itself stands: its rank on the boards it is on, and its points. */
export function FirmStanding({ firmId, results }: FirmStandingProps) {
  const { t } = useTranslation(['assessment', 'boards', 'review'])
  const { one, upToOne } = useNumbers()
  const points = useRead(listPoints, { query: { firm: firmId, limit: 1 } }).data
  const own = points?.entries.find((entry) => entry.subject.kind === 'firm' && entry.subject.id === firmId)
  const standing = points && own ? pointsStanding(own.total, points.thresholds) : 'normal'
  const run = results?.run
  return (
    <dl className="facts firm-standing">
      {results && run
        ? results.standings.map(({ board, combined, rank, population, status }) => (
            <div key={board}>
              <dt>
                {t(`board.${board}`)} · {run.quarter}
              </dt>
              <dd>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => go({ board, subject: String(firmId), run: run.id })}
                >
                  {one(combined)}
                </button>{' '}
                <small>{rank === null ? t(`rankStatus.${status}`) : t('boards:rankOf', { rank, population })}</small>
              </dd>
            </div>
          ))
        : null}
      {points ? (
        <div>
          <dt>{t('my.points')}</dt>
          <dd>
            {upToOne(own?.total ?? 0)}{' '}
            <small>{standing === 'normal' ? '' : t(`review:points.standing.${standing}`)}</small>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
