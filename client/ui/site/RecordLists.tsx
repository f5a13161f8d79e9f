import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SiteFile } from '../../../server/contract/index.ts'

const shownLines = 6

/** Visits, notices and complaints, newest first. */
export function RecordLists({ site }: { site: SiteFile }) {
  const { t } = useTranslation('site')
  const today = site.risk?.asOf ?? '9999-12-31'
  return (
    <>
      <Lines
        title={t('visits')}
        lines={site.visits.map((visit) => ({
          key: visit.id,
          node: (
            <>
              {visit.visitedOn} {t(`visitKind.${visit.kind as 'patrol'}`)}{' '}
              <Tag color={visit.result === 'passed' ? 'success' : 'warning'}>
                {t(`visitResult.${visit.result as 'passed'}`)}
              </Tag>
              <span className="quiet">
                {visit.teamName} {visit.note}
              </span>
            </>
          ),
        }))}
      />
      <Lines
        title={t('notices')}
        lines={site.notices.map((notice) => ({
          key: notice.id,
          node: (
            <>
              {t(`noticeKind.${notice.kind as 'correction'}`)} {notice.number}{' '}
              {notice.closedOn === null ? (
                <Tag color={notice.dueOn < today ? 'error' : 'warning'}>
                  {t(notice.dueOn < today ? 'noticeOverdue' : 'noticeOpen', { due: notice.dueOn })}
                </Tag>
              ) : (
                <Tag>{t('noticeClosed', { date: notice.closedOn })}</Tag>
              )}
              <br />
              <span className="quiet">
                {t('issued', { date: notice.issuedOn })} · {notice.facts}
              </span>
            </>
          ),
        }))}
      />
      <Lines
        title={t('complaints')}
        lines={site.complaints.map((complaint) => ({
          key: complaint.id,
          node: (
            <>
              {complaint.receivedOn} {complaint.source}{' '}
              <Tag color={complaint.isVerified ? 'warning' : 'default'}>
                {t(complaint.isVerified ? 'verified' : 'unverified')}
              </Tag>
              <span className="quiet">{complaint.text}</span>
            </>
          ),
        }))}
      />
    </>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly { key: number; node: ReactNode }[] }) {
  const { t } = useTranslation('site')
  const rest = lines.length - shownLines
  return (
    <section>
      <h3>{title}</h3>
      {lines.length === 0 ? <p className="quiet">{t('none')}</p> : null}
      <ul className="site-list">
        {lines.slice(0, shownLines).map((line) => (
          <li key={line.key}>{line.node}</li>
        ))}
      </ul>
      {rest > 0 ? (
        <details>
          <summary className="quiet">{t('more', { count: rest })}</summary>
          <ul className="site-list">
            {lines.slice(shownLines).map((line) => (
              <li key={line.key}>{line.node}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
