import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PointsEntry } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { beijingTime } from '../../../state/days.ts'
import { useSession } from '../../../state/session.ts'
import { ObjectDialog } from './ObjectDialog.tsx'
import { PointsDialog } from './PointsDialog.tsx'
import { pointsStanding, type Thresholds } from './points-standing.ts'

const standingColour = { suspended: 'red', key: 'orange', normal: 'default' } as const
const stateColour = { active: 'blue', objected: 'gold', cancelled: 'default' } as const

/** One entry of the ledger: who, how many and why, what was done to it since, and what may be done now. */
export function PointsCard({ entry, thresholds }: { entry: PointsEntry; thresholds: Thresholds }) {
  const { t } = useTranslation('review')
  const { upToOne } = useNumbers()
  const { account, may } = useSession()
  const [open, setOpen] = useState<'decide' | 'object' | null>(null)
  const standing = pointsStanding(entry.total, thresholds)
  const mayDecide = may('city') && entry.state !== 'cancelled'
  const mayObject = account?.role === 'firm' && entry.state === 'active'
  return (
    <li className="points-card">
      <strong className="points-number">{upToOne(entry.points)}</strong>
      <div>
        <p>
          <strong>{entry.subject.name}</strong> <Tag>{t(`points.subject.${entry.subject.kind}`)}</Tag>
          <Tag color={stateColour[entry.state]}>{t(`points.states.${entry.state}`)}</Tag>
          <Tag color={standingColour[standing]}>
            {t('points.total', { total: upToOne(entry.total) })}
            {standing === 'normal' ? '' : ` · ${t(`points.standing.${standing}`)}`}
          </Tag>
        </p>
        <p>{entry.reason}</p>
        <p className="quiet">{t('points.dates', { from: entry.occurredOn, to: entry.expiresOn })}</p>
        <details>
          <summary>{t('points.trace', { count: entry.events.length })}</summary>
          <ol className="points-trace">
            {entry.events.map((event) => (
              <li key={`${event.at} ${event.action}`}>
                {beijingTime(event.at)} · {event.actor} · {t(`points.actions.${event.action}`)} ·{' '}
                {event.pointsBefore === null || event.pointsBefore === event.pointsAfter
                  ? upToOne(event.pointsAfter)
                  : `${upToOne(event.pointsBefore)} → ${upToOne(event.pointsAfter)}`}
                {event.note === '' ? '' : ` · ${event.note}`}
              </li>
            ))}
          </ol>
        </details>
      </div>
      {mayDecide ? (
        <Button size="small" onClick={() => setOpen('decide')}>
          {t('points.decide')}
        </Button>
      ) : null}
      {mayObject ? (
        <Button size="small" onClick={() => setOpen('object')}>
          {t('points.object')}
        </Button>
      ) : null}
      <PointsDialog entry={entry} isOpen={open === 'decide'} onClose={() => setOpen(null)} />
      <ObjectDialog entry={entry} isOpen={open === 'object'} onClose={() => setOpen(null)} />
    </li>
  )
}
