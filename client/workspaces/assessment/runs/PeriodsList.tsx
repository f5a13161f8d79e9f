import { Button, Popconfirm, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  closePeriod,
  createRun,
  listFlags,
  listPeriods,
  listRuns,
  listSubmissions,
} from '../../../../server/contract/index.ts'
import { useSession } from '../../../state/session.ts'
import { useDecision } from '../use-decision.ts'
import { usePeriods } from '../use-periods.ts'

/** The quarters with their due days; the city closes one, and has a closed one scored. */
export function PeriodsList() {
  const { t } = useTranslation(['runs', 'assessment'])
  const { may } = useSession()
  const periods = usePeriods()
  const close = useDecision(closePeriod, [listPeriods, listSubmissions, listFlags])
  const score = useDecision(createRun, [listRuns])
  return (
    <ul className="card-list">
      {periods.map(({ quarter, state, dueOn, closesOn }) => (
        <li key={quarter}>
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
      ))}
    </ul>
  )
}
