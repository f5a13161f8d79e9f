import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Objection } from '../../../../server/contract/index.ts'
import { beijingTime } from '../../../state/days.ts'

type ObjectionItemProps = {
  objection: Objection
  /** Says which run it is about, where runs are mixed. */
  isNamed?: boolean
  /** What may be done with it. */
  children?: ReactNode
}

const colour = { open: 'gold', upheld: 'red', rejected: 'default' } as const

/** One objection: to what, by whom, why, and how it was decided. */
export function ObjectionItem({ objection, isNamed = false, children }: ObjectionItemProps) {
  const { t } = useTranslation('runs')
  const { runId, quarter, subject, state, filedBy, filedAt, text, decidedBy, decision } = objection
  return (
    <li>
      <p>
        <strong>{subject.name}</strong> <Tag color={colour[state]}>{t(`objections.state.${state}`)}</Tag>
        <span className="quiet">
          {isNamed ? `${t('run', { id: runId, quarter })} · ` : ''}
          {filedBy} · {beijingTime(filedAt).slice(0, 10)}
        </span>
      </p>
      <p>{text}</p>
      {decidedBy === null ? null : <p className="quiet">{t('objections.decided', { by: decidedBy, decision })}</p>}
      {children}
    </li>
  )
}
