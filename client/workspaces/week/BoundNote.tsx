import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../i18n/index.ts'
import { useSession } from '../../state/session.ts'
import { BoundDetails } from './BoundDetails.tsx'
import { permilleText } from './format.ts'
import { usePlanBound } from './use-plan-bound.ts'
import type { WeekPlan } from './use-week-plan.ts'

/** How long a proof may compute; the largest agency's week needs about this. */
const SECONDS = 60

/** How far the plan is from the best that any plan could be: a proof to ask for, its progress, and what it says. */
export function BoundNote({ week }: { week: WeekPlan }) {
  const { t } = useTranslation('week')
  const { may } = useSession()
  const { state, start, stop, isStopping } = usePlanBound(week.plan.id)
  const numbers = useNumbers()
  if (!state) return null
  const provenSoFar = state.soFar?.prize ?? state.soFar?.net
  if (state.isRunning)
    return (
      <output className="week-bound">
        {provenSoFar ? t('bound.soFar', { points: numbers.count(Math.ceil(provenSoFar)) }) : t('bound.running')}
        {may('supervisor') ? (
          <Button size="small" type="link" loading={isStopping} onClick={stop}>
            {t('bound.stop')}
          </Button>
        ) : null}
      </output>
    )
  // What was proven speaks of the plan as it was saved, not of edits on it.
  if (week.isDirty) return null
  const { result } = state
  const failure = state.error ? <b data-tone="bad">{t('bound.failed', { message: state.error })}</b> : null
  const startButton = may('supervisor') ? (
    <Button size="small" type="link" title={t('bound.startHint')} onClick={() => start(SECONDS)}>
      {t(result ? 'bound.again' : 'bound.start')}
    </Button>
  ) : null
  if (!result)
    return (
      <span className="week-bound">
        {failure}
        {week.score.violations > 0 ? null : startButton}
      </span>
    )
  return (
    <span className="week-bound">
      <Popover
        trigger={['hover', 'click', 'focus']}
        placement="bottom"
        content={<BoundDetails bound={result} content={week.content} />}
      >
        <button type="button" className="week-bound-text">
          {t('bound.sentence', {
            prize: permilleText(result.prize.gapPermille),
            net: permilleText(result.net.gapPermille),
          })}
        </button>
      </Popover>
      {failure}
      {result.net.isFinal && result.prize.isFinal ? null : startButton}
    </span>
  )
}
