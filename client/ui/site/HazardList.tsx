import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SiteFile } from '../../../server/contract/index.ts'
import { useNumbers, useWords } from '../../i18n/index.ts'
import { HazardIcon } from '../HazardIcon.tsx'

type Work = SiteFile['hazardousWorks'][number]

/** 危大工程 with what was measured and when; active ones first. */
export function HazardList({ works }: { works: readonly Work[] }) {
  const { t } = useTranslation('site')
  if (works.length === 0) return <p className="quiet">{t('none')}</p>
  const sorted = works.toSorted(
    (one, other) => Number(other.isActive) - Number(one.isActive) || Number(other.overScale) - Number(one.overScale),
  )
  return (
    <ul className="hazard-list">
      {sorted.map((work) => (
        <HazardLine key={work.id} work={work} />
      ))}
    </ul>
  )
}

function HazardLine({ work }: { work: Work }) {
  const { t } = useTranslation('site')
  const { upToOne } = useNumbers()
  const words = useWords()
  const isDone = work.actualStart !== null
  const span = {
    from: (isDone ? work.actualStart : work.plannedStart) ?? t('unknownDate'),
    to: (isDone ? work.actualEnd : work.plannedEnd) ?? t(isDone ? 'open' : 'unknownDate'),
  }
  return (
    <li data-active={work.isActive}>
      <HazardIcon code={work.code} overScale={work.overScale} size={26} />
      <span>
        <strong>{words(work.name)}</strong>{' '}
        {work.measuredValue === null ? null : (
          <span className="measure">
            {upToOne(work.measuredValue)} {work.unit}
          </span>
        )}{' '}
        {work.overScale ? <Tag color="error">{t('overScale')}</Tag> : null}
        {work.isActive ? <Tag color="processing">{t('active')}</Tag> : null}
        {work.schemeStatus === 'missing' || work.schemeStatus === 'draft' ? (
          <Tag color="warning">{t(`scheme.${work.schemeStatus}`)}</Tag>
        ) : null}
        <br />
        <span className="quiet">{t(isDone ? 'actual' : 'planned', span)}</span>
      </span>
    </li>
  )
}
