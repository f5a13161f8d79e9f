import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { go, useAddress } from '../../state/address.ts'
import { usePeriods } from './use-periods.ts'

type QuarterSelectProps = {
  /** The quarter that the server takes by itself; null: it takes all. */
  current: string | null | undefined
}

/** Which quarter is looked at. */
export function QuarterSelect({ current }: QuarterSelectProps) {
  const { t } = useTranslation('assessment')
  const chosen = useAddress((address) => address.quarter)
  const periods = usePeriods()
  return (
    <Select
      size="small"
      aria-label={t('quarter')}
      style={{ minWidth: 150 }}
      value={chosen ?? current ?? null}
      allowClear={current === null}
      placeholder={t(current === null ? 'allQuarters' : 'quarter')}
      options={periods.map(({ quarter, state }) => ({
        value: quarter,
        label: t('quarterOption', { quarter, state: t(`periodState.${state}`) }),
      }))}
      onChange={(quarter?: string) => go({ quarter: quarter ?? null, run: null, measure: null })}
    />
  )
}
