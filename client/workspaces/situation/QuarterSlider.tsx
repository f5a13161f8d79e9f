import { Slider } from 'antd'
import { useTranslation } from 'react-i18next'
import { correct, useAddress } from '../../state/address.ts'
import { useCity } from '../../state/city.ts'

/** The last eight quarter ends and now; the keyboard's arrows step through them. */
export function QuarterSlider() {
  const { t } = useTranslation('situation')
  const city = useCity()
  const quarter = useAddress((address) => address.quarter)
  // The quarter that is still running is what “now” shows.
  const current = city ? `${city.today.slice(0, 4)}Q${Math.ceil(Number(city.today.slice(5, 7)) / 3)}` : ''
  const quarters = (city?.quarters ?? [])
    .filter((each) => each < current)
    .toSorted()
    .slice(-8)
  if (quarters.length === 0) return null
  const last = quarters.length
  const place = quarter === null ? last : quarters.indexOf(quarter)
  const marks = Object.fromEntries([...quarters, t('now')].map((label, index) => [index, label]))
  return (
    <div className="quarter-slider">
      <span className="quiet">{t('quarter')}</span>
      <Slider
        min={0}
        max={last}
        step={1}
        marks={marks}
        value={place < 0 ? last : place}
        included={false}
        tooltip={{
          formatter: (value) => (value === last ? t('now') : t('quarterOf', { quarter: quarters[value ?? 0] ?? '' })),
        }}
        onChange={(value: number) => correct({ quarter: value === last ? null : (quarters[value] ?? null) })}
        ariaLabelForHandle={t('quarter')}
      />
    </div>
  )
}
