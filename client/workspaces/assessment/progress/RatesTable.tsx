import { useTranslation } from 'react-i18next'
import type { AssessmentRate } from '../../../../server/contract/index.ts'
import { useNumbers, useWords } from '../../../i18n/index.ts'
import { useCity } from '../../../state/city.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { countBelow, type Goals, isBelow } from './rates.ts'

type RatesTableProps = {
  isDue: boolean
  goals: Goals
  rates: readonly AssessmentRate[]
  chosen: string | null
  onChoose: (agency: string | null) => void
}

/** Assessment rates of the city and of each agency against the goals; what misses its goal says so in words. */
export function RatesTable({ isDue, goals, rates, chosen, onChoose }: RatesTableProps) {
  const { t } = useTranslation(['assessment', 'common'])
  const { percent } = useNumbers()
  const words = useWords()
  const city = useCity()
  const below = countBelow(rates, goals)
  const isAlarm = isDue && below.building + below.affordable > 0
  const nameOf = (rate: AssessmentRate) =>
    rate.agencyCode === null
      ? t('common:wholeCity')
      : words(city?.agencies.find((each) => each.code === rate.agencyCode)?.name) || rate.agencyCode
  const columns: Column<AssessmentRate>[] = [
    {
      key: 'agency',
      title: t('common:agency'),
      value: nameOf,
      wraps: true,
      render: (row) => (
        <button type="button" className="link" onClick={() => onChoose(row.agencyCode)}>
          {nameOf(row)}
        </button>
      ),
    },
    {
      key: 'building',
      title: t('rates.building', { goal: percent(goals.building) }),
      value: (row) => row.building.rate,
      render: (row) => <Rate part={row.building} goal={isDue ? goals.building : null} />,
      isNumber: true,
    },
    {
      key: 'affordable',
      title: t('rates.affordable', { goal: percent(goals.affordable) }),
      value: (row) => row.affordable.rate,
      render: (row) => <Rate part={row.affordable} goal={isDue ? goals.affordable : null} />,
      isNumber: true,
    },
    {
      key: 'all',
      title: t('rates.all'),
      value: (row) => row.all.rate,
      render: (row) => <Rate part={row.all} goal={null} />,
      isNumber: true,
    },
  ]
  return (
    <>
      <p role="status" className="assessment-alarm" data-alarm={isAlarm}>
        {isAlarm
          ? t('rates.below', { building: below.building, affordable: below.affordable })
          : t(isDue ? 'rates.met' : 'rates.notDue')}
      </p>
      <DataTable
        label={t('rates.title')}
        rows={rates}
        columns={columns}
        rowKey={(row) => row.agencyCode ?? '*'}
        selected={chosen ?? '*'}
      />
    </>
  )
}

function Rate({ part, goal }: { part: AssessmentRate['building']; goal: number | null }) {
  const { t } = useTranslation('assessment')
  const { count, percent } = useNumbers()
  const isAlarm = goal !== null && isBelow(part, goal)
  return (
    <span
      className="assessment-rate"
      data-alarm={isAlarm}
      title={isAlarm ? t('rates.alarm', { goal: percent(goal) }) : undefined}
    >
      {isAlarm ? <span className="unseen">{t('rates.alarm', { goal: percent(goal) })} </span> : null}
      {isAlarm ? <span aria-hidden="true">▼ </span> : null}
      {percent(part.rate)}{' '}
      <small className="faint">
        {count(part.assessed)}/{count(part.due)}
      </small>
    </span>
  )
}
