import { useTranslation } from 'react-i18next'
import { listMeasures } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { useAddress } from '../../../state/address.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { QuarterSelect } from '../QuarterSelect.tsx'
import { usePeriods } from '../use-periods.ts'
import { LevelDesk } from './LevelDesk.tsx'
import { MeasureDetail } from './MeasureDetail.tsx'
import { MeasureList } from './MeasureList.tsx'
import { ProposeControl } from './ProposeControl.tsx'

/** 差别化: what a quarter's ranks lead to; proposals on the left, one of them, or the levels, on the right. */
export function MeasuresTab() {
  const { t } = useTranslation('measures')
  const { quarter, agency, measure } = useAddress((address) => address)
  const { data, error, isPending, refetch } = useRead(
    listMeasures,
    { query: { ...(quarter === null ? {} : { quarter }), ...(agency === null ? {} : { agency }) } },
    { keepPrevious: true },
  )
  // Measures follow from ranks, and only a quarter that is closed has them.
  const latest = usePeriods().find((period) => period.state === 'closed')?.quarter
  const shown = quarter ?? data?.[0]?.quarter ?? latest
  return (
    <div className="assessment-measures">
      <section aria-label={t('title')}>
        <div className="assessment-tools">
          <QuarterSelect current={shown} />
          <ProposeControl quarter={shown} agency={agency} />
        </div>
        {!data || data.length === 0 ? (
          <StateBox isLoading={isPending} error={error} onRetry={() => void refetch()}>
            {t('none')}
          </StateBox>
        ) : (
          <MeasureList measures={data} chosen={measure} />
        )}
      </section>
      {measure === null ? <LevelDesk quarter={shown} /> : <MeasureDetail key={measure} measureId={measure} />}
    </div>
  )
}
