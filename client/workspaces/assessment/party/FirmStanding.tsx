import { useTranslation } from 'react-i18next'
import { listPoints, readSubjectAssessment } from '../../../../server/contract/index.ts'
import { useRead, useReads } from '../../../api.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { pointsStanding } from '../review/points-standing.ts'

const firmBoards = ['contractor', 'supervision', 'client'] as const

/** Where the firm itself stands: its rank on the boards it is on, and its points. */
export function FirmStanding({ firmId }: { firmId: number }) {
  const { t } = useTranslation(['assessment', 'boards', 'review'])
  const { one, upToOne } = useNumbers()
  const standings = useReads(
    readSubjectAssessment,
    firmBoards.map((board) => ({ params: { board, subject: String(firmId) } })),
  )
  const points = useRead(listPoints, { query: { firm: firmId, limit: 1 } }).data
  const own = points?.entries.find((entry) => entry.subject.kind === 'firm' && entry.subject.id === firmId)
  const standing = points && own ? pointsStanding(own.total, points.thresholds) : 'normal'
  return (
    <dl className="facts firm-standing">
      {standings.map(({ data }) =>
        data ? (
          <div key={data.board}>
            <dt>
              {t(`board.${data.board}`)} · {data.quarter}
            </dt>
            <dd>
              <button
                type="button"
                className="link-button"
                onClick={() => go({ board: data.board, subject: String(firmId) })}
              >
                {one(data.figures.combined)}
              </button>{' '}
              <small>
                {data.rank === null
                  ? t(`rankStatus.${data.status}`)
                  : t('boards:rankOf', { rank: data.rank, population: data.population })}
              </small>
            </dd>
          </div>
        ) : null,
      )}
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
