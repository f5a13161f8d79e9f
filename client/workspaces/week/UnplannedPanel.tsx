import { Button, Input, Segmented } from 'antd'
import { memo, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanVisit, Unplanned } from '../../../server/contract/index.ts'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { LevelMark } from '../../ui/LevelMark.tsx'
import type { PanelProps } from './SidePanel.tsx'
import { useGrip } from './StopGrip.tsx'

type Filter = 'all' | 'required' | 'removed'

/** Rows drawn at first and added at a time: an agency may leave hundreds out, and each row has a button. */
const STEP = 60

/** 未排入: every site that is not in the week, with a reason that can be checked and the way to bring it in. */
export function UnplannedPanel({ week, isLocked, actions, onSelectVisit }: PanelProps) {
  const { t } = useTranslation('week')
  const [filter, setFilter] = useState<Filter>('all')
  const [text, setText] = useState('')
  const [most, setMost] = useState(STEP)
  const wanted = useDeferredValue(text.trim())
  const { content, choices, unplanned } = week
  const planned = new Set(choices.routes.flat())
  const emergencies = new Set(choices.emergencies.map((emergency) => emergency.visit))
  const isRequired = (item: Unplanned) => content.visits[item.visit]?.required === true || emergencies.has(item.visit)
  // While new reasons are on their way the old list must not show what was just planned.
  const left = unplanned.filter((item) => !planned.has(item.visit))
  const shown = left.filter((item) => {
    const visit = content.visits[item.visit]
    if (!visit) return false
    if (filter === 'required' && !isRequired(item)) return false
    if (filter === 'removed' && item.removedBecause === null) return false
    return wanted === '' || `${visit.name} ${visit.address} ${visit.permitNumber}`.includes(wanted)
  })
  const required = left.filter(isRequired).length
  if (week.isSolving) return <p className="week-hint">{t('unplanned.solving')}</p>
  return (
    <div className="week-unplanned">
      <div className="week-filter">
        <Segmented<Filter>
          size="small"
          value={filter}
          onChange={setFilter}
          aria-label={t('unplanned.filter')}
          options={[
            { value: 'all', label: `${t('unplanned.all')} ${left.length}` },
            { value: 'required', label: `${t('unplanned.required')} ${required}` },
            { value: 'removed', label: t('unplanned.removed') },
          ]}
        />
        <Input
          size="small"
          allowClear
          aria-label={t('unplanned.search')}
          placeholder={t('unplanned.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <p className="week-hint" role="status">
        {week.isExplaining ? t('unplanned.calculating') : t('unplanned.intro', { total: left.length, required })}
      </p>
      <ul aria-label={t('unplanned.label')} data-stale={week.isExplaining || undefined}>
        {shown.slice(0, most).map((item) => (
          <UnplannedRow
            key={item.visit}
            item={item}
            visit={content.visits[item.visit]!}
            isRequired={isRequired(item)}
            isLocked={isLocked}
            onPlace={actions.placeAtBest}
            onSelect={onSelectVisit}
          />
        ))}
      </ul>
      {shown.length === 0 ? <p className="week-hint">{t('unplanned.empty')}</p> : null}
      {shown.length > most ? (
        <Button size="small" type="link" onClick={() => setMost(most + STEP)}>
          {t('unplanned.more', { count: Math.min(STEP, shown.length - most) })}
        </Button>
      ) : null}
    </div>
  )
}

type RowProps = {
  item: Unplanned
  visit: PlanVisit
  isRequired: boolean
  isLocked: boolean
  onPlace: (visit: number) => void
  onSelect: (visit: number) => void
}

const UnplannedRow = memo(function UnplannedRow(props: RowProps) {
  const { item, visit, isRequired, isLocked, onPlace, onSelect } = props
  const { t } = useTranslation('week')
  const words = useWords()
  const numbers = useNumbers()
  return (
    <li data-required={isRequired || undefined}>
      <LevelMark level={visit.level} />
      <div>
        <LeftName visit={item.visit} name={visit.name} isLocked={isLocked} onSelect={onSelect} />{' '}
        {isRequired ? <b className="week-mark required">{t('stop.required')}</b> : null}{' '}
        <small className="faint">{t('score.prize', { value: numbers.count(visit.prize) })}</small>
        <p>{words(item.text)}</p>
      </div>
      <Button size="small" disabled={isLocked} onClick={() => onPlace(item.visit)}>
        {t('unplanned.place')}
      </Button>
    </li>
  )
})

type LeftNameProps = { visit: number; name: string; isLocked: boolean; onSelect: (visit: number) => void }

/** The part of a row that can be dragged onto the board. */
function LeftName({ visit, name, isLocked, onSelect }: LeftNameProps) {
  return (
    <button
      {...useGrip(isLocked)}
      type="button"
      className="week-left-name"
      data-visit={visit}
      onClick={() => onSelect(visit)}
    >
      {name}
    </button>
  )
}
