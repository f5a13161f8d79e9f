import { Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../../../server/contract/index.ts'
import { useNumbers } from '../../../i18n/index.ts'
import { LineChart } from '../../../ui/charts/LineChart.tsx'
import { StateBox } from '../../../ui/StateBox.tsx'
import { percentile } from './board-view.ts'
import { useCompared } from './use-compared.ts'

const rows = ['combined', 'safety', 'quality'] as const

/** Two to four subjects of a board side by side: figures, ranks and the quarters before. */
export function CompareDrawer({
  board,
  keys,
  onClose,
}: {
  board: Board
  keys: readonly string[]
  onClose: () => void
}) {
  const { t } = useTranslation(['boards', 'assessment'])
  return (
    <Drawer
      title={t('compare.title', { board: t(`assessment:board.${board}`) })}
      open={keys.length > 1}
      onClose={onClose}
      size="min(860px, 100vw)"
      destroyOnHidden
    >
      {keys.length > 1 ? <Compared board={board} keys={keys} /> : null}
    </Drawer>
  )
}

function Compared({ board, keys }: { board: Board; keys: readonly string[] }) {
  const { t } = useTranslation('boards')
  const { one, share } = useNumbers()
  const [figure, setFigure] = useState<'combined' | 'percentile'>('combined')
  const { subjects, error, isLoading } = useCompared(board, keys)
  if (error || isLoading) return <StateBox isLoading={isLoading} error={error} />
  return (
    <>
      <div className="scrolls">
        <table className="data" aria-label={t('compare.table')}>
          <thead>
            <tr>
              <th scope="col">{t('compare.figure')}</th>
              {subjects.map((subject) => (
                <th key={subject.key} scope="col" className="number">
                  {subject.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{t(`sort.${row}`)}</th>
                {subjects.map((subject) => (
                  <td key={subject.key} className="number">
                    {one(subject.figures[row])}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t('rank')}</th>
              {subjects.map((subject) => (
                <td key={subject.key} className="number">
                  {subject.rank === null ? '—' : t('rankOf', { rank: subject.rank, population: subject.population })}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <Segmented
        size="small"
        aria-label={t('compare.chart')}
        value={figure}
        options={(['combined', 'percentile'] as const).map((value) => ({ value, label: t(`compare.by.${value}`) }))}
        onChange={setFigure}
      />
      <LineChart
        label={t(`compare.by.${figure}`)}
        isUpsideDown={figure === 'percentile'}
        series={subjects.map((subject) => ({
          name: subject.name,
          points: subject.history.map(({ quarter, combined, rank, population }) => {
            const place = rank === null ? null : percentile(rank, population)
            return {
              at: quarter,
              value: figure === 'combined' ? combined : place === null ? null : Math.round(place * 1000) / 10,
              text: t('compare.point', { quarter, score: one(combined), place: share(place) }),
            }
          }),
        }))}
      />
    </>
  )
}
