import { useTranslation } from 'react-i18next'
import type { AgencyStanding } from '../../../server/contract/index.ts'
import { useNumbers } from '../../i18n/index.ts'

/** The six numbers that leadership asks for first, over one agency or all. */
export function Facts({ standings }: { standings: readonly AgencyStanding[] }) {
  const { t } = useTranslation('situation')
  const { count, one, share } = useNumbers()
  const sum = (value: (row: AgencyStanding) => number) => standings.reduce((total, row) => total + value(row), 0)
  const sites = sum((row) => row.siteCount)
  const scored = standings.filter((row) => row.meanScore !== null)
  const weight = scored.reduce((total, row) => total + row.siteCount, 0)
  const score = weight > 0 ? scored.reduce((total, row) => total + row.meanScore! * row.siteCount, 0) / weight : null
  const covered = standings.filter((row) => row.coverage !== null)
  const due = covered.reduce((total, row) => total + row.siteCount, 0)
  const coverage = due > 0 ? covered.reduce((total, row) => total + row.coverage! * row.siteCount, 0) / due : null
  const severe = sum((row) => (row.levels.C ?? 0) + (row.levels.D ?? 0))
  const facts: [string, string, string?][] = [
    [t('fact.sites'), count(sites)],
    [t('fact.score'), one(score)],
    [t('fact.severe'), count(severe), share(sites > 0 ? severe / sites : null)],
    [t('fact.overdue'), count(sum((row) => row.overdueCount))],
    [t('fact.notices'), count(sum((row) => row.overdueNotices))],
    [t('fact.coverage'), share(coverage)],
  ]
  return <FactList facts={facts} />
}

/** Label, number and a smaller remark, side by side. */
export function FactList({ facts }: { facts: readonly (readonly [string, string, string?])[] }) {
  return (
    <dl className="facts situation-facts">
      {facts.map(([label, value, remark]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value} {remark ? <small>{remark}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
