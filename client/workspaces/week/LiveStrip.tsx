import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Plan, readPlan, stopPlan } from '../../../server/contract/index.ts'
import { useSend } from '../../api.ts'
import { useNumbers } from '../../i18n/index.ts'
import { useErrorText } from '../../ui/StateBox.tsx'
import type { Improvement, LivePlan } from './use-live-plan.ts'

/** How solving goes: must-dos served, prize so far and its curve, and the way to stop. */
export function LiveStrip({ plan, live }: { plan: Plan; live: LivePlan | null }) {
  const { t } = useTranslation('week')
  const { message } = App.useApp()
  const errorText = useErrorText()
  const numbers = useNumbers()
  const stop = useSend(stopPlan, [readPlan])
  const latest = live?.latest
  return (
    <section className="week-live" aria-label={t('progress.label')}>
      <strong role="status">{t(plan.state === 'accepted' ? 'state.accepted' : 'generate.running')}</strong>
      {latest ? (
        <>
          <dl>
            <Fact
              term={t('progress.required')}
              value={t('progress.requiredValue', {
                served: latest.requiredServed,
                total: latest.requiredServed + latest.requiredUnserved,
              })}
            />
            <Fact term={t('progress.prize')} value={numbers.count(latest.prize)} />
            <Fact term={t('progress.iterations')} value={numbers.count(latest.iterations)} />
            <Fact
              term={t('progress.elapsed')}
              value={t('progress.seconds', { value: numbers.one(latest.elapsedMs / 1000) })}
            />
          </dl>
          <Curve trace={live.trace} seconds={plan.seconds} />
        </>
      ) : null}
      <Button
        danger
        loading={stop.isPending}
        onClick={() =>
          void stop
            .mutateAsync({ params: { id: plan.id } })
            .catch((error: unknown) => void message.error(errorText(error)))
        }
      >
        {t('generate.stop')}
      </Button>
    </section>
  )
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}

const WIDTH = 180
const HEIGHT = 28

/** Prize over time as a step line; the right edge is the time given. */
function Curve({ trace, seconds }: { trace: readonly Improvement[]; seconds: number }) {
  const { t } = useTranslation('week')
  const numbers = useNumbers()
  const prizes = trace.map((step) => step.prize)
  const least = Math.min(...prizes)
  const most = Math.max(...prizes, least + 1)
  const x = (step: Improvement) => Math.min(WIDTH, (step.elapsedMs / 1000 / seconds) * WIDTH)
  const y = (step: Improvement) => HEIGHT - 3 - ((step.prize - least) / (most - least)) * (HEIGHT - 6)
  const path = trace.map(
    (step, i) => `${i === 0 ? 'M' : 'H'}${x(step).toFixed(1)}${i === 0 ? ' ' : 'V'}${y(step).toFixed(1)}`,
  )
  return (
    <svg
      className="week-curve"
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={t('progress.chart', { first: numbers.count(prizes[0]), last: numbers.count(prizes.at(-1)) })}
    >
      <path d={path.join('')} />
    </svg>
  )
}
