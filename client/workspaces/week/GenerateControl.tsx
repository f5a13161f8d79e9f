import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Select, Space, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createPlan, listPlans, readPlan } from '../../../server/contract/index.ts'
import { call, keyOf } from '../../api.ts'
import { go } from '../../state/address.ts'
import { useSession } from '../../state/session.ts'
import { useErrorText } from '../../ui/StateBox.tsx'
import type { WeekPlan } from './use-week-plan.ts'

const SECONDS = [2, 5, 10, 30, 60, 300]

type GenerateProps = {
  agencyCode: string
  week: string
  /** The plan on the desk, when there is one with routes: it can be brought up to date. */
  current?: WeekPlan | null
  isFirst?: boolean
  isDisabled?: boolean
}

/** Starts solving a week, from scratch or from the plan on the desk, for as long as the user gives it. */
export function GenerateControl(props: GenerateProps) {
  const { agencyCode, week, current = null, isFirst = false, isDisabled = false } = props
  const { t } = useTranslation('week')
  const { message } = App.useApp()
  const { may } = useSession()
  const errorText = useErrorText()
  const [seconds, setSeconds] = useState(10)
  const client = useQueryClient()
  const [isStarting, setStarting] = useState(false)
  const start = (from: WeekPlan | null) => {
    setStarting(true)
    // Edits that are not saved yet count: the new plan keeps them.
    const again = from && { basedOn: from.plan.id, facts: 'today' as const, choices: from.choices }
    call(createPlan, { body: { agencyCode, week, seconds, ...again } })
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
          onClick={() => start(null)}
        >
          {t(isFirst ? 'generate.start' : 'generate.again')}
        </Button>
      </Tooltip>
      {isFirst ? null : (
        <Tooltip placement="bottom" title={may('supervisor') ? t('generate.updateHint') : t('toolbar.readOnly')}>
          <Button
            disabled={isDisabled || isStarting || !current || !may('supervisor')}
            onClick={() => current && start(current)}
          >
            {t('generate.update')}
          </Button>
        </Tooltip>
      )}
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
