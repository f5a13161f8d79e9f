import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { comparePlans, listPlans, type Words } from '../../../server/contract/index.ts'
import { compareRoutes } from '../../../server/weekplan/index.ts'
import { useRead } from '../../api.ts'
import { useWords } from '../../i18n/index.ts'
import { StateBox } from '../../ui/StateBox.tsx'
import type { PanelProps } from './SidePanel.tsx'
import { versionText } from './version-text.ts'

type Change = { name: string; visit: number; change: 'added' | 'dropped' | 'team' | 'day' | 'order'; text: Words }

/** In a select every value must be a value: this one stands for the plan itself as it was saved. */
const AS_SAVED = 0

/** What differs from the saved version, or from any other plan of the same week. */
export function ChangesPanel(props: PanelProps) {
  const { week } = props
  const { t } = useTranslation('week')
  const { plan } = week
  const plans = useRead(listPlans, { query: { agency: plan.agencyCode, week: plan.week } }).data ?? []
  const others = plans.filter((other) => other.id !== plan.id && other.score !== null)
  const [against, setAgainst] = useState(week.isDirty ? AS_SAVED : (plan.parentId ?? AS_SAVED))
  return (
    <div className="week-changes">
      <div className="week-filter">
        <Select
          size="small"
          aria-label={t('changes.against')}
          value={against}
          onChange={setAgainst}
          popupMatchSelectWidth={false}
          prefix={t('changes.against')}
          options={[
            { value: AS_SAVED, label: t('changes.saved') },
            ...others.map((other) => ({ value: other.id, label: versionText(t, other) })),
          ]}
        />
      </div>
      {against === AS_SAVED ? <AgainstSaved {...props} /> : <AgainstOther {...props} otherId={against} />}
      {plan.deviations.length > 0 ? (
        <>
          <h3>{t('changes.deviations')}</h3>
          <ul>
            {plan.deviations.map(({ at, actor, reason }) => (
              <li key={`${at} ${actor}`}>
                {t('changes.deviation', { at: at.slice(0, 16).replace('T', ' '), actor, reason })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

function AgainstSaved({ week, onSelectVisit }: PanelProps) {
  const { content, choices } = week
  const { same, items } = compareRoutes(content, content.choices.routes, choices.routes)
  const changes = items.map((item) => ({ ...item, name: content.visits[item.visit]?.name ?? '' }))
  return <ChangeList same={same} changes={changes} onSelectVisit={onSelectVisit} />
}

function AgainstOther({ week, otherId, onSelectVisit }: PanelProps & { otherId: number }) {
  const reading = useRead(comparePlans, { params: { id: week.plan.id }, query: { against: otherId } })
  if (reading.error) return <StateBox error={reading.error} onRetry={() => void reading.refetch()} />
  if (!reading.data) return <StateBox isLoading />
  const changes = reading.data.items.map((item) => ({
    ...item,
    visit: week.content.visits.findIndex((visit) => visit.siteId === item.siteId),
  }))
  return <ChangeList same={reading.data.same} changes={changes} onSelectVisit={onSelectVisit} />
}

type ChangeListProps = { same: number; changes: readonly Change[]; onSelectVisit: (visit: number) => void }

function ChangeList({ same, changes, onSelectVisit }: ChangeListProps) {
  const { t } = useTranslation('week')
  const words = useWords()
  return (
    <>
      <p className="week-hint" role="status">
        {changes.length > 0 ? t('changes.intro', { changed: changes.length, same }) : t('changes.empty')}
      </p>
      <ul>
        {changes.map(({ visit, name, change, text }) => (
          <li key={`${visit} ${change}`}>
            <b className="week-change" data-change={change}>
              {t(`changes.${change}`)}
            </b>{' '}
            <button type="button" className="week-left-name" onClick={() => onSelectVisit(visit)}>
              {name}
            </button>
            <p>{words(text)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
