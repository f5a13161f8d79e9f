import { Button, Popconfirm, Steps } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type AssessmentRun,
  listPublications,
  listRuns,
  openObjections,
  publishRun,
  readBoard,
  readCity,
  readPublicBoard,
} from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { go } from '../../../state/address.ts'
import { beijingTime } from '../../../state/days.ts'
import { useSession } from '../../../state/session.ts'
import { SampleMark } from '../SampleMark.tsx'
import { useDecision } from '../use-decision.ts'
import { ObjectionsList } from './ObjectionsList.tsx'

/** What a run counts, in the order in which it is told. */
const countKeys = [
  'objects',
  'submissions',
  'answers',
  'ranked',
  'excluded',
  'late',
  'false',
  'accidents',
  'vetoed',
  'withoutGovernment',
  'firms',
  'persons',
  'agencies',
] as const
const order = ['provisional', 'objection', 'published'] as const

/** One scored quarter: how it was computed, where it stands on its way to the public, and the next step. */
export function RunCard({ run }: { run: AssessmentRun }) {
  const { t } = useTranslation('runs')
  const { count, one } = useNumbers()
  const { may } = useSession()
  const announce = useDecision(openObjections, [listRuns])
  const publish = useDecision(publishRun, [listRuns, listPublications, readBoard, readPublicBoard, readCity])
  const place = (order as readonly string[]).indexOf(run.state)
  return (
    <li className="run-card" aria-label={t('run', { id: run.id, quarter: run.quarter })}>
      <p>
        <strong>{t('run', { id: run.id, quarter: run.quarter })}</strong> <SampleMark isSample={run.isSample} />{' '}
        <span className="quiet">
          {t('computed', {
            at: beijingTime(run.computedAt),
            by: run.computedBy,
            seconds: one(run.milliseconds / 1000),
            rules: run.ruleVersion,
            indicators: run.indicatorVersion,
          })}
        </span>
      </p>
      {run.state === 'superseded' ? (
        <p className="quiet">{t('superseded')}</p>
      ) : (
        <Steps
          size="small"
          responsive
          current={run.state === 'published' ? order.length : place}
          items={order.map((state) => ({
            title: t(`step.${state}`),
            ...(state === 'objection' && run.objectionUntil !== null
              ? { content: t('until', { day: run.objectionUntil }) }
              : {}),
          }))}
        />
      )}
      <p className="quiet">
        {countKeys
          .filter((key) => run.counts[key] !== undefined)
          .map((key) => `${t(`counts.${key}`)} ${count(run.counts[key])}`)
          .join(' · ')}
      </p>
      <div className="assessment-tools">
        <Button size="small" onClick={() => go({ metric: 'boards', run: run.id, quarter: null })}>
          {t('look')}
        </Button>
        {may('city') && run.state === 'provisional' ? (
          <Button
            size="small"
            type="primary"
            loading={announce.isPending}
            onClick={() => announce.decide({ params: { id: run.id } })}
          >
            {t('announce')}
          </Button>
        ) : null}
        {may('city') && run.state === 'objection' ? (
          <Popconfirm
            title={t('publishTitle', { quarter: run.quarter })}
            description={t('publishHint')}
            okText={t('publish')}
            onConfirm={() => publish.decide({ params: { id: run.id } })}
          >
            <Button size="small" type="primary" loading={publish.isPending}>
              {t('publish')}
            </Button>
          </Popconfirm>
        ) : null}
      </div>
      {run.state === 'provisional' ? null : <ObjectionsList runId={run.id} />}
    </li>
  )
}
