import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { boardSummary } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { Histogram } from '../../../ui/charts/Histogram.tsx'
import { LineChart } from '../../../ui/charts/LineChart.tsx'

type Summary = z.infer<typeof boardSummary>

const bandWidth = 5

/** How a board's scores lie, and how its median has moved. */
export function BoardSummaryPanel({ summary }: { summary: Summary }) {
  const { t } = useTranslation(['boards', 'assessment'])
  const { one, count } = useNumbers()
  const name = t(`assessment:board.${summary.board}`)
  const facts: [string, string][] = [
    [t('summary.ranked'), count(summary.ranked)],
    [t('summary.excluded'), count(summary.excluded)],
    [t('summary.late'), count(summary.late)],
    [t('summary.falsified'), count(summary.falsified)],
    [t('summary.median'), one(summary.median)],
  ]
  return (
    <aside className="board-summary" aria-label={t('summary.title', { board: name, quarter: summary.quarter })}>
      <h3>{t('summary.title', { board: name, quarter: summary.quarter })}</h3>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h4>{t('summary.distribution')}</h4>
      <Histogram
        label={t('summary.distribution')}
        counts={summary.distribution}
        bandWidth={bandWidth}
        mark={summary.median}
        markLabel={t('summary.medianMark', { score: one(summary.median) })}
        describe={(from, to, number) => t('summary.band', { from, to, count: number })}
      />
      <h4>{t('summary.trend')}</h4>
      <LineChart
        label={t('summary.trend')}
        series={[
          {
            name: t('summary.median'),
            points: summary.trend.map(({ quarter, median, ranked }) => ({
              at: quarter,
              value: median,
              text: t('summary.point', { quarter, score: one(median), ranked: count(ranked) }),
            })),
          },
        ]}
      />
    </aside>
  )
}
