import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridDesign } from '../../../server/contract/index.ts'
import { useNumbers } from '../../i18n/index.ts'

/** Balance and compactness of the design beside a plain k-means partition of the same sites. */
export function GridIndices({ design, children }: { design: GridDesign; children: ReactNode }) {
  const { t } = useTranslation('allocate')
  const { count, two } = useNumbers()
  const { indices } = design
  const rows = [
    { label: t('index.balance'), hint: t('index.balanceHint'), ours: indices.balance, kmeans: indices.kmeans.balance },
    {
      label: t('index.variation'),
      hint: t('index.variationHint'),
      ours: indices.variation,
      kmeans: indices.kmeans.variation,
    },
    {
      label: t('index.compactness'),
      hint: t('index.compactnessHint'),
      ours: indices.compactness,
      kmeans: indices.kmeans.compactness,
    },
    {
      label: t('index.leastCompactness'),
      hint: t('index.compactnessHint'),
      ours: indices.leastCompactness,
      kmeans: indices.kmeans.leastCompactness,
    },
  ]
  return (
    <div className="indices">
      <dl className="facts">
        <div>
          <dt>{t('index.grids')}</dt>
          <dd>{count(indices.gridCount)}</dd>
        </div>
        <div>
          <dt>{t('index.sites')}</dt>
          <dd>{count(indices.siteCount)}</dd>
        </div>
        <div>
          <dt>{t('index.hours')}</dt>
          <dd>{count(indices.requiredHours)}</dd>
        </div>
      </dl>
      <table className="data indices-table" aria-label={t('index.title')}>
        <thead>
          <tr>
            <th scope="col">{t('index.name')}</th>
            <th scope="col" className="number">
              {t('index.ours')}
            </th>
            <th scope="col" className="number">
              {t('index.kmeans')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row" title={row.hint}>
                {row.label}
              </th>
              <td className="number">
                <strong>{two(row.ours)}</strong>
              </td>
              <td className="number quiet">{two(row.kmeans)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="indices-foot">
        <span className="quiet">
          {t('index.version', { version: design.version, from: design.validFrom, by: design.createdBy })}
        </span>
        {children}
      </div>
    </div>
  )
}
