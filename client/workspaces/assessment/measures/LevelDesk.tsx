import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type LevelThresholds, listMeasures, proposeMeasures } from '../../../../server/contract/index.ts'
import { go } from '../../../state/address.ts'
import { useSession } from '../../../state/session.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { useDecision } from '../use-decision.ts'
import { LevelSliders } from './LevelSliders.tsx'
import { LevelTotals } from './LevelTotals.tsx'
import { LoadTable } from './LoadTable.tsx'
import { isSame } from './thresholds.ts'
import { useLevelPreview } from './use-level-preview.ts'

/** Where the levels begin, as sliders, with what that would mean for sites and officers before anybody approves it. */
export function LevelDesk({ quarter }: { quarter: string | undefined }) {
  const { t } = useTranslation('measures')
  const { may } = useSession()
  const [wanted, setWanted] = useState<LevelThresholds | null>(null)
  const { data, error, isPending, refetch, isFetching, isSettled } = useLevelPreview(quarter, wanted)
  const { decide, isPending: isProposing } = useDecision(proposeMeasures, [listMeasures], ([first]) => {
    if (first) go({ measure: first.id })
  })
  if (!data) return <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()} />
  const thresholds = wanted ?? data.thresholds
  const isChanged = !isSame(thresholds, data.inForce)
  return (
    <section className="level-desk" aria-label={t('levelDesk')} aria-busy={isFetching || !isSettled}>
      <header>
        <h2>{t('levelDesk')}</h2>
        <span className="spring" />
        <Button size="small" disabled={!isChanged} onClick={() => setWanted(data.inForce)}>
          {t('reset')}
        </Button>
        {may('city') && quarter ? (
          <Button
            size="small"
            type="primary"
            loading={isProposing}
            disabled={!isSettled}
            onClick={() => decide({ body: { quarter, kind: 'levels', thresholds } })}
          >
            {t('proposeLevels')}
          </Button>
        ) : null}
      </header>
      <p className="quiet">{t('levelIntro')}</p>
      <LevelSliders thresholds={thresholds} inForce={data.inForce} onChange={setWanted} />
      {error ? <StateBox error={error} /> : null}
      <LevelTotals preview={data} />
      <LoadTable preview={data} />
    </section>
  )
}
