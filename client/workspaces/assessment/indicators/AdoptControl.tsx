import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  adoptIndicators,
  type IndicatorSet,
  listIndicatorSets,
  listPeriods,
  readIndicatorSet,
} from '../../../../server/contract/index.ts'
import { useCity } from '../../../state/city.ts'
import { useSession } from '../../../state/session.ts'
import { useDecision } from '../use-decision.ts'
import { nextQuarters, quarterOfDay } from './quarters.ts'

/** Puts a draft in force from a quarter on. */
export function AdoptControl({ set }: { set: IndicatorSet }) {
  const { t } = useTranslation('indicators')
  const { may } = useSession()
  const city = useCity()
  const quarters = city ? nextQuarters(quarterOfDay(city.today), 4) : []
  const [chosen, setChosen] = useState<string | null>(null)
  const { decide, isPending } = useDecision(adoptIndicators, [listIndicatorSets, readIndicatorSet, listPeriods])
  if (set.state !== 'draft' || !may('city')) return null
  // The quarter that runs already has its forms; a new set usually begins with the next one.
  const validFrom = chosen ?? quarters[1]
  return (
    <div className="assessment-tools">
      <span>{t('draftHint')}</span>
      <Select
        size="small"
        aria-label={t('adoptFrom')}
        value={validFrom ?? null}
        options={quarters.map((value) => ({ value, label: value }))}
        onChange={setChosen}
      />
      <Button
        size="small"
        type="primary"
        loading={isPending}
        disabled={validFrom === undefined}
        onClick={() => {
          if (validFrom) decide({ params: { version: set.version }, body: { validFrom } })
        }}
      >
        {t('adopt')}
      </Button>
    </div>
  )
}
