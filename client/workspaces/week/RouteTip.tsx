import { useTranslation } from 'react-i18next'
import type { Hit } from '../../map/scene.ts'
import { clock, kilometresOf, minutesOf } from './format.ts'
import type { WeekPlan } from './use-week-plan.ts'

type TipProps = { hit: Hit; week: WeekPlan }

/** What the pointer is on: a visit with its time. */
export function StopTip({ hit, week }: TipProps) {
  const { t } = useTranslation('week')
  const { content, routes } = week
  const index = Number(hit.id)
  const visit = content.visits[index]
  const route = routes.find((other) => other.stops.some((stop) => stop.visit === index))
  const stop = route?.stops.find((other) => other.visit === index)
  const shift = route && content.shifts[route.shift]
  return (
    <>
      <b>{visit?.name}</b>
      {shift && stop ? (
        <div>
          {content.teams[shift.team]?.name} {t(`weekday.${(content.days[shift.day]?.weekday ?? 1) as 1}`)}{' '}
          {clock(stop.startSeconds, shift.day)}
        </div>
      ) : (
        <div>{t('map.unplanned')}</div>
      )}
    </>
  )
}

/** What the pointer is on: one leg of a route, with the plan's time and distance for it. */
export function LegTip({ hit, week }: TipProps) {
  const { t } = useTranslation('week')
  const { content, plan } = week
  const { shift: shiftIndex, leg, stops, seconds, metres, isEstimate } = hit.properties
  const shift = content.shifts[Number(shiftIndex)]
  if (!shift) return null
  const from = Number(leg)
  const ends =
    from === 0
      ? t('map.leg.out')
      : from === Number(stops)
        ? t('map.leg.back', { from })
        : t('map.leg.between', { from, to: from + 1 })
  const facts = [
    ends,
    t('map.leg.minutes', { count: minutesOf(Number(seconds)) }),
    t('map.leg.kilometres', { km: kilometresOf(Number(metres)) }),
    ...(isEstimate || plan.travelSource === 'estimate' ? [t('travelSource.estimate')] : []),
  ]
  return (
    <>
      <b>
        {content.teams[shift.team]?.name} · {t(`weekday.${(content.days[shift.day]?.weekday ?? 1) as 1}`)}
      </b>
      <div>{facts.join(' · ')}</div>
    </>
  )
}
