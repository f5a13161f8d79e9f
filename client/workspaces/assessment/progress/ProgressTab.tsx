import { useTranslation } from 'react-i18next'
import { readRates } from '../../../../server/contract/index.ts'
import { useRead } from '../../../api.ts'
import { go, useAddress } from '../../../state/address.ts'
import { useCity } from '../../../state/city.ts'
import { StateBox } from '../../../ui/StateBox.tsx'
import { QuarterSelect } from '../QuarterSelect.tsx'
import { usePeriods } from '../use-periods.ts'
import { PeriodLine } from './PeriodLine.tsx'
import { RatesTable } from './RatesTable.tsx'
import { isDue } from './rates.ts'
import { SubmissionsTable } from './SubmissionsTable.tsx'

/** 进度: how much has been handed in against the goals, and which site still lacks what. */
export function ProgressTab() {
  const { t } = useTranslation('assessment')
  const { quarter, agency } = useAddress((address) => address)
  const rates = useRead(readRates, { query: quarter === null ? {} : { quarter } }, { keepPrevious: true, repeatMs })
  const city = useCity()
  const period = usePeriods().find((each) => each.quarter === rates.data?.quarter)
  return (
    <div className="assessment-progress">
      <section aria-label={t('rates.title')}>
        <div className="assessment-tools">
          <QuarterSelect current={rates.data?.quarter} />
          {period ? <PeriodLine period={period} /> : null}
        </div>
        {rates.data ? (
          <RatesTable
            isDue={period !== undefined && city !== null && isDue(period, city.today)}
            goals={rates.data.goals}
            rates={rates.data.rates}
            chosen={agency}
            onChoose={(code) => go({ agency: code })}
          />
        ) : (
          <StateBox isLoading={rates.isPending} error={rates.error} onRetry={() => void rates.refetch()} />
        )}
      </section>
      <SubmissionsTable />
    </div>
  )
}

/** Rates are watched while a quarter is open: they are asked again every minute. */
const repeatMs = () => 60_000
