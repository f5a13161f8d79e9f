import { Button, Popover } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanContent } from '../../../server/contract/index.ts'
import { useNumbers } from '../../i18n/index.ts'
import { useSession } from '../../state/session.ts'
import { BoundDetails } from './BoundDetails.tsx'
import { permilleText } from './format.ts'
import { isPrizeOpen } from './is-prize-open.ts'
import { usePlanBound } from './use-plan-bound.ts'

/** How long a proof may compute; the largest agency's week needs about this. */
const SECONDS = 60

type BoundNoteProps = { planId: number; content: PlanContent; isEdited: boolean; breaksRules: boolean }

/** How far the plan is from the best that any plan could be: a proof to ask for, its progress, and what it says. */
export const BoundNote = memo(function BoundNote({ planId, content, isEdited, breaksRules }: BoundNoteProps) {
  const { t } = useTranslation('week')
  const { may } = useSession()
  const { state, start, stop, isStopping } = usePlanBound(planId)
  const numbers = useNumbers()
  if (!state) return null
  const points = (bound: number) => ({ points: numbers.count(Math.ceil(bound)) })
  if (state.isRunning) {
    const { prize, net } = state.soFar ?? { prize: null, net: null }
    return (
      <output className="week-bound">
        {prize !== null
          ? t('bound.prizeSoFar', points(prize))
          : net !== null
            ? t('bound.netSoFar', points(net))
            : t('bound.running')}
        {may('supervisor') ? (
          <Button size="small" type="link" loading={isStopping} onClick={stop}>
            {t('bound.stop')}
          </Button>
        ) : null}
      </output>
    )
  }
  // What was proven speaks of the plan as it was saved, not of edits on it.
  if (isEdited) return null
  const { result } = state
  // a plan that breaks rules may be worth more than any that keeps them
  const isBest = result?.net.gapPermille === 0 && !breaksRules
  const sentence = isBest ? 'bound.best' : 'bound.sentence'
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
        {breaksRules ? null : startButton}
      </span>
    )
  return (
    <span className="week-bound">
      <Popover
        trigger={['hover', 'focus']}
        placement="bottom"
        content={<BoundDetails bound={result} content={content} />}
      >
        <button type="button" className="week-bound-text">
          {t(isPrizeOpen(result) ? 'bound.sentenceNet' : sentence, {
            prize: permilleText(result.prize.gapPermille),
            net: permilleText(result.net.gapPermille),
          })}
        </button>
      </Popover>
      {failure}
      {result.net.isFinal && result.prize.isFinal ? null : startButton}
    </span>
  )
})
