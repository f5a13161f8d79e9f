import { Button, Popconfirm, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type AssessmentPeriod,
  closePeriod,
  createRun,
  listFlags,
  listPeriods,
  listRuns,
  listSubmissions,
} from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useSession } from '../../../state/session.ts'
import { useDecision } from '../use-decision.ts'
import { usePeriods } from '../use-periods.ts'

/** The quarters with their due days; the city closes one, and has a closed one scored. */
export function PeriodsList() {
  const periods = usePeriods()
  return (
    <ul className="card-list">
      {periods.map((period) => (
        <PeriodItem key={period.quarter} period={period} />
      ))}
    </ul>
  )
}

function PeriodItem({ period: { quarter, state, dueOn, closesOn } }: { period: AssessmentPeriod }) {
  const { t } = useTranslation(['runs', 'assessment', 'common'])
  const { may } = useSession()
  const known = useRead(listRuns, { query: {} }).data ?? []
  const close = useDecision(closePeriod, [listPeriods, listSubmissions, listFlags])
  // Nothing having changed since, the server answers with the run that is there: no new one must be looked for.
  const score = useDecision(createRun, [listRuns], undefined, ({ id }) =>
    known.some((run) => run.id === id) ? t('sameRun', { id, quarter }) : t('common:decided'),
  )
  return (
    <li>
      <div>
        <strong>{quarter}</strong>{' '}
        <Tag color={state === 'open' ? 'blue' : 'default'}>{t(`assessment:periodState.${state}`)}</Tag>
        <p className="quiet">
          {t('assessment:period.due', { day: dueOn })} · {t('assessment:period.closes', { day: closesOn })}
        </p>
      </div>
      {may('city') && state === 'open' ? (
        <Popconfirm
          title={t('closeTitle', { quarter })}
          description={t('closeHint')}
          okText={t('close')}
          onConfirm={() => close.decide({ params: { quarter } })}
        >
          <Button size="small" loading={close.isPending}>
            {t('close')}
          </Button>
        </Popconfirm>
      ) : null}
      {may('city') && state === 'closed' ? (
        <Button size="small" loading={score.isPending} onClick={() => score.decide({ body: { quarter } })}>
          {t('score')}
        </Button>
      ) : null}
    </li>
  )
}
