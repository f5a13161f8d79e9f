import { useTranslation } from 'react-i18next'
import type { OwnResults } from '../../../../server/contract/index.ts'
import { useCity } from '../../../state/city.ts'
import { daysBetween } from '../../../state/days.ts'

/** Whether objections to a result are heard, and until when. */
export function ObjectionWindow({ run }: { run: NonNullable<OwnResults['run']> }) {
  const { t } = useTranslation('assessment')
  const today = useCity()?.today
  const { quarter, state, takesObjections } = run
  const day = run.objectionUntil ?? ''
  if (!takesObjections) {
    const over = state === 'published' ? 'published' : 'over'
    return <p className="quiet">{t(`my.window.${over}`, { quarter, day })}</p>
  }
  return (
    <p className="objection-window" role="status">
      {t('my.window.open', { quarter, day })}
      {today && day ? t('my.window.left', { count: daysBetween(today, day) }) : null}
    </p>
  )
}
