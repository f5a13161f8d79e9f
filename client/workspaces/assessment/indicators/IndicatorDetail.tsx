import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Indicator,
  type IndicatorSet,
  readIndicatorSet,
  withdrawIndicator,
} from '../../../../server/contract/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../state/city.ts'
import { useSession } from '../../../state/session.ts'
import { NoteDialog } from '../../../ui/NoteDialog.tsx'
import { useBringIntoView } from '../../../ui/use-bring-into-view.ts'
import { useDecision } from '../use-decision.ts'

/** Everything about one indicator; the city can take it out of a set in force. */
export function IndicatorDetail({ set, indicator }: { set: IndicatorSet; indicator: Indicator }) {
  const { t } = useTranslation(['indicators', 'common'])
  const words = useWords()
  const city = useCity()
  const { may } = useSession()
  const bring = useBringIntoView()
  const [isAsking, setAsking] = useState(false)
  const { decide, isPending } = useDecision(withdrawIndicator, [readIndicatorSet], () => setAsking(false))
  const stageName = (code: string) => words(city?.stages.find((stage) => stage.code === code)?.name) || code
  const facts: [string, string][] = [
    [t('fact.angle'), t(`angle.${indicator.angle}`)],
    [t('fact.domain'), t(`domain.${indicator.domain}`)],
    [
      t('fact.kind'),
      indicator.isVeto ? t('fact.veto', { kind: t(`kind.${indicator.kind}`) }) : t(`kind.${indicator.kind}`),
    ],
    [t('fact.points'), String(indicator.maxPoints)],
    [t('fact.stages'), indicator.stages.length === 0 ? t('common:all') : indicator.stages.map(stageName).join(' · ')],
    [
      t('fact.works'),
      indicator.worksTypes.length === 0
        ? t('common:all')
        : indicator.worksTypes.map((type) => t(`common:worksType.${type}`)).join(' · '),
    ],
    [t('fact.evidence'), `${words(indicator.evidence)}${indicator.needsPhoto ? ` · ${t('fact.photo')}` : ''}` || '—'],
    [t('fact.items'), indicator.items.join(' · ') || '—'],
  ]
  return (
    <article ref={bring} className="indicator-detail" aria-label={indicator.code}>
      <h2>
        <small className="quiet">{indicator.code}</small> {words(indicator.text)}
      </h2>
      {indicator.withdrawnOn === null ? null : (
        <p className="explain-remark">{t('withdrawnOn', { day: indicator.withdrawnOn })}</p>
      )}
      <dl className="pairs">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('deductions')}</h3>
      <ul className="plain-list">
        {indicator.deductions.map((deduction) => (
          <li key={deduction.zh}>
            <span>{words(deduction)}</span> <strong>−{deduction.points}</strong>
          </li>
        ))}
      </ul>
      {may('city') && set.state === 'in_force' && indicator.withdrawnOn === null ? (
        <Button size="small" danger onClick={() => setAsking(true)}>
          {t('withdraw')}
        </Button>
      ) : null}
      <NoteDialog
        title={t('withdrawTitle', { code: indicator.code })}
        label={t('reason')}
        okText={t('withdraw')}
        isDanger
        isOpen={isAsking}
        isPending={isPending}
        maxLength={300}
        onClose={() => setAsking(false)}
        onSubmit={(reason) => decide({ params: { version: set.version }, body: { code: indicator.code, reason } })}
      >
        <p className="quiet">{t('withdrawHint')}</p>
      </NoteDialog>
    </article>
  )
}
