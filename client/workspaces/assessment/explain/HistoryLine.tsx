import { useTranslation } from 'react-i18next'
import type { SiteAssessment } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { LineChart } from '../../../ui/charts/LineChart.tsx'

/** The combined score of the quarters before, with the rank at each point. */
export function HistoryLine({ history, name }: { history: SiteAssessment['history']; name: string }) {
  const { t } = useTranslation('boards')
  const { one } = useNumbers()
  if (history.length === 0) return null
  return (
    <>
      <h3>{t('explain.history')}</h3>
      <LineChart
        label={t('explain.history')}
        series={[
          {
            name,
            points: history.map(({ quarter, combined, rank, population }) => ({
              at: quarter,
              value: combined,
              text: `${quarter}: ${one(combined)}${rank === null ? '' : ` (${t('rankOf', { rank, population })})`}`,
            })),
          },
        ]}
      />
    </>
  )
}
