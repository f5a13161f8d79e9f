import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Select, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createPlan, listPlans, readPlan } from '../../../server/contract/index.ts'
import { call, keyOf } from '../../api.ts'
import { go } from '../../state/address.ts'
import { useSession } from '../../state/session.ts'
import { useErrorText } from '../../ui/StateBox.tsx'

const SECONDS = [2, 5, 10, 30, 60, 300]

type GenerateProps = { agencyCode: string; week: string; isFirst?: boolean; isDisabled?: boolean }

/** Starts solving a week from scratch, for as long as the user gives it. */
export function GenerateControl({ agencyCode, week, isFirst = false, isDisabled = false }: GenerateProps) {
  const { t } = useTranslation('week')
  const { message } = App.useApp()
  const { may } = useSession()
  const errorText = useErrorText()
  const [seconds, setSeconds] = useState(10)
  const client = useQueryClient()
  const [isStarting, setStarting] = useState(false)
  const start = () => {
    setStarting(true)
    call(createPlan, { body: { agencyCode, week, seconds } })
      .then((plan) => {
        // The answer is the plan so far: nothing needs to be read before its events are followed.
        client.setQueryData(keyOf(readPlan, { params: { id: plan.id } }), { ...plan, content: null, deviations: [] })
        go({ plan: plan.id, team: null, day: null, stop: null })
        void client.invalidateQueries({ queryKey: [listPlans.id] })
      })
      .catch((error: unknown) => void message.error(errorText(error)))
      .finally(() => setStarting(false))
  }
  return (
    <Space.Compact>
      <Tooltip
        placement="bottom"
        title={may('supervisor') ? (isFirst ? null : t('generate.hint')) : t('toolbar.readOnly')}
      >
        <Button
          type={isFirst ? 'primary' : 'default'}
          loading={isStarting}
          disabled={isDisabled || !may('supervisor')}
          onClick={start}
        >
          {t(isFirst ? 'generate.start' : 'generate.again')}
        </Button>
      </Tooltip>
      <Select
        aria-label={t('generate.seconds')}
        value={seconds}
        onChange={setSeconds}
        disabled={isDisabled}
        popupMatchSelectWidth={false}
        options={SECONDS.map((count) => ({ value: count, label: t('generate.secondsOption', { count }) }))}
      />
    </Space.Compact>
  )
}
