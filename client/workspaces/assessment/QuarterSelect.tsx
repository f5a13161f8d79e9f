import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { go, useAddress } from '../../state/address.ts'
import { usePeriods } from './use-periods.ts'

/** Which quarter is looked at; without a choice the one that the server takes by itself. */
export function QuarterSelect({ current }: { current: string | undefined }) {
  const { t } = useTranslation('assessment')
  const chosen = useAddress((address) => address.quarter)
  const periods = usePeriods()
  return (
    <Select
      size="small"
      aria-label={t('quarter')}
      style={{ minWidth: 150 }}
      value={chosen ?? current ?? null}
      placeholder={t('quarter')}
      options={periods.map(({ quarter, state }) => ({
        value: quarter,
        label: t('quarterOption', { quarter, state: t(`periodState.${state}`) }),
      }))}
      onChange={(quarter: string) => go({ quarter, run: null, measure: null })}
    />
  )
}
