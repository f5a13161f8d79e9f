import { InputNumber, Slider } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LevelThresholds } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { LevelMark } from '../../../ui/LevelMark.tsx'
import { levels } from '../boards/board-view.ts'
import { borders, moveBorder, setInterval } from './thresholds.ts'

type LevelSlidersProps = {
  thresholds: LevelThresholds
  inForce: LevelThresholds
  onChange: (thresholds: LevelThresholds) => void
}

/** For each border a slider by rank and one by score, and the longest interval of each level. */
export function LevelSliders({ thresholds, inForce, onChange }: LevelSlidersProps) {
  const { t } = useTranslation('measures')
  const { share, upToOne } = useNumbers()
  return (
    <div className="level-sliders">
      <fieldset>
        <legend>{t('rankFrom')}</legend>
        {borders.map((border) => (
          <Border
            key={border}
            border={border}
            max={100}
            step={1}
            value={Math.round(thresholds.rankFrom[border] * 100)}
            label={t('rankFromOf', { level: border })}
            text={t('fromRank', { share: share(thresholds.rankFrom[border]) })}
            before={t('inForce', { value: share(inForce.rankFrom[border]) })}
            onChange={(value) => onChange(moveBorder(thresholds, 'rankFrom', border, value / 100))}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('scoreFrom')}</legend>
        {borders.map((border) => (
          <Border
            key={border}
            border={border}
            max={100}
            step={1}
            value={thresholds.scoreFrom[border]}
            label={t('scoreFromOf', { level: border })}
            text={t('fromScore', { score: upToOne(thresholds.scoreFrom[border]) })}
            before={t('inForce', { value: upToOne(inForce.scoreFrom[border]) })}
            onChange={(value) => onChange(moveBorder(thresholds, 'scoreFrom', border, value))}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('intervals')}</legend>
        {levels.map((level) => (
          <div key={level} className="level-interval">
            <LevelMark level={level} />
            <InputNumber
              size="small"
              aria-label={t('intervalOf', { level })}
              min={1}
              max={366}
              precision={0}
              value={thresholds.intervalDays[level]}
              onChange={(days) => {
                if (days !== null) onChange(setInterval(thresholds, level, days))
              }}
            />
            <span className="quiet">
              {t('days')} · {t('inForce', { value: inForce.intervalDays[level] })}
            </span>
          </div>
        ))}
      </fieldset>
    </div>
  )
}

type BorderProps = {
  border: 'B' | 'C' | 'D'
  max: number
  step: number
  value: number
  label: string
  text: string
  before: string
  onChange: (value: number) => void
}

function Border({ border, max, step, value, label, text, before, onChange }: BorderProps) {
  return (
    <div className="level-border">
      <LevelMark level={border} />
      <Slider
        min={0}
        max={max}
        step={step}
        value={value}
        included={false}
        tooltip={{ open: false }}
        ariaLabelForHandle={label}
        onChange={onChange}
      />
      <span>
        {text} <small className="faint">{before}</small>
      </span>
    </div>
  )
}
