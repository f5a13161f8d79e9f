import { Button, Popover } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanContent } from '../../../server/contract/index.ts'
import { useNumbers } from '../../i18n/index.ts'
import { useSession } from '../../state/session.ts'
import { BoundDetails } from './BoundDetails.tsx'
import { boundSentence } from './bound-sentence.ts'
import { permilleText } from './format.ts'
import { proofSeconds } from './proof-seconds.ts'
import { usePlanBound } from './use-plan-bound.ts'

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
  const failure = state.error ? <b data-tone="bad">{t('bound.failed', { message: state.error })}</b> : null
  const seconds = proofSeconds(result)
  const startButton =
    may('supervisor') && seconds !== null ? (
      <Button
        size="small"
        type="link"
        title={t(result ? 'bound.againHint' : 'bound.startHint', { seconds: numbers.count(seconds) })}
        onClick={() => start(seconds)}
      >
        {t(result ? 'bound.again' : 'bound.start')}
      </Button>
    ) : null
  if (!result)
    return (
      <span className="week-bound">
        {failure}
        {state.cameToNothing ? t('bound.nothing') : null}
        {breaksRules ? null : startButton}
      </span>
    )
  const { net, prize } = result
  return (
    <span className="week-bound">
      <Popover
        trigger={['hover', 'focus']}
        placement="bottom"
        content={<BoundDetails bound={result} content={content} />}
      >
        <button type="button" className="week-bound-text">
          {t(boundSentence(result, breaksRules), {
            prize: permilleText(prize?.gapPermille ?? null),
            net: permilleText(net?.gapPermille ?? null),
          })}
        </button>
      </Popover>
      {failure}
      {startButton}
    </span>
  )
})
