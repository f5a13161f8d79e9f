import { Button, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Indicator } from '../../../../server/contract/index.ts'
import { useWords } from '../../../i18n/index.ts'

type DeductionProps = {
  indicator: Indicator
  /** 0: not decided yet. */
  points: number
  isLocked: boolean
  onChange: (points: number) => void
}

/** How many points: one of the usual deductions, or any number up to the most. */
export function Deduction({ indicator, points, isLocked, onChange }: DeductionProps) {
  const { t } = useTranslation('form')
  const words = useWords()
  return (
    <div className="deduction">
      {indicator.deductions.map((each) => (
        <Button
          key={`${each.points} ${each.zh}`}
          size="small"
          type={each.points === points ? 'primary' : 'default'}
          disabled={isLocked}
          onClick={() => onChange(each.points)}
        >
          −{each.points} {words(each)}
        </Button>
      ))}
      <InputNumber
        size="small"
        aria-label={t('points')}
        min={1}
        max={indicator.maxPoints}
        precision={0}
        prefix="−"
        placeholder={t('points')}
        value={points > 0 ? points : null}
        disabled={isLocked}
        onChange={(value) => {
          if (value !== null) onChange(value)
        }}
      />
    </div>
  )
}
